import { describe, expect, it } from 'vitest';
import {
  aCategory,
  aFrameworkVersion,
  aNode,
  aRating,
  aTarget,
  anAssessment,
  anEngagement,
  ratingsOf,
} from '#shared/testing/builders.ts';
import { assessmentResults } from './assessmentResults.ts';
import type { AssessmentRows } from './assessmentResults.ts';

const category = aCategory();
const first = aNode({ parentId: category.id, order: 0 });
const second = aNode({ id: 'lantern:1.0:A/A2', code: 'A2', parentId: category.id, order: 1 });

function resultsOf(rows: Partial<AssessmentRows>) {
  return assessmentResults({
    engagement: anEngagement(),
    assessment: anAssessment(),
    version: aFrameworkVersion(),
    nodes: [second, category, first],
    ratings: [],
    targets: [],
    ...rows,
  });
}

describe('the results of an assessment', () => {
  it('stand in tree order with their depth, whatever order the rows come in', () => {
    const { blocks, parents } = resultsOf({});
    expect(blocks.map(({ node, depth }) => [node.code, depth])).toEqual([
      ['A1', 1],
      ['A2', 1],
    ]);
    expect(parents.map(({ node }) => node.code)).toEqual(['A']);
  });

  it('roll up to the parent and to the whole', () => {
    const ratings = [
      ...ratingsOf(first, ['F', 'L', 'P', 'N', 'N']),
      ...ratingsOf(second, ['F', 'F', 'F', 'F', 'F']),
    ];
    const { parents, overall } = resultsOf({ ratings });
    expect(overall).toMatchObject({
      score: 3.9,
      coverage: 1,
      weakest: { id: first.id },
      strongest: { id: second.id },
    });
    expect(parents[0]?.rollUp).toEqual(overall);
  });

  it('carry target and gap where there is a target', () => {
    const { blocks } = resultsOf({
      ratings: ratingsOf(first, ['F', 'L', 'P', 'N', 'N']),
      targets: [aTarget({ level: 4 }), aTarget({ nodeId: second.id, level: 3 })],
    });
    expect(blocks[0]).toMatchObject({ target: 4, gap: { gap: 1.2, surplus: 0 } });
    expect(blocks[1]).toMatchObject({ target: 3 });
    expect(blocks[1]).not.toHaveProperty('gap');
  });

  it('leave a block that does not apply out of every mean', () => {
    const ratings = [
      ...ratingsOf(first, ['F', 'F', 'F', 'F', 'F']),
      ...ratingsOf(second, ['NA', 'NA', 'NA', 'NA', 'NA']),
    ];
    expect(resultsOf({ ratings }).overall).toMatchObject({ score: 5, coverage: 1 });
  });

  it('count a block that nobody has rated in coverage and not in the mean', () => {
    expect(resultsOf({ ratings: ratingsOf(first, ['F', 'F', 'F', 'F', 'F']) }).overall).toMatchObject({
      score: 5,
      coverage: 0.5,
    });
  });

  it('are nothing where no node has practices', () => {
    expect(resultsOf({ nodes: [category] })).toMatchObject({ blocks: [], parents: [], overall: null });
  });

  it('let a parent with ratings of its own stand for itself, and for its children while it has none', () => {
    const parent = aNode({ id: 'lantern:1.0:P', code: 'P' });
    const child = aNode({ id: 'lantern:1.0:P/P1', code: 'P1', parentId: parent.id });
    const nodes = [parent, child];
    const below = ratingsOf(child, ['F', 'F', 'F', 'F', 'F']);
    expect(resultsOf({ nodes, ratings: below }).overall?.score).toBe(5);
    expect(
      resultsOf({ nodes, ratings: [...below, ...ratingsOf(parent, ['F', 'L', 'P', 'N', 'N'])] }).overall
        ?.score,
    ).toBe(2.8);
  });

  it('follow the preset of the engagement', () => {
    const ratings = ratingsOf(first, ['F', 'F', 'F', 'L', 'P']);
    const scoreIn = (scoringPreset: 'strict' | 'balanced') =>
      resultsOf({ engagement: anEngagement({ scoringPreset }), ratings }).blocks[0]?.score;
    expect(scoreIn('balanced')).toMatchObject({ score: 4.4 });
    expect(scoreIn('strict')).toMatchObject({ score: 3.9 });
  });

  it('do not see other assessments or other versions', () => {
    const foreign = aNode({ id: 'lantern:2.0:A/A1', versionId: 'lantern:2.0' });
    const { blocks } = resultsOf({
      nodes: [first, foreign],
      ratings: [aRating({ assessmentId: 'spring' })],
      targets: [aTarget({ assessmentId: 'spring' })],
    });
    expect(blocks.map(({ node, score, target }) => [node.id, score.state, target])).toEqual([
      [first.id, 'unrated', undefined],
    ]);
  });
});

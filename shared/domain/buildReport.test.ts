import { describe, expect, it } from 'vitest';
import {
  aCategory,
  aCover,
  aFramework,
  aFrameworkVersion,
  aNode,
  aPlacement,
  aTarget,
  anAssessment,
  anEngagement,
  anInitiative,
  ratingsOf,
} from '#shared/testing/builders.ts';
import { wordsFor } from '#shared/words/words.ts';
import { buildReport } from './buildReport.ts';
import type { ReportInput } from './buildReport.ts';
import type { ReportBlock } from './reportContent.ts';

const category = aCategory();
const first = aNode({ parentId: category.id });
const second = aNode({
  id: 'lantern:1.0:A/A2',
  code: 'A2',
  title: 'Change Release',
  parentId: category.id,
  order: 1,
});
const words = wordsFor('en');

function report(input: Partial<ReportInput> = {}) {
  return buildReport({
    engagement: anEngagement(),
    assessment: anAssessment(),
    framework: aFramework(),
    version: aFrameworkVersion(),
    nodes: [category, first],
    ratings: ratingsOf(first, ['F', 'L', 'P', 'N', 'N']),
    targets: [aTarget({ level: 4 })],
    initiatives: [anInitiative()],
    covers: [aCover()],
    placements: [aPlacement({ startMonth: '2027-04' })],
    today: '2026-11-24',
    head: '01JDEXAMPLE',
    words,
    ...input,
  });
}

function blockOf<K extends ReportBlock['kind']>(kind: K, input: Partial<ReportInput> = {}) {
  const found = report(input).blocks.find(
    (block): block is Extract<ReportBlock, { kind: K }> => block.kind === kind,
  );
  if (!found) throw new Error(`The report has no ${kind}`);
  return found;
}

describe('a report', () => {
  it('says in three sentences where the client stands, what is missing and what is planned', () => {
    expect(blockOf('headline').sentences).toEqual([
      'A1 Change Intake stands at 2.8: level 2, and 89% of what level 3 needs.',
      'One block is below its target: A1 Change Intake, at 2.8 against 4.',
      '1 initiative with 15 working days runs through FY27 Q2 and would lead to 3.2.',
    ]);
  });

  it('places scores and targets on the scale of the framework, and nothing where there are none', () => {
    expect(blockOf('scores').scale).toEqual({ low: 1, high: 5 });
    const unrated = blockOf('scores', { ratings: [], targets: [] }).rows;
    expect(unrated).toMatchObject([{ scoreValue: null, targetValue: null }]);
  });

  it('tells levels that are not rated from levels that do not apply', () => {
    const ratings = ratingsOf(first, ['F', null, 'NA', 'NA', 'N']);
    const bars = blockOf('levels', { ratings }).charts[0]!.bars;
    expect(bars.map(({ text }) => text)).toEqual(['100%', 'not rated', 'not applicable', '0%']);
  });

  it('leaves out the level bars when nothing applies', () => {
    const ratings = ratingsOf(first, ['NA', 'NA', 'NA', 'NA', 'NA']);
    expect(report({ ratings }).blocks.map(({ kind }) => kind)).not.toContain('levels');
  });

  it('names the weakest and the strongest of several blocks', () => {
    const input = {
      nodes: [category, first, second],
      ratings: [
        ...ratingsOf(first, ['F', 'L', 'P', 'N', 'N']),
        ...ratingsOf(second, ['F', 'F', 'F', 'F', 'F']),
      ],
      targets: [aTarget({ level: 4 }), aTarget({ nodeId: second.id, level: 5 })],
    };
    expect(blockOf('headline', input).sentences.slice(0, 2)).toEqual([
      '2 of 2 blocks are scored and stand at 3.9 on average, from 2.8 (A1 Change Intake) to 5.0 (A2 Change Release).',
      'One block is below its target: A1 Change Intake, at 2.8 against 4.',
    ]);
  });

  it('says so where nothing is rated, targeted or planned', () => {
    const empty = { ratings: [], targets: [], initiatives: [], covers: [], placements: [] };
    expect(blockOf('headline', empty).sentences).toEqual([
      'A1 Change Intake: not rated yet.',
      'No target is set for a scored block.',
      'No initiative is planned yet.',
    ]);
    expect(blockOf('gaps', empty)).toMatchObject({ rows: [], empty: 'No target is set for a scored block.' });
    expect(blockOf('roadmap', empty)).toMatchObject({
      roadmap: { rows: [] },
      empty: 'No initiative is planned yet.',
    });
  });

  it('says how many initiatives are not placed', () => {
    const initiatives = [anInitiative(), anInitiative({ id: 'later', title: 'Later' })];
    expect(blockOf('headline', { initiatives }).sentences[2]).toBe(
      '1 initiative with 15 working days runs through FY27 Q2 and would lead to 3.2; one more, with 15 working days, is parked.',
    );
    expect(blockOf('headline', { initiatives, placements: [] }).sentences[2]).toBe(
      '2 initiatives with 30 working days wait for a quarter.',
    );
  });

  it('lists every block with the sentence that the screen shows', () => {
    expect(blockOf('scores').rows).toEqual([
      {
        code: 'A1',
        title: 'Change Intake',
        score: '2.8',
        scoreValue: 2.8,
        target: '4',
        targetValue: 4,
        coverage: '100%',
        sentence: 'Level 2, and 89% of what level 3 needs.',
        provisional: false,
      },
    ]);
  });

  it('draws the levels of each block that applies', () => {
    const input = {
      nodes: [category, first, second],
      ratings: [
        ...ratingsOf(first, ['F', 'L', null, 'N', 'N']),
        ...ratingsOf(second, ['NA', 'NA', 'NA', 'NA', 'NA']),
      ],
    };
    const { charts } = blockOf('levels', input);
    expect(charts.map(({ code }) => code)).toEqual(['A1']);
    expect(charts[0]).toMatchObject({
      summary: 'A1 stands at 2.8, with a target of 4. Level 2, and 89% of what level 3 needs.',
      threshold: 0.75,
    });
    expect(
      charts[0]?.bars.map(({ level, name, achieved, passed }) => [level, name, achieved, passed]),
    ).toEqual([
      [2, 'Glow', 1, true],
      [3, 'Flame', 2 / 3, false],
      [4, 'Beam', 0, false],
      [5, 'Beacon', 0, false],
    ]);
  });

  it('lists what is missing for each target, the largest gap first and provisional scores last', () => {
    const third = aNode({ id: 'lantern:1.0:A/A3', code: 'A3', parentId: category.id, order: 2 });
    const rows = blockOf('gaps', {
      nodes: [category, first, second, third],
      ratings: [
        ...ratingsOf(first, ['F', 'L', 'P', 'N', 'N']),
        ...ratingsOf(second, ['N', 'N', 'N', 'N', 'N']),
        ...ratingsOf(third, ['N', null, null, null, null]),
      ],
      targets: [first, second, third].map(({ id }) => aTarget({ nodeId: id, level: 4 })),
    }).rows;
    expect(rows.map(({ code, score, gap }) => [code, score, gap])).toEqual([
      ['A2', '1.0', '3.0'],
      ['A1', '2.8', '1.2'],
      ['A3', '1.0', '3.0'],
    ]);
    expect(rows[1]?.missing).toEqual([
      'Agree on who decides about a request.',
      'Compare requests by what they are worth.',
      'Tell the person who asked what was decided.',
    ]);
  });

  it('prints how it was made and what it speaks of', () => {
    expect(report().imprint).toEqual([
      {
        label: 'Scoring rule',
        text: 'A level is passed when 75% of it is achieved and none of its practices is rated Not.',
      },
      { label: 'Preset', text: 'Balanced (75%)' },
      { label: 'Framework', text: 'Lantern IT Practice Guide 1.0, Lantern Works' },
      { label: 'Licence', text: 'Written for the tests of Waymark.' },
      { label: 'Date', text: '24 November 2026' },
      { label: 'State of the data', text: 'Transaction 01JDEXAMPLE' },
    ]);
  });

  it('leaves out initiatives of other assessments', () => {
    const foreign = [anInitiative({ assessmentId: 'spring' })];
    expect(blockOf('roadmap', { initiatives: foreign }).roadmap.rows).toEqual([]);
  });

  it('is the same to the letter whatever order the rows come in', () => {
    const nodes = [category, first, second];
    const ratings = ratingsOf(first, ['F', 'L', 'P', 'N', 'N']);
    const backwards = { nodes: nodes.toReversed(), ratings: ratings.toReversed() };
    expect(report(backwards)).toEqual(report({ nodes, ratings }));
  });
});

import { describe, expect, it } from 'vitest';
import {
  aFrameworkVersion,
  aLevelPick,
  aNode,
  anAssessment,
  anEngagement,
  ratingsOf,
} from '#shared/testing/builders.ts';
import { assessmentResults } from '../assessmentResults.ts';
import { levelSurvey, methodOf } from './levelSurvey.ts';
import type { AssessingMethod } from '#shared/model/engagement.ts';
import type { RatingValue } from '#shared/model/answers.ts';

const range = { low: 1, high: 5 };
const picks = (...levels: number[]) => levels.map((level, at) => ({ respondentId: `r${at}`, level }));

describe('a level survey', () => {
  it('is the mean of what the respondents picked, with how they spread', () => {
    const survey = levelSurvey(picks(2, 2.5, 3.5), range);
    expect(survey).toMatchObject({ score: 2.7, source: 'survey', dispersion: { count: 3, range: 1.5 } });
    expect(survey?.raw).toBeCloseTo(8 / 3, 12);
  });

  it('gives way to the level that was agreed on', () => {
    expect(levelSurvey([...picks(2, 4), { respondentId: null, level: 3.5 }], range)).toMatchObject({
      score: 3.5,
      source: 'agreed',
      dispersion: { mean: 3 },
    });
  });

  it('is a quick scan where nobody was asked', () => {
    expect(levelSurvey([{ respondentId: null, level: 2.5 }], range)).toMatchObject({
      score: 2.5,
      source: 'scan',
      dispersion: null,
    });
  });

  it('is nothing where nobody picked a level', () => {
    expect(levelSurvey([], range)).toBeNull();
  });
});

describe('the score that counts', () => {
  const node = aNode();
  const of = (
    method: AssessingMethod,
    values: readonly (RatingValue | null)[],
    levelPicks: ReturnType<typeof aLevelPick>[],
  ) =>
    assessmentResults({
      engagement: anEngagement({ method }),
      assessment: anAssessment(),
      version: aFrameworkVersion(),
      nodes: [node],
      ratings: ratingsOf(node, values),
      targets: [],
      levelPicks: [...levelPicks, aLevelPick({ assessmentId: 'spring', level: 5 })],
    }).blocks[0];
  const two = [aLevelPick({ level: 4 }), aLevelPick({ respondentId: 'lee', level: 3.5 })];
  const scan = [aLevelPick({ respondentId: null, level: 4 })];

  it('is the practices’ from half of them on, and the quick scan’s before', () => {
    expect(of('practices', ['F', 'L', 'P', 'N', 'N'], scan)?.score).toMatchObject({ score: 2.8 });
    expect(of('practices', ['F', 'L', null, null, null], scan)?.score).toMatchObject({
      score: 4,
      basis: { kind: 'scan', respondents: 0 },
    });
  });

  it('is the survey’s where levels are asked for, whatever the practices say', () => {
    expect(of('levels', ['F', 'L', 'P', 'N', 'N'], two)?.score).toMatchObject({
      score: 3.8,
      attained: 3,
      basis: { kind: 'survey', respondents: 2 },
    });
    expect(of('levels', ['F', 'L', 'P', 'N', 'N'], [])?.score.state).toBe('unrated');
  });

  it('is the practices’ with both, and a whole level between them is a perception gap', () => {
    const apart = of('both', ['F', 'L', 'P', 'N', 'N'], [aLevelPick({ level: 4 })]);
    expect(apart).toMatchObject({ score: { score: 2.8 }, survey: { score: 4 }, isPerceptionGap: true });
    const near = of('both', ['F', 'L', 'P', 'N', 'N'], [aLevelPick({ level: 3.5 })]);
    expect(near?.isPerceptionGap).toBe(false);
    expect(of('practices', ['F', 'L', 'P', 'N', 'N'], two)?.isPerceptionGap).toBe(false);
  });

  it('is by the assessment’s own method before the engagement’s', () => {
    expect(methodOf({ method: 'levels' }, { method: 'both' })).toBe('both');
    expect(methodOf({ method: 'levels' }, {})).toBe('levels');
    expect(methodOf({}, {})).toBe('practices');
  });
});

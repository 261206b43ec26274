import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aNode, aRating, aResponse, ratingsOf } from '#shared/testing/builders.ts';
import { aFrameworkVersion, anAssessment, anEngagement } from '#shared/testing/builders.ts';
import { manyRuns } from '#shared/testing/manyRuns.ts';
import { assessmentResults } from '../assessmentResults.ts';
import { usualScale } from '../scales.ts';
import { blockResponses, groupMeans, practiceResponses, widestDifference } from './responses.ts';

function asked(values: string) {
  return practiceResponses(
    values.split(' ').flatMap((value, at) => (value === '' ? [] : [{ respondentId: `r${at}`, value }])),
    usualScale,
  );
}

describe('what respondents say of a practice', () => {
  it.each([
    { values: 'P L L', suggested: 'L', range: 1, agreement: 2 / 3, isDisputed: false },
    { values: 'N L L', suggested: 'L', range: 2, agreement: 1 / 3, isDisputed: true },
    { values: 'N N F', suggested: 'N', range: 3, agreement: 0, isDisputed: true },
    { values: 'P L', suggested: 'P', range: 1, agreement: 2 / 3, isDisputed: false },
    { values: 'F', suggested: 'F', range: 0, agreement: 1, isDisputed: false },
    { values: '', suggested: null, range: 0, agreement: 1, isDisputed: false },
    { values: 'NA NA L', suggested: 'NA', range: 0, agreement: 1, isDisputed: true },
    { values: 'NA L L', suggested: 'L', range: 0, agreement: 1, isDisputed: true },
    { values: 'NA NA', suggested: 'NA', range: 0, agreement: 1, isDisputed: false },
  ])('suggests $suggested for "$values"', ({ values, ...expected }) => {
    const { suggested, range, agreement, isDisputed } = asked(values);
    expect({ suggested, range, isDisputed }).toEqual({
      suggested: expected.suggested,
      range: expected.range,
      isDisputed: expected.isDisputed,
    });
    expect(agreement).toBeCloseTo(expected.agreement, 12);
  });

  it('is disputed on yes and no as soon as two differ', () => {
    const scale = {
      id: 'yes-no',
      options: [
        { code: 'no', label: 'No', worth: 0 },
        { code: 'yes', label: 'Yes', worth: 1 },
      ],
    };
    const said = (...values: string[]) =>
      practiceResponses(
        values.map((value, at) => ({ respondentId: String(at), value })),
        scale,
      );
    expect(said('yes', 'no').isDisputed).toBe(true);
    expect(said('yes', 'yes').isDisputed).toBe(false);
  });

  it('suggests an answer that somebody gave, whoever is asked first, and never a higher one than half of them gave', () => {
    const values = fc.array(fc.constantFrom('N', 'P', 'L', 'F'), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(values, (given) => {
        const { suggested } = asked(given.join(' '));
        expect(given).toContain(suggested);
        expect(asked(given.toReversed().join(' ')).suggested).toBe(suggested);
        const order = 'NPLF';
        const least = given.filter((value) => order.indexOf(value) >= order.indexOf(suggested ?? 'N')).length;
        expect(least * 2).toBeGreaterThanOrEqual(given.length);
      }),
      manyRuns,
    );
  });
});

describe('what respondents say of a block', () => {
  const practice = (practiceId: string, values: string, isAgreed = false) => ({
    practiceId,
    scale: usualScale,
    isAgreed,
    answers: values
      .split(' ')
      .flatMap((value, at) => (value === '' ? [] : [{ respondentId: `r${at}`, value }])),
  });

  it('agrees as far as the ranges of the practices that two or more answered say', () => {
    const { agreement, respondents } = blockResponses([
      practice('a', 'L L L'),
      practice('b', 'P L'),
      practice('c', 'N'),
    ]);
    expect(agreement).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(respondents).toBe(3);
  });

  it('says nothing of agreement while nobody was asked twice', () => {
    expect(blockResponses([practice('a', 'N'), practice('b', '')]).agreement).toBeNull();
  });

  it('lists what is disputed until it is agreed on', () => {
    expect(blockResponses([practice('a', 'N F'), practice('b', 'N F', true)]).disputed).toEqual(['a']);
  });
});

describe('an assessment with respondents', () => {
  const node = aNode();
  const resultsWith = (ratings: ReturnType<typeof ratingsOf>) =>
    assessmentResults({
      engagement: anEngagement(),
      assessment: anAssessment(),
      version: aFrameworkVersion(),
      nodes: [node],
      ratings,
      targets: [],
      responses: [
        aResponse({ value: 'N' }),
        aResponse({ value: 'F', respondentId: 'lee' }),
        aResponse({ practiceId: `${node.id}/3.1`, value: 'F' }),
        aResponse({ assessmentId: 'spring', practiceId: `${node.id}/4.1`, value: 'F' }),
      ],
    }).blocks[0];

  it('is not rated by what single people say', () => {
    expect(resultsWith([])?.score.state).toBe('unrated');
    expect(resultsWith([])?.responses?.respondents).toBe(2);
  });

  it('stays provisional while something is disputed that nobody agreed on', () => {
    const but = ratingsOf(node, [null, 'F', 'F', 'F', 'F']);
    expect(resultsWith(but)?.score).toMatchObject({ state: 'scored', coverage: 0.8, provisional: true });
    expect(resultsWith([...but, aRating({ value: 'L' })])?.score).toMatchObject({ provisional: false });
  });
});

describe('groups', () => {
  const people = [
    { id: 'a', group: 'IT' },
    { id: 'b', group: 'IT' },
    { id: 'c', group: 'Business' },
    { id: 'd', group: '' },
  ];
  const picks = [
    { respondentId: 'a', value: 3 },
    { respondentId: 'b', value: 4 },
    { respondentId: 'c', value: 2 },
    { respondentId: 'd', value: 1 },
  ];

  it('are compared by their means, without those who speak for nobody in particular', () => {
    const means = groupMeans(people, picks);
    expect(means).toEqual([
      { group: 'Business', count: 1, mean: 2 },
      { group: 'IT', count: 2, mean: 3.5 },
    ]);
    expect(widestDifference(means)).toMatchObject({
      higher: { group: 'IT' },
      lower: { group: 'Business' },
      difference: 1.5,
    });
  });

  it('do not differ while there is one alone', () => {
    expect(widestDifference(groupMeans(people, picks.slice(0, 2)))).toBeNull();
  });
});

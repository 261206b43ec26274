import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RatingValue } from '#shared/model/answers.ts';
import {
  aCover,
  aFrameworkVersion,
  aNode,
  aPlacement,
  aRating,
  anAssessment,
  anEngagement,
  ratingsOf,
} from '#shared/testing/builders.ts';
import {
  answersWithDone,
  bandOf,
  deriveInitiatives,
  effortDays,
  predecessorsOf,
  projectedResults,
  projectedScore,
  scoresAround,
} from './planning.ts';
import { quarterOf } from './quarters.ts';
import { scoreBlock, scoringRules } from './scoring.ts';
import type { BlockAnswers } from './scoring.ts';

const node = aNode();
const at = (place: string) => `${node.id}/${place}`;

function answers(values: readonly (RatingValue | null)[]): BlockAnswers {
  const ratings = new Map(ratingsOf(node, values).map(({ practiceId, value }) => [practiceId, value]));
  return { groups: node.groups, ratings, levels: [1, 2, 3, 4, 5], rule: scoringRules.balanced };
}

function derive(values: readonly (RatingValue | null)[], target: number) {
  const block = answers(values);
  return deriveInitiatives({
    node,
    score: scoreBlock(block),
    ratings: block.ratings,
    target,
    rule: block.rule,
  });
}

describe('initiatives derived from a target', () => {
  it('are one per level that is missing, with the practices below Fully', () => {
    const derived = derive(['F', 'L', 'F', 'N', 'N'], 4);
    expect(derived.map(({ code, level, practices }) => [code, level, practices.map(({ id }) => id)])).toEqual(
      [
        ['A1', 3, [at('3.1')]],
        ['A1', 4, [at('4.2')]],
      ],
    );
  });

  it('take outcomes and metrics from the groups they work on, each metric once', () => {
    const [first] = derive(['F', 'F', 'P', 'N', 'N'], 4);
    expect(first?.outcomes.map(({ id }) => id)).toEqual([at('outcome-4.1'), at('outcome-4.2')]);
    expect(first?.metrics.map(({ text }) => text)).toEqual(['Days from request to use']);
  });

  it('are none when the target is reached', () => {
    expect(derive(['F', 'F', 'F', 'L', 'P'], 4)).toEqual([]);
  });

  it('start at level 2 for a block that nobody has rated', () => {
    expect(derive([], 3).map(({ level }) => level)).toEqual([2, 3]);
  });

  it('lead to the target once they are all done, whatever the ratings are', () => {
    const anyValues = fc.array(fc.constantFrom<(RatingValue | null)[]>('N', 'P', 'L', 'F', 'NA', null), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(anyValues, fc.integer({ min: 2, max: 5 }), (values, target) => {
        const block = answers(values);
        // Without a rating and with nothing that applies up to the target there is no work that could give a score.
        fc.pre(values.some((value) => value !== null && value !== 'NA') || derive(values, target).length > 0);
        const done = derive(values, target).flatMap(({ practices }) => practices.map(({ id }) => id));
        const after = scoreBlock({ ...block, ratings: answersWithDone(block, done) });
        expect(after.state === 'scored' ? after.attained : 0).toBeGreaterThanOrEqual(target);
      }),
    );
  });
});

describe('effort', () => {
  it('falls into the smallest band that holds it', () => {
    expect([0.5, 2, 3, 15, 16, 80, 500].map(bandOf)).toEqual(['XS', 'XS', 'S', 'M', 'L', 'XL', 'XL']);
  });

  it('of each band falls into that band', () => {
    for (const [band, days] of Object.entries(effortDays)) expect(bandOf(days)).toBe(band);
  });
});

describe('a projected score', () => {
  const block = answers(['F', 'L', 'P', 'N', 'N']);
  const covers = [
    aCover({ initiativeId: 'to-3', practiceId: at('3.1') }),
    aCover({ initiativeId: 'to-4', practiceId: at('4.1') }),
    aCover({ initiativeId: 'to-4', practiceId: at('4.2') }),
  ];
  const placements = [
    aPlacement({ initiativeId: 'to-3', startMonth: '2027-01' }),
    aPlacement({ initiativeId: 'to-4', startMonth: '2027-07' }),
  ];

  it('counts work from the end of the quarter that it is placed in', () => {
    const scores = ['2026-10', '2027-01', '2027-04', '2027-07'].map((month) => {
      const score = projectedScore(block, quarterOf(month, 1), placements, covers);
      return score.state === 'scored' ? score.score : null;
    });
    expect(scores).toEqual([2.8, 3.2, 3.2, 4]);
  });

  it('does not count work that is parked', () => {
    expect(projectedScore(block, quarterOf('2030-01', 1), [], covers)).toMatchObject({ score: 2.8 });
  });

  it('counts work placed under another fiscal calendar in the quarter that holds its first month', () => {
    const shifted = [aPlacement({ initiativeId: 'to-3', startMonth: '2027-02' })];
    expect(projectedScore(block, quarterOf('2027-01', 1), shifted, covers)).toMatchObject({ attained: 3 });
  });

  it('leaves practices alone that do not apply', () => {
    const ratings = answersWithDone({ ...answers([]), ratings: new Map([[at('3.1'), 'NA']]) }, [at('3.1')]);
    expect(ratings.get(at('3.1'))).toBe('NA');
  });

  it('of a whole assessment counts unrated practices that will be done, and no other assessment', () => {
    const rows = {
      engagement: anEngagement(),
      assessment: anAssessment(),
      version: aFrameworkVersion(),
      nodes: [node],
      ratings: [
        ...ratingsOf(node, ['F', null, 'P', 'N', 'N']),
        aRating({ assessmentId: 'spring', practiceId: at('3.1'), value: 'N' }),
      ],
      targets: [],
    };
    expect(projectedResults(rows, quarterOf('2026-10', 1), placements, covers).overall?.score).toBe(2);
    expect(projectedResults(rows, quarterOf('2027-01', 1), placements, covers).overall?.score).toBe(3.2);
  });
});

describe('what an initiative adds', () => {
  const block = answers(['F', 'L', 'P', 'N', 'N']);

  it('is nothing beyond the next level while that level is missing', () => {
    expect(scoresAround(block, [at('4.1'), at('4.2')])).toEqual({ from: 2.8, to: 2.8 });
  });

  it('counts once what it builds on is done', () => {
    expect(scoresAround(block, [at('4.1'), at('4.2')], [at('3.1')])).toEqual({ from: 3.2, to: 4 });
  });

  it('goes on where what it builds on ends', () => {
    const whole = scoresAround(block, [at('3.1'), at('4.1'), at('4.2')]);
    const first = scoresAround(block, [at('3.1')]);
    const second = scoresAround(block, [at('4.1'), at('4.2')], [at('3.1')]);
    expect([first.from, second.from, second.to]).toEqual([whole.from, first.to, whole.to]);
  });

  it('begins at no score where nobody has rated', () => {
    expect(scoresAround(answers([]), [at('2.1')])).toEqual({ from: null, to: 2 });
  });

  it('builds on the initiatives at lower levels of the same block only', () => {
    const covers = [
      aCover({ initiativeId: 'to-3', practiceId: at('3.1') }),
      aCover({ initiativeId: 'to-4', practiceId: at('4.1') }),
      aCover({ initiativeId: 'also-4', practiceId: at('4.2') }),
      aCover({ initiativeId: 'elsewhere', practiceId: 'lantern:1.0:A/A2/2.1' }),
    ];
    expect([...predecessorsOf('to-4', node, covers)]).toEqual(['to-3']);
    expect([...predecessorsOf('to-3', node, covers)]).toEqual([]);
    expect([...predecessorsOf('elsewhere', node, covers)]).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RatingValue } from '#shared/model/answers.ts';
import { manyRuns } from '#shared/testing/manyRuns.ts';
import { scoreBlock, scoringRules } from './scoring.ts';
import type { BlockScore, ScoredBlock, ScoringRule } from './scoring.ts';

const levels = [1, 2, 3, 4, 5];
const { strict, balanced, lenient } = scoringRules;

type Rated = { readonly level: number; readonly weight: number; readonly rating: RatingValue | null };

function scoreOf(practices: readonly Rated[], rule: ScoringRule = balanced): BlockScore {
  return scoreBlock({
    groups: practices.map(({ level, weight }, index) => ({
      level,
      practices: [{ id: String(index), weight }],
    })),
    ratings: new Map(practices.flatMap(({ rating }, index) => (rating ? [[String(index), rating]] : []))),
    levels,
    rule,
  });
}

/** Ratings per level from 2 upwards, such as `F | L | P,N | N`; `-` is unrated. */
function read(text: string): Rated[] {
  return text.split('|').flatMap((level, index) =>
    level
      .split(',')
      .map((rating) => rating.trim())
      .filter((rating) => rating !== '')
      .map((rating) => ({
        level: index + 2,
        weight: 1,
        rating: rating === '-' ? null : rating,
      })),
  );
}

function scored(text: string, rule: ScoringRule = balanced): ScoredBlock {
  return known(scoreOf(read(text), rule));
}

function known(score: BlockScore): ScoredBlock {
  if (score.state !== 'scored') throw new Error(`This block is ${score.state}`);
  return score;
}

describe('the worked example', () => {
  it.each([
    { name: 'A', ratings: 'F | L | P,N | N', inBalanced: 2.8, inStrict: 2.7 },
    { name: 'B', ratings: 'F | F | P,N | N', inBalanced: 3.2, inStrict: 3.1 },
    { name: 'C', ratings: 'F | F | F,L | P', inBalanced: 4.4, inStrict: 3.9 },
    { name: 'D', ratings: 'L | F | F,F | F', inBalanced: 1.8, inStrict: 1.7 },
    { name: 'E', ratings: 'F | F | F,NA | N', inBalanced: 4, inStrict: 4 },
  ])(
    'case $name scores $inBalanced in Balanced and $inStrict in Strict',
    ({ ratings, inBalanced, inStrict }) => {
      expect(scored(ratings).score).toBe(inBalanced);
      expect(scored(ratings, strict).score).toBe(inStrict);
    },
  );

  it('shows the work of case D as ahead of its level', () => {
    const score = scored('L | F | F,F | F');
    expect(score.ahead).toBe(true);
    expect(score.profile.toFixed(1)).toBe('4.7');
  });

  it('keeps the unrounded share of the next level in case A', () => {
    expect(scored('F | L | P,N | N').progress).toBeCloseTo(8 / 9, 12);
  });

  it('calls no other case ahead', () => {
    expect(
      ['F | L | P,N | N', 'F | F | P,N | N', 'F | F | F,L | P', 'F | F | F,NA | N'].map(
        (c) => scored(c).ahead,
      ),
    ).toEqual([false, false, false, false]);
  });
});

describe('levels', () => {
  it('are passed in Lenient when every practice is Largely', () => {
    expect(scored('L | L | L,L,L | L', lenient).score).toBe(5);
  });

  it('are not passed while a practice is Not, however much the others achieve', () => {
    const score = scored('F,F,F,F,F,F,F,F,F,N | F | F | F');
    expect(score).toMatchObject({ attained: 1, score: 1.9, progress: 1 });
  });

  it('are passed with a practice rated Not when the rule has no gate', () => {
    expect(scored('F,F,F,N | N | N | N', { ...balanced, noNotGate: false }).attained).toBe(2);
  });

  it('are passed through when none of their practices applies', () => {
    expect(scored('F | NA | F | N').score).toBe(4);
  });

  it('are not passed while none of their practices is rated', () => {
    const score = scored('F | - | F | F');
    expect(score).toMatchObject({ attained: 2, score: 2, low: 2, high: 5 });
    expect(score.levels[1]).toMatchObject({ achieved: null, passed: false, applicable: 1, rated: 0 });
  });

  it('weigh each practice by its weight', () => {
    const score = known(
      scoreOf([
        { level: 2, weight: 3, rating: 'F' },
        { level: 2, weight: 1, rating: 'P' },
      ]),
    );
    expect(score.levels[0]?.achieved).toBeCloseTo((3 + 1 / 3) / 4, 12);
  });

  it('start at level 1, whose practices have nothing to prove', () => {
    expect(known(scoreOf([...read('F'), { level: 1, weight: 1, rating: 'N' }]))).toMatchObject({
      attained: 5,
      coverage: 1,
    });
  });
});

describe('a block', () => {
  it('that does not apply at all has no score', () => {
    expect(scoreOf(read('NA | NA,NA')).state).toBe('notApplicable');
    expect(scoreOf([]).state).toBe('notApplicable');
  });

  it('that nobody has rated has no score yet', () => {
    expect(scoreOf(read('- | NA | -')).state).toBe('unrated');
  });

  it('is provisional below half of its weight, and not at half', () => {
    expect(scored('F | - | -,- | -')).toMatchObject({ coverage: 0.2, provisional: true });
    expect(scored('F | F | -,-').provisional).toBe(false);
  });

  it('shows the band that its unrated practices leave open', () => {
    expect(scored('F | L,- | N | N')).toMatchObject({ score: 2.8, low: 2.4, high: 3 });
  });
});

const anyRating = fc.constantFrom<(RatingValue | null)[]>('N', 'P', 'L', 'F', 'NA', null);
const anyPractices = fc.array(
  fc.record({
    level: fc.integer({ min: 2, max: 5 }),
    weight: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 10, noNaN: true })),
    rating: anyRating,
  }),
  { minLength: 1, maxLength: 14 },
);
const anyRule = fc.constantFrom(strict, balanced, lenient, { ...balanced, noNotGate: false });
const steps = ['N', 'P', 'L', 'F'] as const;
const runs = manyRuns;

describe('whatever the ratings are', () => {
  it('a score lies between 1 and 5 and its whole part is the attained level', () => {
    fc.assert(
      fc.property(anyPractices, anyRule, (practices, rule) => {
        const score = scoreOf(practices, rule);
        if (score.state !== 'scored') return;
        expect(score.score).toBeGreaterThanOrEqual(1);
        expect(score.score).toBeLessThanOrEqual(5);
        expect(Math.floor(score.score)).toBe(score.attained);
        expect(Math.round(score.score * 10) / 10).toBe(score.score);
        expect(score.raw - score.score).toBeGreaterThan(-1e-9);
        expect(score.raw - score.score).toBeLessThan(0.1);
      }),
      runs,
    );
  });

  it('raising a rating never lowers the score, its band or the profile', () => {
    fc.assert(
      fc.property(anyPractices, anyRule, fc.nat(), (practices, rule, pick) => {
        const raisable = practices.flatMap((practice, index) =>
          practice.rating === 'N' || practice.rating === 'P' || practice.rating === 'L' ? [index] : [],
        );
        fc.pre(raisable.length > 0);
        const index = raisable[pick % raisable.length];
        const raised = practices.map((practice, at) =>
          at === index
            ? {
                ...practice,
                rating: steps[steps.indexOf(practice.rating as (typeof steps)[number]) + 1] ?? 'F',
              }
            : practice,
        );
        const before = known(scoreOf(practices, rule));
        const after = known(scoreOf(raised, rule));
        expect(after.raw).toBeGreaterThanOrEqual(before.raw);
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(after.low).toBeGreaterThanOrEqual(before.low);
        expect(after.high).toBeGreaterThanOrEqual(before.high);
        expect(after.profile).toBeGreaterThanOrEqual(before.profile);
      }),
      runs,
    );
  });

  it('the score lies inside its band, and the band closes when all is rated', () => {
    fc.assert(
      fc.property(anyPractices, anyRule, (practices, rule) => {
        const score = scoreOf(practices, rule);
        if (score.state !== 'scored') return;
        expect(score.low).toBeLessThanOrEqual(score.score);
        expect(score.score).toBeLessThanOrEqual(score.high);
        if (practices.every(({ rating }) => rating !== null)) {
          expect([score.low, score.high, score.coverage]).toEqual([score.score, score.score, 1]);
        }
      }),
      runs,
    );
  });

  it('Strict never scores above Balanced, nor Balanced above Lenient', () => {
    fc.assert(
      fc.property(anyPractices, (practices) => {
        const [low, middle, high] = [strict, balanced, lenient].map((rule) => scoreOf(practices, rule));
        if (low?.state !== 'scored' || middle?.state !== 'scored' || high?.state !== 'scored') return;
        expect(low.score).toBeLessThanOrEqual(middle.score);
        expect(middle.score).toBeLessThanOrEqual(high.score);
      }),
      runs,
    );
  });

  it('a practice that does not apply counts as if it were not there', () => {
    fc.assert(
      fc.property(anyPractices, anyRule, (practices, rule) => {
        const without = practices.filter(({ rating }) => rating !== 'NA');
        expect(scoreOf(practices, rule)).toEqual(scoreOf(without, rule));
      }),
      runs,
    );
  });
});

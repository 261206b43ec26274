import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manyRuns } from '#shared/testing/manyRuns.ts';
import { consensusOf, dispersionOf } from './consensus.ts';

/** Answers 1, 2, 3… as often as `counts` says. */
function answers(...counts: readonly number[]): number[] {
  return counts.flatMap((count, at) => Array.from({ length: count }, () => at + 1));
}

describe('consensus', () => {
  // The documented example of `consensus` in the R package agrmt 1.42, which follows the same paper.
  it('is 0.7256876 for the published distribution over seven answers', () => {
    expect(consensusOf(answers(30, 40, 210, 130, 530, 50, 10), 6)).toBeCloseTo(0.7256876, 7);
  });

  it('is 1 when all say the same and 0 when half of them stand at either end', () => {
    expect(consensusOf(answers(0, 0, 7, 0, 0), 4)).toBe(1);
    expect(consensusOf(answers(5, 0, 0, 0, 5), 4)).toBe(0);
  });

  it('is 1 where there is nobody to disagree', () => {
    expect(consensusOf([], 4)).toBe(1);
    expect(consensusOf([3], 0)).toBe(1);
  });

  it('lies between 0 and 1, is the same upside down, and is whole only for one answer', () => {
    const any = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(any, (given) => {
        const consensus = consensusOf(given, 4);
        expect(consensus).toBeGreaterThanOrEqual(0);
        expect(consensus).toBeLessThanOrEqual(1);
        expect(
          consensusOf(
            given.map((answer) => 6 - answer),
            4,
          ),
        ).toBeCloseTo(consensus, 9);
        expect(new Set(given).size === 1).toBe(consensus === 1);
      }),
      manyRuns,
    );
  });
});

it('says how answers spread', () => {
  expect(dispersionOf([2, 3, 4, 3], 4)).toMatchObject({ count: 4, mean: 3, lowest: 2, highest: 4, range: 2 });
  expect(dispersionOf([2, 3, 4, 3], 4)?.deviation).toBeCloseTo(Math.sqrt(0.5), 12);
  expect(dispersionOf([], 4)).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manyRuns } from '#shared/testing/manyRuns.ts';
import { partOf, rollUp as rollUpBy } from './rollUp.ts';
import type { Part, RollUpRule } from './rollUp.ts';

const staged: RollUpRule = { method: 'staged', range: { low: 1, high: 5 }, by: 'mean' };

function rollUp(parts: readonly Part[], rule: Partial<RollUpRule> = {}) {
  return rollUpBy(parts, { ...staged, ...rule });
}

function part(id: string, raw: number | null, coverage = 1, importance = 1): Part {
  const standing = raw === null ? null : { id, raw };
  return { raw, coverage, weakest: standing, strongest: standing, importance };
}

describe('a mean of scores', () => {
  it('weighs each part by its importance', () => {
    expect(rollUp([part('a', 2, 1, 3), part('b', 4, 1, 1)])?.raw).toBe(2.5);
  });

  it('counts every part alike when nobody has said how important it is', () => {
    const parts = [part('a', 2), part('b', 3)].map(({ raw, coverage, weakest, strongest }) => ({
      raw,
      coverage,
      weakest,
      strongest,
    }));
    expect(rollUp(parts)?.raw).toBe(2.5);
  });

  it('is shown cut and not rounded, like the scores it is made of', () => {
    expect(rollUp([part('a', 2 + 8 / 9)])).toMatchObject({ score: 2.8 });
  });

  it('names the weakest block and the spread, through every storey of the tree', () => {
    const below = rollUp([part('a', 4.4), part('b', 1.5)]);
    expect(below && rollUp([below, part('c', 3)])).toMatchObject({
      weakest: { id: 'b', raw: 1.5 },
      strongest: { id: 'a', raw: 4.4 },
      spread: 4.4 - 1.5,
    });
  });

  it('is the weakest part where a chain is as strong as its weakest link', () => {
    expect(rollUp([part('a', 4.4), part('b', 1.5, 1, 9)], { by: 'weakest' })?.raw).toBe(1.5);
  });

  it('counts everything rated once by its own weight where scores are means, however deep it stands', () => {
    const mean = { method: 'mean', range: { low: 0, high: 100 } } as const;
    const below = rollUp([part('a', 100), part('b', 40), part('c', null, 0, 5)], mean);
    const all = below && rollUp([below, part('d', 10, 1, 2)], mean);
    expect(all).toMatchObject({ raw: (100 + 40 + 2 * 10) / 4, coverage: 4 / 9 });
  });

  it('leaves out parts without a score, but not from coverage', () => {
    expect(rollUp([part('a', 3), part('b', null, 0), part('c', null, 0)])).toMatchObject({
      raw: 3,
      coverage: 1 / 3,
      provisional: true,
    });
  });

  it('has no score while no part has one', () => {
    expect(rollUp([part('a', null, 0)])).toMatchObject({ raw: null, score: null, spread: null });
  });

  it('does not exist where nothing applies', () => {
    expect(rollUp([])).toBeNull();
    expect(
      partOf('a', {
        state: 'notApplicable',
        coverage: 0,
        levels: [],
        threshold: 0.75,
        method: 'staged',
        range: { low: 1, high: 5 },
      }),
    ).toBeNull();
  });

  it('lies between its weakest and its strongest block', () => {
    const anyPart = fc.record({
      raw: fc.double({ min: 1, max: 5, noNaN: true }),
      importance: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 10 }), (parts) => {
        const sum = rollUp(
          parts.map(({ raw, importance }, index) => part(String(index), raw, 1, importance)),
        );
        expect(sum?.raw).toBeGreaterThanOrEqual((sum?.weakest?.raw ?? NaN) - 1e-9);
        expect(sum?.raw).toBeLessThanOrEqual((sum?.strongest?.raw ?? NaN) + 1e-9);
      }),
      manyRuns,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RatingValue } from '#shared/model/answers.ts';
import {
  aFrameworkVersion,
  anAssessment,
  anEngagement,
  aNode,
  aTarget,
  ratingsOf,
} from '#shared/testing/builders.ts';
import { assessmentResults, type BlockResult } from './assessmentResults.ts';
import { presetTargets, targetLevels, type TargetPreset } from './targetPresets.ts';

type Case = { readonly values: readonly (RatingValue | null)[]; readonly target: number | null };

/** Blocks with these ratings of their five practices, and these targets. */
function blocksOf(cases: readonly Case[]): readonly BlockResult[] {
  const version = aFrameworkVersion();
  const nodes = cases.map((_, index) =>
    aNode({ id: `${version.id}:A${index}`, code: `A${index}`, order: index }),
  );
  const rows = cases.map(({ values, target }, index) => {
    const node = nodes[index]!;
    return {
      ratings: ratingsOf(node, values),
      targets: target === null ? [] : [aTarget({ nodeId: node.id, level: target })],
    };
  });
  return assessmentResults({
    engagement: anEngagement(),
    assessment: anAssessment(),
    version,
    nodes,
    ratings: rows.flatMap(({ ratings }) => ratings),
    targets: rows.flatMap(({ targets }) => targets),
  }).blocks;
}

/** Targets by block after a preset, in the order of the blocks. */
function after(cases: readonly Case[], preset: TargetPreset): readonly (number | null)[] {
  const blocks = blocksOf(cases);
  const changed = new Map(presetTargets(blocks, preset, 5).map(({ nodeId, level }) => [nodeId, level]));
  return blocks.map(({ node, target }) => {
    const wish = changed.get(node.id);
    return wish === undefined ? (target ?? null) : wish;
  });
}

const atLevel2 = ['F', 'N', 'N', 'N', 'N'] as const;
const atLevel4 = ['F', 'F', 'F', 'F', 'N'] as const;
const atLevel5 = ['F', 'F', 'F', 'F', 'F'] as const;
const notApplicable = ['NA', 'NA', 'NA', 'NA', 'NA'] as const;
const unrated = [null, null, null, null, null] as const;

const anyCase = fc.record({
  values: fc.array(fc.constantFrom<RatingValue | null>('N', 'P', 'L', 'F', 'NA', null), {
    minLength: 5,
    maxLength: 5,
  }),
  target: fc.constantFrom(null, 2, 3, 4, 5),
});
const anyPreset = fc.oneof(
  fc.record({ kind: fc.constant('floor' as const), level: fc.integer({ min: 2, max: 5 }) }),
  fc.constant({ kind: 'oneUp' as const }),
  fc.constant({ kind: 'none' as const }),
);

describe('the targets a preset sets', () => {
  it('lifts what is below the floor, and keeps what is reached or wanted beyond it', () => {
    const cases = [
      { values: atLevel2, target: null },
      { values: atLevel2, target: 5 },
      { values: atLevel4, target: 2 },
      { values: unrated, target: null },
      { values: notApplicable, target: null },
    ];
    expect(after(cases, { kind: 'floor', level: 3 })).toEqual([3, 5, 4, 3, null]);
  });

  it('goes one level up from where each block stands, and not beyond the highest', () => {
    const cases = [
      { values: atLevel2, target: 5 },
      { values: atLevel4, target: null },
      { values: atLevel5, target: null },
      { values: unrated, target: 4 },
      { values: notApplicable, target: null },
    ];
    expect(after(cases, { kind: 'oneUp' })).toEqual([3, 5, 5, 4, null]);
  });

  it('takes every target away, also of what does not apply', () => {
    const cases = [
      { values: atLevel2, target: 3 },
      { values: notApplicable, target: 4 },
    ];
    expect(after(cases, { kind: 'none' })).toEqual([null, null]);
  });

  it('names only what changes, within the levels that can be a target, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 6 }), anyPreset, (cases, preset) => {
        const blocks = blocksOf(cases);
        const wishes = presetTargets(blocks, preset, 5);
        const targets = new Map(blocks.map(({ node, target }) => [node.id, target ?? null]));
        for (const { nodeId, level } of wishes) {
          expect(level).not.toBe(targets.get(nodeId));
          if (level !== null) expect([2, 3, 4, 5]).toContain(level);
        }
        const once = after(cases, preset);
        const again = cases.map((each, index) => ({ ...each, target: once[index] ?? null }));
        expect(presetTargets(blocksOf(again), preset, 5)).toEqual([]);
      }),
    );
  });
});

it('offers the levels from 2 to 5 that the framework has', () => {
  const level = (no: number) => ({ no, name: '' });
  const levels = [4, 1, 3, 0, 2].map(level);
  expect(targetLevels(levels, { method: 'staged' })).toEqual([2, 3, 4]);
  expect(targetLevels(levels, { method: 'staged', min: 0 })).toEqual([1, 2, 3, 4]);
  expect(targetLevels(levels, { method: 'sum' })).toEqual([1, 2, 3, 4]);
  expect(targetLevels([], { method: 'mean', min: 1, max: 4 })).toEqual([2, 3, 4]);
  expect(targetLevels([], { method: 'mean', min: 0, max: 100 })).toEqual([25, 50, 75, 100]);
});

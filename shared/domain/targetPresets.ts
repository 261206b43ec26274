import type { FrameworkScoring, Level } from '#shared/model/framework.ts';
import type { BlockResult } from './assessmentResults.ts';
import { countedLevels } from './scoreRange.ts';

/** A way to set the targets of many blocks at once. */
export type TargetPreset =
  /** No block stays below this level; what is reached or wanted beyond it is kept. */
  | { readonly kind: 'floor'; readonly level: number }
  /** Each block goes for the level after the one it has attained. */
  | { readonly kind: 'oneUp' }
  /** No block has a target. */
  | { readonly kind: 'none' };

/** The target a preset gives a block; `null` for none. */
export type PresetTarget = { readonly nodeId: string; readonly level: number | null };

/**
 * What can be a target, lowest first: the levels above the one where everyone starts. Where the framework's scores are
 * means, the whole numbers of a narrow range, and of a wide one its quarters.
 */
export function targetLevels(levels: readonly Level[], scoring: FrameworkScoring): readonly number[] {
  if (scoring.method !== 'mean')
    return countedLevels(
      scoring,
      levels.map(({ no }) => no),
    );
  const { min, max } = scoring;
  const isNarrow = max - min <= 6;
  const steps = isNarrow ? Math.ceil(max) - Math.floor(min) : 4;
  const all = Array.from({ length: steps }, (_, at) =>
    isNarrow ? Math.floor(min) + at + 1 : min + ((max - min) * (at + 1)) / 4,
  );
  return all.map((value) => Math.min(max, value)).filter((value) => value > min);
}

/**
 * The targets that a preset would change, in the order of the blocks. A block that does not apply gets none, and one
 * that is not rated yet has no level to go up from. `top` is the highest level that can be a target.
 */
export function presetTargets(
  blocks: readonly BlockResult[],
  preset: TargetPreset,
  top: number,
): readonly PresetTarget[] {
  return blocks.flatMap((block) => {
    const level = targetOf(block, preset, top);
    return level === undefined || level === (block.target ?? null) ? [] : [{ nodeId: block.node.id, level }];
  });
}

/** `undefined` leaves a block as it is. */
function targetOf(
  { score, target }: BlockResult,
  preset: TargetPreset,
  top: number,
): number | null | undefined {
  if (preset.kind === 'none') return null;
  if (score.state === 'notApplicable') return undefined;
  const attained = score.state === 'scored' ? score.attained : null;
  if (preset.kind === 'oneUp') return attained === null ? undefined : Math.min(top, attained + 1);
  return Math.min(top, Math.max(preset.level, attained ?? 0, target ?? 0));
}

import type { Level } from '#shared/model/framework.ts';
import type { BlockResult } from './assessmentResults.ts';

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

/** The levels that can be a target, lowest first: level 1 is where everyone starts. */
export function targetLevels(levels: readonly Level[]): readonly number[] {
  return levels
    .map(({ no }) => no)
    .filter((no) => no >= 2 && no <= 5)
    .sort((a, b) => a - b);
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

import type { RatingValue } from '#shared/model/answers.ts';
import type { Practice, PomGroup } from '#shared/model/framework.ts';
import type { BlockScore } from './scoring.ts';

/** How a score stands to its target. At most one of the two is above 0. */
export type Gap = {
  /** What is missing to the target, in levels, one decimal. */
  readonly gap: number;
  /** What is there beyond the target, in levels, one decimal: over-investment stays visible. */
  readonly surplus: number;
};

/** A practice that is not rated Fully. */
export type OpenPractice = {
  readonly practice: Practice;
  readonly level: number;
  /** `null` when it is not rated. */
  readonly rating: Exclude<RatingValue, 'F' | 'NA'> | null;
};

/**
 * Scoring rule (12): gap = max(0, target − score), surplus = max(0, score − target), both from the score as shown,
 * so that the three numbers on a page add up. `null` for a block without a score.
 */
export function gapOf(score: BlockScore, target: number): Gap | null {
  if (score.state !== 'scored') return null;
  // In tenths, because 3 − 2.8 is not 0.2 in binary.
  const tenths = Math.round(target * 10) - Math.round(score.score * 10);
  return { gap: Math.max(0, tenths) / 10, surplus: Math.max(0, -tenths) / 10 };
}

/**
 * The practices below Fully at levels up to `target`, lowest level first and in the framework's order within it.
 * Practices that do not apply are not missing; practices that are not rated are.
 */
export function missingPractices(
  groups: readonly PomGroup[],
  ratings: ReadonlyMap<string, RatingValue>,
  target: number,
): OpenPractice[] {
  return groups
    .filter((group) => group.level > 1 && group.level <= target)
    .toSorted((a, b) => a.level - b.level)
    .flatMap((group) => group.practices.flatMap((practice) => openPractice(practice, group.level, ratings)));
}

function openPractice(
  practice: Practice,
  level: number,
  ratings: ReadonlyMap<string, RatingValue>,
): OpenPractice[] {
  const rating = ratings.get(practice.id) ?? null;
  return rating === 'F' || rating === 'NA' ? [] : [{ practice, level, rating }];
}

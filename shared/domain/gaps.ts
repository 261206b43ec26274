import type { RatingValue } from '#shared/model/answers.ts';
import type { Practice, PomGroup, Scale } from '#shared/model/framework.ts';
import { bestOption } from './scales.ts';
import { shownDifference, startOf } from './scoreRange.ts';
import type { BlockScore, ScoringRule } from './scoring.ts';

/** How a score stands to its target. At most one of the two is above 0. */
export type Gap = {
  /** What is missing to the target, in the steps of the framework's scores. */
  readonly gap: number;
  /** What is there beyond the target: over-investment stays visible. */
  readonly surplus: number;
};

/** A practice that is not rated Fully: of another scale, below its best answer. */
export type OpenPractice = {
  readonly practice: Practice;
  readonly level: number;
  /** `null` when it is not rated. */
  readonly rating: RatingValue | null;
  /** What it is worth today, 0 to 1; 0 when it is not rated. */
  readonly worth: number;
  /** What it is rated on. */
  readonly scale: Scale;
};

/**
 * Scoring rule (12): gap = max(0, target − score), surplus = max(0, score − target), both from the score as shown,
 * so that the three numbers on a page add up. `null` for a block without a score.
 */
export function gapOf(score: BlockScore, target: number): Gap | null {
  if (score.state !== 'scored') return null;
  // 3 − 2.8 is not 0.2 in binary.
  const gap = shownDifference(target, score.score);
  return { gap: Math.max(0, gap), surplus: Math.max(0, -gap) };
}

/** Scoring rule (12), weighted: gap × importance / 5, the importance being 1 to 5. */
export function weightedGap({ gap }: Pick<Gap, 'gap'>, importance: number): number {
  return (gap * importance) / 5;
}

/**
 * The practices below Fully at levels up to `target`, lowest level first and in the framework's order within it. Where
 * the framework's scores are means there are no levels, and any practice may be missing.
 * Practices that do not apply are not missing; practices that are not rated are.
 */
export function missingPractices(
  groups: readonly PomGroup[],
  ratings: ReadonlyMap<string, RatingValue>,
  target: number,
  rule: Pick<ScoringRule, 'scoring' | 'scales'>,
): OpenPractice[] {
  const { scoring } = rule;
  const isWanted = (level: number) =>
    scoring.method === 'mean' || (level > startOf(scoring) && level <= target);
  return groups
    .filter(({ level }) => isWanted(level))
    .toSorted((a, b) => a.level - b.level)
    .flatMap((group) =>
      group.practices.flatMap((practice) => openPractice(practice, group.level, ratings, rule)),
    );
}

function openPractice(
  practice: Practice,
  level: number,
  ratings: ReadonlyMap<string, RatingValue>,
  { scales }: Pick<ScoringRule, 'scales'>,
): OpenPractice[] {
  const value = ratings.get(practice.id);
  if (value === 'NA') return [];
  const scale = scales.of(practice);
  const option = value === undefined ? undefined : scales.option(practice, value);
  const worth = option?.worth ?? 0;
  if (option && worth >= bestOption(scale).worth) return [];
  return [{ practice, level, rating: option?.code ?? null, worth, scale }];
}

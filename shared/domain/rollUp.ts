import type { FrameworkScoring } from '#shared/model/framework.ts';
import { isProvisional } from './scoring.ts';
import type { BlockScore } from './scoring.ts';
import { shownScore } from './scoreRange.ts';
import type { ScoreRange } from './scoreRange.ts';

/** One block's part in a mean. */
export type Standing = {
  /** The block's id. */
  readonly id: string;
  /** Its score in full precision. */
  readonly raw: number;
};

/** What a block, or everything below a node, adds up to. */
export type Part = {
  /** Score in full precision; `null` when nothing below is scored. */
  readonly raw: number | null;
  /** Share of what applies that is rated, 0 to 1. */
  readonly coverage: number;
  /** The scored block that stands lowest and the one that stands highest; the first of several. */
  readonly weakest: Standing | null;
  readonly strongest: Standing | null;
  /** Weight in the mean; 1 unless the client or the framework says otherwise. */
  readonly importance?: number;
  /** The same of what has a score, where that is less than all of it; `importance` when left out. */
  readonly scoredImportance?: number;
};

/** How parts become one: the framework's way of scoring, and what the engagement chose. */
export type RollUpRule = {
  readonly method: FrameworkScoring['method'];
  readonly range: ScoreRange;
  /** `mean`, or `weakest`: a chain that is as strong as its weakest link. */
  readonly by: 'mean' | 'weakest';
};

/** What several parts add up to. It is a part itself, so that trees of any depth roll up. */
export type RollUp = Part & {
  readonly method: FrameworkScoring['method'];
  readonly range: ScoreRange;
  /** What to show of it, rounded like a block's score. */
  readonly score: number | null;
  /** Distance between the strongest and the weakest block. */
  readonly spread: number | null;
  /** Whether less than half of what applies is rated. */
  readonly provisional: boolean;
};

/** A block's score as a part; `null` when nothing of the block applies, which leaves every mean as it is. */
export function partOf(id: string, score: BlockScore): Part | null {
  if (score.state !== 'scored') {
    return score.state === 'notApplicable'
      ? null
      : { raw: null, coverage: 0, weakest: null, strongest: null };
  }
  const standing = { id, raw: score.raw };
  return { raw: score.raw, coverage: score.coverage, weakest: standing, strongest: standing };
}

/**
 * Scoring rule (11): Σ importance × score / Σ importance over the parts that have a score, from scores in full
 * precision; by the weakest link the lowest of them. Coverage is the mean over all parts, weighted alike: a part that
 * is not rated yet lowers it.
 *
 * Where the framework's scores are means, everything rated below counts once by its own weight, however deep it stands
 * (as in CISO Assistant, whose score is the mean over all requirements): the importance of a roll-up is then that of
 * its scored parts together. `null` when there are no parts.
 */
export function rollUp(parts: readonly Part[], rule: RollUpRule): RollUp | null {
  if (parts.length === 0) return null;
  const scored = parts.flatMap((part) =>
    part.raw === null ? [] : [{ raw: part.raw, importance: part.scoredImportance ?? importanceOf(part) }],
  );
  const raw =
    scored.length === 0
      ? null
      : rule.by === 'weakest'
        ? Math.min(...scored.map((part) => part.raw))
        : weightedMean(scored.map((part) => [part.raw, part.importance]));
  const coverage = weightedMean(parts.map((part) => [part.coverage, importanceOf(part)]));
  const weakest = extreme(
    parts.map((part) => part.weakest),
    (a, b) => a < b,
  );
  const strongest = extreme(
    parts.map((part) => part.strongest),
    (a, b) => a > b,
  );
  const { method, range } = rule;
  return {
    method,
    range,
    raw,
    score: raw === null ? null : shownScore(raw, method),
    coverage,
    weakest,
    strongest,
    spread: weakest && strongest ? strongest.raw - weakest.raw : null,
    provisional: isProvisional(coverage),
    ...(method === 'mean' && {
      importance: parts.reduce((sum, part) => sum + importanceOf(part), 0),
      scoredImportance: scored.reduce((sum, part) => sum + part.importance, 0),
    }),
  };
}

/** A part whose weight among its siblings is `weight` times its own. */
export function weighing(part: Part, weight: number): Part {
  if (weight === 1) return part;
  return {
    ...part,
    importance: importanceOf(part) * weight,
    ...(part.scoredImportance !== undefined && { scoredImportance: part.scoredImportance * weight }),
  };
}

function importanceOf(part: Part): number {
  return part.importance ?? 1;
}

function weightedMean(pairs: readonly (readonly [value: number, weight: number])[]): number {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  return pairs.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
}

function extreme(
  standings: readonly (Standing | null)[],
  isBetter: (a: number, b: number) => boolean,
): Standing | null {
  return standings.reduce<Standing | null>(
    (best, standing) => (standing && (!best || isBetter(standing.raw, best.raw)) ? standing : best),
    null,
  );
}

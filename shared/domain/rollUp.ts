import { isProvisional, truncated } from './scoring.ts';
import type { BlockScore } from './scoring.ts';

/** One block's part in a mean. */
export type Standing = {
  /** The block's id. */
  readonly id: string;
  /** Its score before truncation. */
  readonly raw: number;
};

/** What a block, or everything below a node, adds up to. */
export type Part = {
  /** Score before truncation; `null` when nothing below is scored. */
  readonly raw: number | null;
  /** Share of what applies that is rated, 0 to 1. */
  readonly coverage: number;
  /** The scored block that stands lowest and the one that stands highest; the first of several. */
  readonly weakest: Standing | null;
  readonly strongest: Standing | null;
  /** Weight in the mean; 1 unless the client says otherwise. */
  readonly importance?: number;
};

/** The mean of several parts. It is a part itself, so that trees of any depth roll up. */
export type RollUp = Part & {
  /** The mean to show: one decimal, truncated like a block's score. */
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
 * Scoring rule (11): Σ importance × score / Σ importance over the parts that have a score, from scores before
 * truncation. Coverage is the mean over all parts, weighted alike: a part that is not rated yet lowers it.
 * `null` when there are no parts.
 */
export function rollUp(parts: readonly Part[]): RollUp | null {
  if (parts.length === 0) return null;
  const scored = parts.flatMap((part) =>
    part.raw === null ? [] : [{ raw: part.raw, importance: importanceOf(part) }],
  );
  const raw = scored.length === 0 ? null : weightedMean(scored.map((part) => [part.raw, part.importance]));
  const coverage = weightedMean(parts.map((part) => [part.coverage, importanceOf(part)]));
  const weakest = extreme(
    parts.map((part) => part.weakest),
    (a, b) => a < b,
  );
  const strongest = extreme(
    parts.map((part) => part.strongest),
    (a, b) => a > b,
  );
  return {
    raw,
    score: raw === null ? null : truncated(raw),
    coverage,
    weakest,
    strongest,
    spread: weakest && strongest ? strongest.raw - weakest.raw : null,
    provisional: isProvisional(coverage),
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

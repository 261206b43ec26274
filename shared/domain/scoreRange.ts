import type { FrameworkScoring } from '#shared/model/framework.ts';

/** Sums of thirds miss their exact value by a few units in the last place; comparisons forgive this much. */
const epsilon = 1e-9;

/** The least and the most that a framework's scores can be: 1 to 5 for IT-CMF, 0 to 3 for OWASP SAMM. */
export type ScoreRange = { readonly low: number; readonly high: number };

/** The level one stands on before anything is rated: level 1, unless the framework's own practices begin there. */
export function startOf(scoring: FrameworkScoring): number {
  return scoring.method === 'staged' ? (scoring.min ?? 1) : 0;
}

/** The levels that count towards a score, ascending: those above the one where everyone starts. */
export function countedLevels(scoring: FrameworkScoring, levels: readonly number[]): number[] {
  if (scoring.method === 'mean') return [];
  return levels.filter((level) => level > startOf(scoring)).sort((a, b) => a - b);
}

/** The range of a framework's scores, given the numbers of its levels. */
export function rangeOf(scoring: FrameworkScoring, levels: readonly number[]): ScoreRange {
  if (scoring.method === 'mean') return { low: scoring.min, high: scoring.max };
  const counted = countedLevels(scoring, levels);
  const start = startOf(scoring);
  const high = scoring.method === 'sum' ? counted.length : (counted.at(-1) ?? start);
  // A framework without levels has nothing to climb; an axis needs two ends all the same.
  return { low: start, high: Math.max(start + 1, high) };
}

/** Where a score lies between the ends of its range, 0 to 1. */
export function shareOfRange(score: number, { low, high }: ScoreRange): number {
  return Math.min(1, Math.max(0, (score - low) / (high - low)));
}

/**
 * Scoring rule (15): a score as it is shown, rounded once from full precision. A staged score is cut to one decimal, so
 * that no level is claimed before it is reached; a sum is rounded to two, as OWASP SAMM prints it; a mean to one.
 */
export function shownScore(raw: number, method: FrameworkScoring['method']): number {
  if (method === 'staged') return truncated(raw);
  const factor = method === 'sum' ? 100 : 10;
  return Math.round(raw * factor + epsilon) / factor;
}

/** One decimal, cut and not rounded. */
export function truncated(score: number): number {
  return Math.floor(score * 10 + epsilon) / 10;
}

/** The difference of two scores as they are shown: free of what binary fractions leave behind. */
export function shownDifference(a: number, b: number): number {
  return (Math.round(a * 100) - Math.round(b * 100)) / 100;
}

import { shareOfRange, type ScoreRange } from '#shared/domain/scoreRange.ts';

/** The colour of a score, 1 to 5 as those of the levels: by where it lies in its framework's range. */
export function scoreTone(score: number, range: ScoreRange): number {
  return 1 + Math.floor(shareOfRange(score, range) * 4 + 1e-9);
}

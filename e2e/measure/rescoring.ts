import { assessmentResults } from '#shared/domain/assessmentResults.ts';
import { aLargeAssessment, largeSize } from '#shared/testing/largeAssessment.ts';

/** Scoring a whole assessment of 220 blocks, 2,500 practices and 3 respondents anew, in milliseconds: the median. */
export function rescoringMilliseconds(runs = 15): number {
  const rows = aLargeAssessment(largeSize);
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now();
    assessmentResults(rows);
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? Number.NaN;
}

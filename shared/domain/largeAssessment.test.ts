import { expect, it } from 'vitest';
import { aLargeAssessment, largeSize } from '#shared/testing/largeAssessment.ts';
import { assessmentResults } from './assessmentResults.ts';

it('scores 220 blocks with 2,500 practices and three respondents while nobody notices', () => {
  const rows = aLargeAssessment(largeSize);
  expect([rows.ratings.length, rows.responses?.length]).toEqual([2500, 7500]);
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    const { blocks, overall } = assessmentResults(rows);
    expect([blocks.length, overall?.coverage]).toEqual([220, 1]);
    return performance.now() - begun;
  });
  // A tenth of a second on a quiet machine is the aim (`npm run bench`); a busy one may take ten times as long.
  expect(Math.min(...times)).toBeLessThan(1000);
});

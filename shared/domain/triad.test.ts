import { describe, expect, it } from 'vitest';
import { isPaperMaturity, triadOf } from './triad.ts';
import type { TriadFacts } from './triad.ts';

describe('the triad of a group', () => {
  it('sets practices, outcomes and metrics side by side', () => {
    expect(
      triadOf({
        practices: [1, 1, 2 / 3, 0],
        outcomes: ['yes', 'partly'],
        metrics: ['better', 'flat', 'worse', 'flat'],
      }),
    ).toEqual({ practicesDone: 0.5, outcomesSeen: 0.75, metricsMoving: 0.25 });
  });

  it('says nothing of a side that nobody looked at', () => {
    const nothing = { practices: [], outcomes: [], metrics: [] };
    expect(triadOf(nothing)).toEqual({ practicesDone: null, outcomesSeen: null, metricsMoving: null });
  });
});

describe('paper maturity', () => {
  const paper: TriadFacts = { practices: [1, 2 / 3], outcomes: ['no'], metrics: ['flat', 'worse'] };
  it('is seen when practices were there for two quarters and nothing came of them', () => {
    expect(isPaperMaturity([paper, paper])).toBe(true);
  });

  it.each<[string, TriadFacts[]]>([
    ['after one quarter', [paper]],
    ['while a practice was not there yet', [{ ...paper, practices: [1, 1 / 3] }, paper]],
    ['when an outcome shows in part', [paper, { ...paper, outcomes: ['no', 'partly'] }]],
    ['when a metric gets better', [paper, { ...paper, metrics: ['flat', 'better'] }]],
    ['when no metric has readings', [paper, { ...paper, metrics: [] }]],
    ['when nobody looked at an outcome', [paper, { ...paper, outcomes: [] }]],
  ])('is not claimed %s', (_, quarters) => {
    expect(isPaperMaturity(quarters)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { RatingValue } from '#shared/model/answers.ts';
import { aNode, ratingsOf } from '#shared/testing/builders.ts';
import { gapOf, missingPractices } from './gaps.ts';
import { scoreBlock, scoringRules } from './scoring.ts';

const node = aNode();

function rated(values: readonly (RatingValue | null)[]) {
  const ratings = new Map(ratingsOf(node, values).map(({ practiceId, value }) => [practiceId, value]));
  const score = scoreBlock({
    groups: node.groups,
    ratings,
    levels: [1, 2, 3, 4, 5],
    rule: scoringRules.balanced,
  });
  return { ratings, score };
}

describe('the gap to a target', () => {
  it('is what the two numbers on the page differ by', () => {
    expect(gapOf(rated(['F', 'L', 'P', 'N', 'N']).score, 3)).toEqual({ gap: 0.2, surplus: 0 });
  });

  it('shows what is there beyond the target as a surplus', () => {
    expect(gapOf(rated(['F', 'F', 'F', 'L', 'P']).score, 3)).toEqual({ gap: 0, surplus: 1.4 });
  });

  it('does not exist without a score', () => {
    expect(gapOf(rated([]).score, 3)).toBeNull();
  });
});

describe('the practices missing for a target', () => {
  it('are those below Fully up to its level, unrated ones among them', () => {
    const missing = missingPractices(
      node.groups,
      rated(['L', 'F', 'P', null, 'N']).ratings,
      4,
      scoringRules.balanced,
    );
    expect(missing.map(({ level, rating }) => [level, rating])).toEqual([
      [2, 'L'],
      [4, 'P'],
      [4, null],
    ]);
  });

  it('are none of those that do not apply', () => {
    expect(
      missingPractices(node.groups, rated(['F', 'NA', 'F', 'F', 'N']).ratings, 4, scoringRules.balanced),
    ).toEqual([]);
  });
});

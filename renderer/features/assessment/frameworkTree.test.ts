import { describe, expect, it } from 'vitest';
import { aCategory, aNode } from '#shared/testing/builders.ts';
import { frameworkMap, nextUnanswered, nodeProgress, practiceIds } from './frameworkTree.ts';

const a1 = aNode();
const a2 = aNode({ id: 'lantern:1.0:A/A2', code: 'A2', order: 1 });
const empty = aCategory({ id: 'lantern:1.0:B', code: 'B', order: 1 });
const parented = (node: typeof a1) => ({ ...node, parentId: 'lantern:1.0:A' });
const map = frameworkMap([empty, parented(a2), parented(a1), aCategory()]);

describe('the map of a framework', () => {
  it('holds the blocks in tree order and leaves out branches without practices', () => {
    expect(map.blocks.map(({ code }) => code)).toEqual(['A1', 'A2']);
    expect(map.roots.map(({ code }) => code)).toEqual(['A']);
  });

  it('sums the progress of a branch from its blocks', () => {
    const progress = nodeProgress(map, new Set([...practiceIds(a1), practiceIds(a2)[0]!, 'elsewhere']));
    expect(progress.get(a1.id)).toEqual({ answered: 5, all: 5 });
    expect(progress.get('lantern:1.0:A')).toEqual({ answered: 6, all: 10 });
  });

  it('finds the next unanswered block, beginning again at the top, and none when all others are answered', () => {
    const none = nodeProgress(map, new Set());
    expect(nextUnanswered(map, none, a1.id)?.code).toBe('A2');
    expect(nextUnanswered(map, none, a2.id)?.code).toBe('A1');
    const first = nodeProgress(map, new Set(practiceIds(a1)));
    expect(nextUnanswered(map, first, a2.id)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import { nodeMarkdown } from './nodeMarkdown.ts';

const words = {
  lists: {
    practices: { one: 'Practice', other: 'Practices' },
    outcomes: { one: 'Outcome', other: 'Outcomes' },
    metrics: { one: 'Metric', other: 'Metrics' },
  },
  level: (level: number, name: string) => `${level} ${name}`,
};
const levels = [{ no: 2, name: 'Glow' }];

describe('a page as Markdown', () => {
  it('keeps the order of the page, and its headings go down with the tree', () => {
    const node = aNode({
      sections: [{ heading: 'Goal', text: 'First.\n\nSecond.' }],
      groups: [
        aGroup({
          practices: [
            aPractice({ title: 'List', text: 'Keep a list.', question: 'Is there a list?' }),
            aPractice({ id: 'b', text: 'Share it.' }),
          ],
          metrics: [{ id: 'm', text: '# of lists' }],
        }),
      ],
    });
    expect(nodeMarkdown([{ node, depth: 1 }], levels, words)).toBe(`## A1 Change Intake

How a wish for a change becomes work that somebody has agreed to.

### Goal

First.

Second.

### 2 Glow

**Practices**

- **List** Keep a list.

  Is there a list?

- Share it.

**Metric**

- \\# of lists
`);
  });

  it.each([
    ['<b onclick="x">bold</b>', '\\<b onclick="x"\\>bold\\</b\\>'],
    ['*all* of [these](x) and a_b', '\\*all\\* of \\[these\\](x) and a\\_b'],
    ['1. first', '1\\. first'],
    ['- dash', '\\- dash'],
    ['&lt; and R&D', '\\&lt; and R&D'],
  ])('lets %s be text', (text, expected) => {
    const node = aNode({ description: text, groups: [] });
    expect(nodeMarkdown([{ node, depth: 0 }], levels, words)).toContain(`\n\n${expected}\n`);
  });

  it('has no heading for the level of frameworks without levels, and none below the sixth', () => {
    const node = aNode({ sections: [{ heading: 'Goal', text: 'Calm.' }], groups: [aGroup({ level: 0 })] });
    const text = nodeMarkdown([{ node, depth: 8 }], levels, words);
    expect(text.match(/^#+/gm)).toEqual(['######', '######']);
    expect(text).not.toMatch(/^#+ 0/m);
  });
});

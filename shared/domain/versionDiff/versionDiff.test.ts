import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '#shared/model/framework.ts';
import { aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import { versionPair } from '#shared/testing/versionPairs.ts';
import type { VersionItem } from './versionItems.ts';
import { versionDiff, type DiffLink } from './versionDiff.ts';

/** A block of one version with these practices at level 2, whose ids follow from their texts. */
function block(
  version: string,
  path: string,
  title: string,
  practices: readonly string[],
  over: Partial<Node> = {},
): Node {
  const id = `lantern:${version}:${path}`;
  const rows = practices.map((text) => aPractice({ id: `${id}/L2/p-${text.replaceAll(' ', '.')}`, text }));
  return aNode({
    id,
    versionId: `lantern:${version}`,
    parentId: null,
    code: path.slice(path.lastIndexOf('/') + 1),
    title,
    description: '',
    groups: practices.length === 0 ? [] : [aGroup({ id: `${id}/L2/g1`, practices: rows })],
    textHash: JSON.stringify([title, practices]),
    ...over,
  });
}

function told({ what, kind, before, after, changes }: DiffLink): string {
  const names = (items: readonly VersionItem[]) =>
    items.map((item) => item.title || item.row?.text).join(' & ');
  return `${what} ${kind} [${names(before)}] [${names(after)}] ${changes.join(' ')}`.trim();
}

const changes = (before: readonly Node[], after: readonly Node[]) =>
  versionDiff(before, after).changed.map(told);

const berths = 'Keep a list of berths and of the ships that lie there';
const pilots = 'Tell the pilots about the tide before they go out';

describe('what happened to a version', () => {
  it('tells what is new and what is gone', () => {
    const before = [block('1', 'A', 'Harbour', [berths]), block('1', 'B', 'Lighthouse', [])];
    const after = [block('2', 'A', 'Harbour', [berths, pilots]), block('2', 'C', 'Warehouse', [])];
    expect(changes(before, after)).toEqual([
      'node dropped [Lighthouse] []',
      'node added [] [Warehouse]',
      `practice added [] [${pilots}]`,
    ]);
  });

  it('knows a page by its words when it got another name and another place', () => {
    const before = [
      block('1', 'A', 'Port', []),
      block('1', 'B', 'Town', []),
      block('1', 'A/A1', 'Berths', [berths, pilots], { parentId: 'lantern:1:A' }),
    ];
    const after = [
      block('2', 'A', 'Port', []),
      block('2', 'B', 'Town', []),
      block('2', 'B/B7', 'Places for ships', [berths, pilots], { parentId: 'lantern:2:B' }),
    ];
    expect(changes(before, after)).toEqual(['node kept [Berths] [Places for ships] moved renamed']);
  });

  it('follows pages that were numbered anew, whatever took their number', () => {
    const before = [block('1', 'C1', 'Berths', [berths]), block('1', 'C2', 'Pilots', [pilots])];
    const after = [
      block('2', 'C1', 'Storms', ['Close the gates when the wind is strong']),
      block('2', 'C2', 'Berths', [berths]),
      block('2', 'C3', 'Pilots', [pilots]),
    ];
    expect(changes(before, after)).toEqual([
      'node kept [Berths] [Berths] renamed',
      'node kept [Pilots] [Pilots] renamed',
      'node added [] [Storms]',
      'practice added [] [Close the gates when the wind is strong]',
    ]);
  });

  it('tells an edited practice from a new one', () => {
    const edited = 'Keep a list of berths and of all ships that lie there now';
    const before = [block('1', 'A', 'Harbour', [berths])];
    expect(changes(before, [block('2', 'A', 'Harbour', [edited])])).toEqual([
      `practice kept [${berths}] [${edited}] reworded`,
    ]);
    expect(changes(before, [block('2', 'A', 'Harbour', [pilots])])).toEqual([
      `practice dropped [${berths}] []`,
      `practice added [] [${pilots}]`,
    ]);
  });

  it('sees that a practice moved to another level or to another page', () => {
    const before = [block('1', 'A', 'Harbour', [berths, pilots]), block('1', 'B', 'Pilots', [])];
    const raised = block('2', 'A', 'Harbour', [berths]);
    const after = [
      { ...raised, groups: raised.groups.map((group) => ({ ...group, level: 3 })) },
      block('2', 'B', 'Pilots', [pilots]),
    ];
    expect(changes(before, after)).toEqual([
      `practice kept [${berths}] [${berths}] moved`,
      `practice kept [${pilots}] [${pilots}] moved`,
    ]);
  });

  it('sees that one practice became two, and that two became one', () => {
    const whole = `${berths}. ${pilots}`;
    const one = [block('1', 'A', 'Harbour', [whole])];
    const two = [block('2', 'A', 'Harbour', [berths, pilots])];
    expect(changes(one, two)).toEqual([`practice split [${whole}] [${berths} & ${pilots}]`]);
    expect(changes(two, one)).toEqual([`practice merged [${berths} & ${pilots}] [${whole}]`]);
  });

  it('keeps what kept the id that its author gave it, however it was rewritten', () => {
    const own = (version: string, text: string) => {
      const id = `lantern:${version}:A`;
      return [
        block(version, 'A', 'Harbour', [], {
          groups: [aGroup({ practices: [aPractice({ id: `${id}/L2/p-own`, text })] })],
        }),
      ];
    };
    expect(changes(own('1', berths), own('2', pilots))).toEqual([
      `practice kept [${berths}] [${pilots}] reworded`,
    ]);
  });

  it('tells when only the description of a page changed', () => {
    const before = [block('1', 'A', 'Harbour', [berths], { description: 'Where ships lie.' })];
    const after = [block('2', 'A', 'Harbour', [berths], { description: 'Where ships rest.' })];
    expect(changes(before, after)).toEqual(['node kept [Harbour] [Harbour] reworded']);
  });
});

describe('for any two versions', () => {
  const itemIds = (nodes: readonly Node[]) =>
    nodes.flatMap((node) => [
      node.id,
      ...node.groups.flatMap((group) => [...group.practices, ...group.outcomes].map((row) => row.id)),
    ]);
  const sorted = (ids: readonly string[]) => [...ids].sort();

  it('every node, practice and outcome of both stands in exactly one place of the comparison', () => {
    fc.assert(
      fc.property(versionPair, ({ before, after }) => {
        const { links } = versionDiff(before, after);
        const ids = (side: 'before' | 'after') =>
          sorted(links.flatMap((link) => link[side].map((item) => item.id)));
        expect(ids('before')).toEqual(sorted(itemIds(before)));
        expect(ids('after')).toEqual(sorted(itemIds(after)));
      }),
    );
  });

  it('nothing changed between a version and itself', () => {
    fc.assert(
      fc.property(versionPair, ({ before, after }) => {
        expect(versionDiff(before, before).changed).toEqual([]);
        expect(versionDiff(after, after).changed).toEqual([]);
      }),
    );
  });

  it('looking back shows the mirror image', () => {
    const mirrored = {
      added: 'dropped',
      dropped: 'added',
      split: 'merged',
      merged: 'split',
      kept: 'kept',
    } as const;
    const facts = (links: readonly DiffLink[], isMirror: boolean) =>
      sorted(
        links.map(({ what, kind, before, after, changes: all }) => {
          const sides = [before, after].map((items) => sorted(items.map((item) => item.id)).join(','));
          return [
            what,
            isMirror ? mirrored[kind] : kind,
            ...(isMirror ? sides.reverse() : sides),
            ...all,
          ].join(' | ');
        }),
      );
    fc.assert(
      fc.property(versionPair, ({ before, after }) => {
        expect(facts(versionDiff(after, before).links, true)).toEqual(
          facts(versionDiff(before, after).links, false),
        );
      }),
    );
  });

  it('a division has several parts, and what is kept has a change only where something differs', () => {
    fc.assert(
      fc.property(versionPair, ({ before, after }) => {
        for (const link of versionDiff(before, after).links) {
          const sides = `${link.before.length} to ${link.after.length}`;
          expect(sides).toMatch(
            {
              kept: /^1 to 1$/,
              added: /^0 to 1$/,
              dropped: /^1 to 0$/,
              split: /^1 to ([2-9]|\d\d)/,
              merged: /^([2-9]|\d\d+) to 1$/,
            }[link.kind],
          );
        }
      }),
    );
  });
});

it('compares two versions of 6,000 pages, all of them edited', () => {
  // A generator of its own: the same words each time, spread as in prose, few of them common and many rare.
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const word = () => `w${Math.floor(8_000 ** (random(1_000_000) / 1_000_000))}`;
  const texts = Array.from({ length: 6_000 }, () => Array.from({ length: 12 }, word));
  const version = (name: string, edit: (words: readonly string[], index: number) => readonly string[]) =>
    texts.map((words, index) => {
      const [title, practice] = [words.slice(0, 4).join(' '), edit(words, index).join(' ')];
      return block(name, `${name}${index}`, title, [practice], { order: index });
    });
  const before = version('1', (words) => words);
  const after = version('2', (words, index) => [...words.slice(1), `new${index}`]);
  const { links } = versionDiff(before, after);
  expect(links.filter(({ what, kind }) => what === 'node' && kind === 'kept').length).toBeGreaterThan(5_900);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '#shared/model/framework.ts';
import { aCategory, aFramework, aFrameworkVersion, aNode } from '#shared/testing/builders.ts';
import { applyEdit, editOf, isEmptyEdit, reverseEdit } from './draftRows.ts';
import type { DraftEdit, DraftRows } from './draftRows.ts';
import { addLevel, changeLevel, removeLevel, renumberLevel } from './editLevels.ts';
import { addGroup, addItem, changeItem, moveItem, removeGroup, removeItem } from './editPage.ts';
import { addNode, branchOf, childrenOf, placeNode, removeNode, stepOf } from './editTree.ts';

function rowsOf(nodes: readonly Node[]): DraftRows {
  return {
    framework: aFramework(),
    version: aFrameworkVersion(),
    nodes: new Map(nodes.map((node) => [node.id, node])),
  };
}

const page = (id: string, parentId: string | null, order: number) =>
  aNode({ id, parentId, order, code: id, title: id });

/** A tree of three branches: a(a1, a2(a21)), b, c(c1). */
const small = rowsOf([
  page('a', null, 0),
  page('a1', 'a', 0),
  page('a2', 'a', 1),
  page('a21', 'a2', 0),
  page('b', null, 1),
  page('c', null, 2),
  page('c1', 'c', 0),
]);

/** The tree as text, such as `a(a1 a2(a21)) b`. */
function shape(rows: DraftRows, parentId: string | null = null): string {
  return childrenOf(rows.nodes, parentId)
    .map(({ id }) => {
      const below = shape(rows, id);
      return below === '' ? id : `${id}(${below})`;
    })
    .join(' ');
}

describe('editing the tree of a draft', () => {
  it('adds a page with the next code of its siblings', () => {
    const rows = rowsOf([aCategory(), aNode({ parentId: 'lantern:1.0:A' })]);
    const after = applyEdit(rows, addNode(rows, 'new', { parentId: 'lantern:1.0:A', index: 1 }));
    expect(after.nodes.get('new')).toMatchObject({ code: 'A2', kind: 'block', order: 1, title: '' });
    const below = addNode(rows, 'deep', { parentId: 'lantern:1.0:A/A1', index: 0 });
    expect(below.nodes?.get('deep')).toMatchObject({ code: 'A1.1' });
  });

  it.each([
    ['b', 'up', 'b a(a1 a2(a21)) c(c1)'],
    ['b', 'down', 'a(a1 a2(a21)) c(c1) b'],
    ['b', 'in', 'a(a1 a2(a21) b) c(c1)'],
    ['a2', 'out', 'a(a1) a2(a21) b c(c1)'],
  ] as const)('takes %s one step %s with all that is below', (id, step, expected) => {
    const place = stepOf(small, id, step);
    expect(place && shape(applyEdit(small, placeNode(small, id, place)))).toBe(expected);
  });

  it.each([
    ['a', 'up'],
    ['c', 'down'],
    ['a1', 'in'],
    ['a', 'out'],
  ] as const)('has no step %s %s', (id, step) => {
    expect(stepOf(small, id, step)).toBeNull();
  });

  it('never puts a page below itself', () => {
    expect(placeNode(small, 'a', { parentId: 'a21', index: 0 })).toEqual({});
  });

  it('writes only the rows that change', () => {
    const edit = addNode(small, 'new', { parentId: null, index: 3 });
    expect([...(edit.nodes?.keys() ?? [])]).toEqual(['new']);
  });
});

describe('editing a page', () => {
  const node = aNode();
  const [first, second] = node.groups;

  it('moves a practice beyond the end of its level to the next one', () => {
    const moved = moveItem(node, first?.id ?? '', 'practices', `${node.id}/2.1`, 1);
    expect(moved.groups[0]?.practices).toEqual([]);
    expect(moved.groups[1]?.practices.map(({ id }) => id)).toEqual([`${node.id}/2.1`, `${node.id}/3.1`]);
  });

  it('leaves a metric where it is when the next level names it already', () => {
    expect(moveItem(node, second?.id ?? '', 'metrics', `${node.id}/lead-time`, 1)).toBe(node);
  });

  it('changes a metric at every level that names it, and takes a field away', () => {
    const changed = changeItem(node, 'metrics', `${node.id}/lead-time`, { text: 'Hours', unit: 'duration' });
    expect(new Set(changed.groups.map(({ metrics }) => metrics[0]?.text))).toEqual(new Set(['Hours']));
    const again = changeItem(changed, 'metrics', `${node.id}/lead-time`, { unit: undefined });
    expect(again.groups[0]?.metrics[0]).toEqual({ id: `${node.id}/lead-time`, text: 'Hours' });
  });

  it('adds a level in its place, with what it says', () => {
    const added = addGroup(aNode({ groups: node.groups.filter(({ level }) => level !== 3) }), {
      id: 'g',
      level: 3,
    });
    expect(added.groups.map(({ level }) => level)).toEqual([2, 3, 4, 4, 5]);
  });
});

describe('editing levels', () => {
  it('gives a level another number on every page', () => {
    const rows = rowsOf([aNode()]);
    expect(renumberLevel(rows, 5, 4)).toEqual({});
    const after = applyEdit(rows, renumberLevel(rows, 5, 7));
    expect(after.version.levels.map(({ no }) => no)).toEqual([1, 2, 3, 4, 7]);
    expect(after.nodes.get(aNode().id)?.groups.at(-1)?.level).toBe(7);
  });
});

/** One step of an editor, chosen by numbers so that it always finds something to act on. */
const steps = fc.record({
  what: fc.constantFrom(
    'add',
    'remove',
    'up',
    'down',
    'in',
    'out',
    'place',
    'reword',
    'item',
    'dropItem',
    'moveItem',
    'group',
    'level',
    'renumber',
    'dropLevel',
    'nameLevel',
  ),
  at: fc.nat(),
  to: fc.nat(),
  id: fc.uuid(),
});
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;

function editBy(rows: DraftRows, { what, at, to, id }: Step): DraftEdit {
  const nodes = [...rows.nodes.values()];
  const node = nodes[at % Math.max(1, nodes.length)];
  const levels = rows.version.levels.map(({ no }) => no);
  const level = levels[at % Math.max(1, levels.length)] ?? 1;
  if (what === 'level') return addLevel(rows);
  if (what === 'renumber') return renumberLevel(rows, level, to % 12);
  if (what === 'dropLevel') return removeLevel(rows, level);
  if (what === 'nameLevel')
    return changeLevel(rows, level, { name: id, description: to % 2 === 0 ? id : '' });
  if (what === 'add') {
    const parentId = to % 3 === 0 ? null : (node?.id ?? null);
    return addNode(rows, id, { parentId, index: to % (childrenOf(rows.nodes, parentId).length + 1) });
  }
  if (!node) return {};
  const group = node.groups[to % Math.max(1, node.groups.length)];
  const item = group?.practices[to % Math.max(1, group.practices.length)];
  switch (what) {
    case 'remove':
      return removeNode(rows, node.id);
    case 'place': {
      const other = nodes[to % nodes.length];
      return placeNode(rows, node.id, { parentId: other?.id ?? null, index: 0 });
    }
    case 'reword':
      return editOf([{ ...node, title: id, description: id }]);
    case 'group':
      return editOf([to % 2 === 0 || !group ? addGroup(node, { id, level }) : removeGroup(node, group.id)]);
    case 'item':
      return group ? editOf([addItem(node, group.id, 'practices', { id, text: id, weight: 1 }, to % 3)]) : {};
    case 'dropItem':
      return group && item ? editOf([removeItem(node, group.id, 'practices', item.id)]) : {};
    case 'moveItem':
      return group && item
        ? editOf([moveItem(node, group.id, 'practices', item.id, at % 2 === 0 ? 1 : -1)])
        : {};
    case 'up':
    case 'down':
    case 'in':
    case 'out': {
      const place = stepOf(rows, node.id, what);
      return place ? placeNode(rows, node.id, place) : {};
    }
  }
}

/** The rows as values that can be compared, whatever order the map has. */
const valueOf = ({ framework, version, nodes }: DraftRows) => ({
  framework,
  version,
  nodes: Object.fromEntries([...nodes].sort(([a], [b]) => (a < b ? -1 : 1))),
});

const removing = new Set(['remove', 'dropItem', 'group']);

describe('any series of edits', () => {
  it('is taken back to the very same rows', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 25 }), (series) => {
        const done: { readonly before: DraftRows; readonly edit: DraftEdit }[] = [];
        let rows = small;
        for (const step of series) {
          const edit = editBy(rows, step);
          done.push({ before: rows, edit });
          rows = applyEdit(rows, edit);
        }
        for (const { before, edit } of done.toReversed()) {
          rows = applyEdit(rows, reverseEdit(before, edit));
          expect(valueOf(rows)).toEqual(valueOf(before));
        }
      }),
    );
  });

  it('keeps a tree, loses no other page and no practice, and gives no id twice', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 25 }), (series) => {
        let rows = small;
        for (const step of series) {
          const after = applyEdit(rows, editBy(rows, step));
          const reached = childrenOf(after.nodes, null).flatMap(({ id }) => branchOf(after.nodes, id));
          expect(reached.length).toBe(after.nodes.size);
          expect(new Set(reached.map(({ id }) => id)).size).toBe(after.nodes.size);
          expect([...after.nodes].every(([id, node]) => node.id === id)).toBe(true);
          const practices = (each: DraftRows) =>
            [...each.nodes.values()].flatMap(({ id, groups }) =>
              groups.flatMap((group) => group.practices.map((practice) => `${id} ${practice.id}`)),
            );
          if (!removing.has(step.what)) {
            for (const id of rows.nodes.keys()) expect(after.nodes.has(id)).toBe(true);
            expect(new Set(practices(after))).toEqual(
              new Set([...practices(rows), ...practices(after).filter((each) => each.endsWith(step.id))]),
            );
          }
          if (step.what === 'remove' && !isEmptyEdit(editBy(rows, step))) {
            const gone = [...rows.nodes.keys()].filter((id) => !after.nodes.has(id));
            const root = [...rows.nodes.values()][step.at % rows.nodes.size];
            expect(new Set(gone)).toEqual(new Set(branchOf(rows.nodes, root?.id ?? '').map(({ id }) => id)));
          }
          for (const parentId of [null, ...after.nodes.keys()]) {
            const orders = childrenOf(after.nodes, parentId).map(({ order }) => order);
            expect(new Set(orders).size).toBe(orders.length);
          }
          rows = after;
        }
      }),
    );
  });
});

import type { Metric, Node, PomGroup, Practice, Statement } from '#shared/model/framework.ts';

/** The lists of a group. */
export type ItemList = 'practices' | 'outcomes' | 'metrics';
export type Items = { practices: Practice; outcomes: Statement; metrics: Metric };

/** Adds an empty group for a level, behind the groups of the levels up to it. */
export function addGroup(node: Node, group: Pick<PomGroup, 'id' | 'level'>): Node {
  const at = node.groups.findLastIndex(({ level }) => level <= group.level) + 1;
  const fresh: PomGroup = { ...group, practices: [], outcomes: [], metrics: [] };
  return { ...node, groups: node.groups.toSpliced(at, 0, fresh) };
}

/** Removes a group with everything in it. */
export function removeGroup(node: Node, groupId: string): Node {
  return { ...node, groups: node.groups.filter(({ id }) => id !== groupId) };
}

/** Adds an item to a group's list at an index, at the end when left out. */
export function addItem<List extends ItemList>(
  node: Node,
  groupId: string,
  list: List,
  item: Items[List],
  index?: number,
): Node {
  return withList(node, groupId, list, (items) => items.toSpliced(index ?? items.length, 0, item));
}

/** Changes fields of an item wherever the page names it; `undefined` takes a field away. */
export function changeItem<List extends ItemList>(
  node: Node,
  list: List,
  itemId: string,
  fields: { readonly [Field in keyof Items[List]]?: Items[List][Field] | undefined },
): Node {
  const change = (item: Items[List]): Items[List] =>
    item.id === itemId ? withoutUndefined<Items[List]>({ ...item, ...fields }) : item;
  return {
    ...node,
    groups: node.groups.map((group) => {
      const items = itemsOf(group, list);
      return items.some(({ id }) => id === itemId) ? { ...group, [list]: items.map(change) } : group;
    }),
  };
}

/** Removes an item from a group; a metric stays in the other groups that name it. */
export function removeItem(node: Node, groupId: string, list: ItemList, itemId: string): Node {
  return withList(node, groupId, list, (items) => items.filter(({ id }) => id !== itemId));
}

/**
 * Moves an item one place up or down; beyond the end of its list it goes to the group before or after. The same page
 * when there is no further place, or when the metric is named there already.
 */
export function moveItem(node: Node, groupId: string, list: ItemList, itemId: string, by: 1 | -1): Node {
  const at = node.groups.findIndex(({ id }) => id === groupId);
  const group = node.groups[at];
  const items = group ? itemsOf(group, list) : [];
  const index = items.findIndex(({ id }) => id === itemId);
  const item = items[index];
  if (!item) return node;
  const to = index + by;
  if (to >= 0 && to < items.length)
    return withList(node, groupId, list, (all) => all.toSpliced(index, 1).toSpliced(to, 0, item));
  const neighbour = node.groups[at + by];
  if (!neighbour || neighbour[list].some(({ id }) => id === itemId)) return node;
  const without = removeItem(node, groupId, list, itemId);
  return addItem(without, neighbour.id, list, item, by > 0 ? 0 : neighbour[list].length);
}

function withList<List extends ItemList>(
  node: Node,
  groupId: string,
  list: List,
  change: (items: readonly Items[List][]) => Items[List][],
): Node {
  return {
    ...node,
    groups: node.groups.map((group) =>
      group.id === groupId ? { ...group, [list]: change(itemsOf(group, list)) } : group,
    ),
  };
}

function itemsOf<List extends ItemList>(group: PomGroup, list: List): readonly Items[List][] {
  return group[list] as unknown as readonly Items[List][];
}

function withoutUndefined<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;
}

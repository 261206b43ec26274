import type { ReadLevel, ReadNode } from '#shared/formats/frameworkReading.ts';
import type { Level, Node } from '#shared/model/framework.ts';

/** The lists of a group, in the order in which a page names them. */
export const itemLists = ['practices', 'outcomes', 'metrics'] as const;
export type ItemList = (typeof itemLists)[number];

/** One line of a list; a practice may have a name, a plain question and guidance beside its text. */
export type ShownItem = {
  /** Where it can be found on its page, once it is stored. */
  readonly id?: string | undefined;
  readonly text: string;
  readonly title?: string | undefined;
  readonly question?: string | undefined;
  readonly sections?: readonly { readonly heading: string; readonly text: string }[] | undefined;
};

/** One group of a level, in the source's wording. */
export type ShownGroup = Readonly<Record<ItemList, readonly ShownItem[]>>;

/** One level of a page, whether it is stored or only read so far. */
export type ShownLevel = {
  readonly level: number;
  readonly name: string;
  readonly groups: readonly ShownGroup[];
};

/** The levels of a stored page, lowest first. */
export function levelsOfNode(node: Pick<Node, 'groups'>, levels: readonly Level[]): ShownLevel[] {
  const names = new Map(levels.map(({ no, name }) => [no, name]));
  const byLevel = Map.groupBy(node.groups, (group) => group.level);
  return [...byLevel]
    .sort(([a], [b]) => a - b)
    .map(([level, groups]) => ({
      level,
      name: names.get(level) ?? '',
      groups,
    }));
}

/** The levels of a page that was read, as it has them. */
export function levelsOfReading(node: Pick<ReadNode, 'levels'>): ShownLevel[] {
  return node.levels.map(({ level, name = '', groups }: ReadLevel) => ({
    level,
    name,
    groups,
  }));
}

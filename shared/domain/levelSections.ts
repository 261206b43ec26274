import type { Level, Node, PomGroup, Practice } from '#shared/model/framework.ts';

/** A practice with its place in its block. */
export type PracticeLine = {
  readonly practice: Practice;
  readonly level: number;
  /** Its place within the block, such as `L3.1`: the first practice of level 3; `1` where there are no levels. */
  readonly code: string;
};

/** One level of a block with everything its page says. */
export type LevelSection = {
  readonly level: number;
  readonly name: string;
  readonly lines: readonly PracticeLine[];
  readonly outcomes: PomGroup['outcomes'];
  readonly metrics: PomGroup['metrics'];
};

/** The levels of a block that have practices, lowest first, practices in the framework's order. */
export function levelSections(node: Pick<Node, 'groups'>, levels: readonly Level[]): LevelSection[] {
  const names = new Map(levels.map(({ no, name }) => [no, name]));
  const numbers = [...new Set(node.groups.map((group) => group.level))].sort((a, b) => a - b);
  return numbers
    .map((level) => {
      const groups = node.groups.filter((group) => group.level === level);
      return {
        level,
        name: names.get(level) ?? '',
        lines: groups
          .flatMap((group) => group.practices)
          .map((practice, index) => ({
            practice,
            level,
            code: level === 0 ? `${index + 1}` : `L${level}.${index + 1}`,
          })),
        outcomes: distinct(groups.flatMap((group) => group.outcomes)),
        metrics: distinct(groups.flatMap((group) => group.metrics)),
      };
    })
    .filter((section) => section.lines.length > 0);
}

/** The same metric may be named by several groups of a level. */
function distinct<T extends { readonly id: string }>(statements: readonly T[]): T[] {
  return [...new Map(statements.map((statement) => [statement.id, statement])).values()];
}

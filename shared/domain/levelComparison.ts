import { matchingForm } from '../base/text.ts';
import type { Node, PomGroup } from '../model/framework.ts';

type Statement = { readonly id: string; readonly text: string };

/** A statement of a level; `since` is the lowest level of the page that says the same, the level itself when it is new. */
export type ComparedStatement<T extends Statement = Statement> = { readonly item: T; readonly since: number };

/** What one level of a page asks for, and what then shows. */
export type ComparedLevel = {
  readonly level: number;
  readonly practices: readonly ComparedStatement<PomGroup['practices'][number]>[];
  readonly outcomes: readonly ComparedStatement[];
};

/** A metric with the levels that name it, lowest first. */
export type ComparedMetric = {
  readonly id: string;
  readonly text: string;
  readonly levels: readonly number[];
};

/** The levels of a page, lowest first, and its metrics: each is there once, in the order of the level it starts at. */
export type LevelComparison = {
  readonly levels: readonly ComparedLevel[];
  readonly metrics: readonly ComparedMetric[];
};

/** Sets the levels of a page side by side. */
export function compareLevels({ groups }: Pick<Node, 'groups'>): LevelComparison {
  const numbers = [...new Set(groups.map(({ level }) => level))].sort((a, b) => a - b);
  const byLevel = numbers.map((no) => [no, groups.filter(({ level }) => level === no)] as const);
  const practices = firstLevels(byLevel, (group) => group.practices);
  const outcomes = firstLevels(byLevel, (group) => group.outcomes);
  const metrics = new Map<string, { id: string; text: string; levels: number[] }>();
  for (const [level, there] of byLevel) {
    for (const { id, text } of there.flatMap((group) => group.metrics)) {
      const key = matchingForm(text);
      const metric = metrics.get(key) ?? { id, text, levels: [] };
      metrics.set(key, metric);
      if (metric.levels.at(-1) !== level) metric.levels.push(level);
    }
  }
  return {
    levels: byLevel.map(([level, there]) => ({
      level,
      practices: there.flatMap((group) => group.practices.map((item) => ({ item, since: practices(item) }))),
      outcomes: there.flatMap((group) => group.outcomes.map((item) => ({ item, since: outcomes(item) }))),
    })),
    metrics: [...metrics.values()],
  };
}

/** Tells the lowest level at which something is said. */
function firstLevels(
  byLevel: readonly (readonly [number, readonly PomGroup[]])[],
  listOf: (group: PomGroup) => readonly Statement[],
): (item: Statement) => number {
  const first = new Map<string, number>();
  for (const [level, groups] of byLevel)
    for (const { text } of groups.flatMap(listOf))
      if (!first.has(matchingForm(text))) first.set(matchingForm(text), level);
  return ({ text }) => first.get(matchingForm(text)) ?? 0;
}

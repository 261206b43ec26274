import type { ReadingWarning } from '../frameworkReading.ts';
import { itemsOf, textOf } from '../yaml/yamlTree.ts';
import { dangling, uuidForm } from './dsommModel.ts';
import type { DsommActivity } from './dsommModel.ts';

/** The activities that each activity builds on, and what is wrong with those links. */
export type Dependencies = {
  readonly of: (activity: DsommActivity) => readonly DsommActivity[];
  readonly warnings: readonly ReadingWarning[];
};

/** Follows `dependsOn`, which names activities by uuid; old files name them by their names. */
export function dependenciesOf(activities: readonly DsommActivity[]): Dependencies {
  const known = new Map<string, DsommActivity>();
  for (const activity of activities) known.set(activity.name, activity);
  for (const activity of activities) {
    if (activity.uuid !== undefined) known.set(uuidForm(activity.uuid), activity);
  }
  const warnings: ReadingWarning[] = [];
  const links = new Map<DsommActivity, DsommActivity[]>();
  for (const activity of activities) {
    const targets: DsommActivity[] = [];
    for (const item of itemsOf(activity.entries.get('dependsOn'))) {
      const link = textOf(item);
      if (link === undefined) continue;
      const target = known.get(uuidForm(link)) ?? known.get(link);
      if (target === undefined) warnings.push(dangling(activity, 'dependsOn', link));
      else targets.push(target);
    }
    links.set(activity, targets);
  }
  return {
    of: (activity) => links.get(activity) ?? [],
    warnings: [...warnings, ...loops(activities, links)],
  };
}

/** One warning for each circle, said once however many activities lead into it. */
function loops(
  activities: readonly DsommActivity[],
  links: ReadonlyMap<DsommActivity, readonly DsommActivity[]>,
): ReadingWarning[] {
  const warnings: ReadingWarning[] = [];
  const done = new Set<DsommActivity>();
  for (const start of activities) {
    // A stack of its own: a chain of thousands must not exhaust the program's.
    const path: { readonly activity: DsommActivity; next: number }[] = [];
    const onPath = new Set<DsommActivity>();
    const enter = (activity: DsommActivity): void => {
      path.push({ activity, next: 0 });
      onPath.add(activity);
    };
    if (!done.has(start)) enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const target = links.get(step.activity)?.[step.next++];
      if (target === undefined) {
        done.add(step.activity);
        onPath.delete(step.activity);
        path.pop();
      } else if (onPath.has(target)) {
        const circle = path.map(({ activity }) => activity);
        warnings.push(loopWarning(circle.slice(circle.indexOf(target))));
      } else if (!done.has(target)) enter(target);
    }
  }
  return warnings;
}

function loopWarning(circle: readonly DsommActivity[]): ReadingWarning {
  const [first] = circle;
  const names = [...circle, ...circle.slice(0, 1)].map(({ name }) => name);
  return {
    kind: 'dependencyLoop',
    ...(first?.file !== undefined && { file: first.file }),
    ...(first !== undefined && { line: first.line }),
    text: names.length <= 12 ? names.join(' → ') : `${names.slice(0, 10).join(' → ')} → … (${circle.length})`,
  };
}

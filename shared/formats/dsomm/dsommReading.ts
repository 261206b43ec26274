import { failed, ok } from '../../base/result.ts';
import type { Scale } from '../../model/framework.ts';
import type {
  FrameworkReading,
  ReadingWarning,
  ReadLevel,
  ReadNode,
  ReadResult,
} from '../frameworkReading.ts';
import { withinLimits } from '../withinLimits.ts';
import { entryOf, isNothing, numberOf, proseOf, textOf } from '../yaml/yamlTree.ts';
import { dependenciesOf } from './dsommDependencies.ts';
import type { Dependencies } from './dsommDependencies.ts';
import { uuidForm } from './dsommModel.ts';
import type { DsommActivity, DsommModel, SubDimension } from './dsommModel.ts';
import { ownProgress, sectionsOf } from './dsommSections.ts';
import { shortenedNumbers } from './shortenedNumbers.ts';

/** What every activity is rated on, unless an organisation has steps of its own. */
const doneOrNot: Scale = {
  id: 'implemented',
  options: [
    { code: 'no', label: 'Not implemented', worth: 0 },
    { code: 'yes', label: 'Implemented', worth: 1 },
  ],
};

const licenceText =
  'Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0). Attribution: This work is based on the OWASP DevSecOps Maturity Model, https://dsomm.owasp.org';

/** How many levels there are where nothing says otherwise. */
const usualLevels = 5;

/**
 * Turns a model that was put together into a reading. Dimensions hold sub-dimensions, and those hold activities by
 * level. `levelNames` are those of the application's settings, the first one for level 1.
 */
export function dsommReading(
  model: DsommModel,
  source: { readonly name: string; readonly shape: string; readonly levelNames?: readonly string[] },
): ReadResult {
  const activities = model.dimensions.flatMap(({ subDimensions }) =>
    subDimensions.flatMap((subDimension) => subDimension.activities),
  );
  if (activities.length === 0) {
    return failed({ kind: 'frameworkIncomplete', name: source.name, part: 'its activities' });
  }
  const warnings: ReadingWarning[] = [...model.warnings];
  const dependencies = dependenciesOf(activities);
  const levelOf = levelsOf(activities, warnings);
  const context = { dependencies, levelOf, uuids: uniqueUuids(activities, warnings), source };
  const top = Math.max(usualLevels, ...levelOf.values());
  const version = textOf(entryOf(model.meta, 'version'));
  const reading: FrameworkReading = {
    kind: 'dsomm',
    shape: source.shape,
    framework: {
      title: 'OWASP DevSecOps Maturity Model',
      key: 'owasp-dsomm',
      ...(version !== undefined && { version }),
      publisher: 'OWASP DSOMM project',
      licence: { class: 'open', text: licenceText, allowShare: true },
      lang: 'en',
      ...(model.meta !== undefined && { description: proseOf(model.meta) }),
      levels: Array.from({ length: top }, (_, at) => ({
        no: at + 1,
        name: levelName(at + 1, source.levelNames),
      })),
      scales: [doneOrNot],
      // Level 1 has activities of its own: it is reached, and not where one begins.
      scoring: { method: 'staged', min: 0 },
    },
    nodes: nodesOf(model, context),
    warnings: [
      ...warnings,
      ...dependencies.warnings,
      ...shortenedNumbers(activities),
      ...progressLeftOut(activities),
    ],
  };
  return ok(withinLimits(reading));
}

function levelName(no: number, names: readonly string[] = []): string {
  const name = names[no - 1]?.replace(/^level \d+:?\s*/i, '').trim() ?? '';
  return name === '' ? `Level ${no}` : name;
}

/** The level of each activity; one without a level that can be is put on the first, with a warning. */
function levelsOf(
  activities: readonly DsommActivity[],
  warnings: ReadingWarning[],
): Map<DsommActivity, number> {
  return new Map(
    activities.map((activity) => {
      const told = activity.entries.get('level');
      const level = numberOf(told) ?? 0;
      if (Number.isInteger(level) && level >= 1 && level <= 10) return [activity, level];
      const text = `${activity.name}: level ${textOf(told) ?? '-'} → 1`;
      warnings.push({ kind: 'outOfRange', ...placeOf(activity), text });
      return [activity, 1];
    }),
  );
}

function placeOf({ file, line }: DsommActivity): Pick<ReadingWarning, 'file' | 'line'> {
  return { ...(file !== undefined && { file }), line };
}

/** The uuids that one activity alone has; the second with the same would otherwise be rated with the first. */
function uniqueUuids(
  activities: readonly DsommActivity[],
  warnings: ReadingWarning[],
): Map<DsommActivity, string> {
  const taken = new Map<string, DsommActivity>();
  const uuids = new Map<DsommActivity, string>();
  for (const activity of activities) {
    if (activity.uuid === undefined) {
      warnings.push({ kind: 'incomplete', ...placeOf(activity), text: `${activity.name}: uuid` });
      continue;
    }
    const first = taken.get(uuidForm(activity.uuid));
    if (first === undefined) {
      taken.set(uuidForm(activity.uuid), activity);
      uuids.set(activity, activity.uuid);
    } else {
      const text = `${activity.uuid}: ${first.name}, ${activity.name}`;
      warnings.push({ kind: 'duplicateId', ...placeOf(activity), text });
    }
  }
  return uuids;
}

type Context = {
  readonly dependencies: Dependencies;
  readonly levelOf: ReadonlyMap<DsommActivity, number>;
  readonly uuids: ReadonlyMap<DsommActivity, string>;
  readonly source: { readonly levelNames?: readonly string[] };
};

function nodesOf(model: DsommModel, context: Context): ReadNode[] {
  const nodes: ReadNode[] = [];
  const codes = codeMaker();
  for (const dimension of model.dimensions) {
    const code = codes('', dimension.name);
    nodes.push({
      id: dimension.name,
      code,
      title: dimension.name,
      kind: 'dimension',
      ...(dimension.description !== undefined && { description: dimension.description }),
      levels: [],
    });
    for (const subDimension of dimension.subDimensions) {
      nodes.push({
        id: `${dimension.name}/${subDimension.name}`,
        code: codes(`${code}-`, subDimension.name),
        title: subDimension.name,
        kind: 'sub-dimension',
        parent: dimension.name,
        ...(subDimension.description !== undefined && { description: subDimension.description }),
        levels: readLevels(subDimension, context),
      });
    }
  }
  return nodes;
}

/** DSOMM names its parts and gives them no codes: theirs are the initials, with a number where two have the same. */
function codeMaker(): (before: string, name: string) => string {
  const taken = new Set<string>();
  return (before, name) => {
    const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
    const telling = words.filter((word) => !/^(and|or|for|of|the|in|to)$/i.test(word));
    const initials = (telling.length > 0 ? telling : words).map((word) => word.charAt(0).toUpperCase());
    const code = before + (initials.join('').slice(0, 8) || 'X');
    let free = code;
    for (let ordinal = 2; taken.has(free); ordinal++) free = `${code}${ordinal}`;
    taken.add(free);
    return free;
  };
}

function readLevels({ activities }: SubDimension, context: Context): ReadLevel[] {
  const byLevel = new Map<number, DsommActivity[]>();
  for (const activity of activities) {
    const level = context.levelOf.get(activity) ?? 1;
    byLevel.set(level, [...(byLevel.get(level) ?? []), activity]);
  }
  return [...byLevel]
    .sort(([a], [b]) => a - b)
    .map(([level, list]) => ({
      level,
      name: levelName(level, context.source.levelNames),
      groups: [
        { practices: list.map((activity) => practiceOf(activity, context)), outcomes: [], metrics: [] },
      ],
    }));
}

function practiceOf(activity: DsommActivity, { dependencies, uuids }: Context) {
  const id = uuids.get(activity);
  const names = dependencies.of(activity).map(({ name }) => name);
  return {
    ...(id !== undefined && { id }),
    title: activity.name,
    text: proseOf(activity.entries.get('measure')) || activity.name,
    sections: sectionsOf(activity, names),
  };
}

/** Answers that somebody left in the model: an assessment says what is implemented, not the framework. */
function progressLeftOut(activities: readonly DsommActivity[]): ReadingWarning[] {
  const counts = ownProgress.flatMap((key) => {
    const times = activities.filter(({ entries }) => {
      const tree = entries.get(key);
      return !isNothing(tree) && !['', 'false'].includes(proseOf(tree).trim()) && !isEmpty(proseOf(tree));
    }).length;
    return times === 0 ? [] : [`${key} (${times})`];
  });
  return counts.length === 0 ? [] : [{ kind: 'leftOut', text: counts.join(', ') }];
}

/** Lists of teams of which none has done it. */
function isEmpty(text: string): boolean {
  return text.split('\n').every((line) => /:\s*(false|)$/.test(line));
}

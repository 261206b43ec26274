import type { ReadingWarning } from '../frameworkReading.ts';
import { entriesOf, entryOf, isNothing, textOf } from '../yaml/yamlTree.ts';
import type { YamlTree } from '../yaml/yamlTree.ts';
import type { YamlTrees } from '../yaml/yamlTrees.ts';

/** One activity: its name is the key it stands under, its uuid what other files know it by. */
export type DsommActivity = {
  name: string;
  readonly uuid: string | undefined;
  readonly entries: ReadonlyMap<string, YamlTree>;
  /** Where it stands: a file of a set, and a line. */
  readonly file?: string;
  readonly line: number;
};

export type SubDimension = { readonly name: string; description?: string; activities: DsommActivity[] };
export type Dimension = { readonly name: string; description?: string; subDimensions: SubDimension[] };

/** The model while its files are put together, in the order they say. */
export type DsommModel = {
  dimensions: Dimension[];
  /** What the generated form says of itself. */
  meta: YamlTree | undefined;
  readonly warnings: ReadingWarning[];
};

/** One text of the model; `file` is its path in a set. */
export type DsommText = YamlTrees & { readonly file?: string };

export function emptyModel(): DsommModel {
  return { dimensions: [], meta: undefined, warnings: [] };
}

/** Adds what a text says: dimensions hold sub-dimensions, and those hold activities. */
export function addText(model: DsommModel, text: DsommText): void {
  eachPart(text, model, (part) => {
    if (part.kind !== 'activity') return;
    placeOf(model, part.dimension, part.subDimension).activities.push(part.activity);
  });
}

/**
 * Lays a text of an organisation's own over the model. An activity with the uuid of one that is there changes it, and
 * moves it to where the text has it; others are added; `ignore: true` takes away an activity, or all of a dimension.
 */
export function overlayText(model: DsommModel, text: DsommText): void {
  eachPart(text, model, (part) => {
    switch (part.kind) {
      case 'ignoredDimension':
        model.dimensions = model.dimensions.filter(({ name }) => name !== part.dimension);
        return;
      case 'ignoredSubDimension': {
        const found = model.dimensions.find(({ name }) => name === part.dimension);
        if (found !== undefined) {
          found.subDimensions = found.subDimensions.filter(({ name }) => name !== part.subDimension);
        }
        return;
      }
      case 'activity':
        overlayActivity(model, part);
    }
  });
}

type ActivityPart = {
  readonly kind: 'activity';
  readonly dimension: string;
  readonly subDimension: string;
  readonly activity: DsommActivity;
};
type Part =
  | ActivityPart
  | { readonly kind: 'ignoredDimension'; readonly dimension: string }
  | { readonly kind: 'ignoredSubDimension'; readonly dimension: string; readonly subDimension: string };

function overlayActivity(model: DsommModel, { dimension, subDimension, activity }: ActivityPart): void {
  const known = findActivity(model, { dimension, subDimension, activity });
  if (isIgnored(activity.entries.get('ignore'))) {
    if (known !== undefined) known.within.activities.splice(known.at, 1);
    else if (activity.uuid !== undefined) model.warnings.push(dangling(activity, 'ignore', activity.name));
    return;
  }
  if (known === undefined) {
    placeOf(model, dimension, subDimension).activities.push(activity);
    return;
  }
  const entries = new Map([...known.activity.entries, ...activity.entries]);
  const changed = { ...activity, uuid: activity.uuid ?? known.activity.uuid, entries };
  const target = placeOf(model, dimension, subDimension);
  // It keeps its place among its siblings as long as it stays with them.
  known.within.activities.splice(known.at, 1, ...(target === known.within ? [changed] : []));
  if (target !== known.within) target.activities.push(changed);
}

function findActivity(
  model: DsommModel,
  { dimension, subDimension, activity }: Omit<ActivityPart, 'kind'>,
): { readonly within: SubDimension; readonly at: number; readonly activity: DsommActivity } | undefined {
  for (const { name, subDimensions } of model.dimensions) {
    for (const within of subDimensions) {
      const isHere = name === dimension && within.name === subDimension;
      const at = within.activities.findIndex((other) =>
        activity.uuid === undefined
          ? isHere && other.name === activity.name
          : other.uuid !== undefined && uuidForm(other.uuid) === uuidForm(activity.uuid),
      );
      const found = within.activities[at];
      if (found !== undefined) return { within, at, activity: found };
    }
  }
  return undefined;
}

/** What a warning about a link says: the activity, the field, and what the link names. */
export function dangling({ name, file, line }: DsommActivity, field: string, link: string): ReadingWarning {
  return {
    kind: 'danglingLink',
    ...(file !== undefined && { file }),
    line,
    text: `${name}: ${field}: ${link}`,
  };
}

/** The form of a uuid that two are compared by. */
export function uuidForm(uuid: string): string {
  return uuid.toLowerCase();
}

/** Goes through the parts of a text; notes what its meta document says, and describes dimensions. */
function eachPart(text: DsommText, model: DsommModel, take: (part: Part) => void): void {
  const file = text.file === undefined ? {} : { file: text.file };
  const note = (tree: YamlTree, what: string): void => {
    if (!isNothing(tree)) {
      model.warnings.push({ kind: 'incomplete', ...file, line: text.lineOf(tree.offset), text: what });
    }
  };
  for (const [dimension, subDimensions] of text.trees.flatMap(entriesOf)) {
    if (dimension === 'meta' && textOf(entryOf(subDimensions, 'version')) !== undefined) {
      model.meta = subDimensions;
      continue;
    }
    if (dimension === '_meta') continue;
    if (isIgnored(entryOf(subDimensions, 'ignore'))) {
      take({ kind: 'ignoredDimension', dimension });
      continue;
    }
    if (subDimensions.kind !== 'map') note(subDimensions, dimension);
    for (const [subDimension, activities] of entriesOf(subDimensions)) {
      if (subDimension === '_meta') continue;
      if (isIgnored(entryOf(activities, 'ignore'))) {
        take({ kind: 'ignoredSubDimension', dimension, subDimension });
        continue;
      }
      if (activities.kind !== 'map') note(activities, `${dimension}: ${subDimension}`);
      for (const [name, activity] of entriesOf(activities)) {
        if (name === '_meta') continue;
        if (activity.kind !== 'map') {
          note(activity, `${subDimension}: ${name}`);
          continue;
        }
        const { entries } = activity;
        const line = text.lineOf(activity.offset);
        const uuid = textOf(entries.get('uuid'));
        const found = { name, uuid, entries, ...file, line };
        take({ kind: 'activity', dimension, subDimension, activity: found });
      }
    }
  }
}

function isIgnored(tree: YamlTree | undefined): boolean {
  return textOf(tree)?.toLowerCase() === 'true';
}

/** The sub-dimension of that name, made where it is missing. */
function placeOf(model: DsommModel, dimension: string, subDimension: string): SubDimension {
  const above = foundOrAdded(model.dimensions, dimension, () => ({ name: dimension, subDimensions: [] }));
  return foundOrAdded(above.subDimensions, subDimension, () => ({ name: subDimension, activities: [] }));
}

function foundOrAdded<T extends { readonly name: string }>(list: T[], name: string, make: () => T): T {
  const found = list.find((item) => item.name === name);
  if (found !== undefined) return found;
  const made = make();
  list.push(made);
  return made;
}

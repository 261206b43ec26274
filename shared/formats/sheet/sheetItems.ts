import { nearestTo } from '../../base/nearest.ts';
import type { ContentPlace } from '../../domain/failure.ts';
import { wordsAsKey } from '../native/metricKeys.ts';
import { number, word } from './cellValues.ts';
import type { SheetEntry } from './sheetEntries.ts';
import type { SheetNode, SheetTree } from './sheetNodes.ts';
import { setFields } from './sheetWork.ts';
import type { FieldSpec, SheetWork } from './sheetWork.ts';

type Values = Record<string, unknown>;
type Item = { readonly name: string; readonly object: Values };
type Group = { readonly object: Values; readonly practices: Item[] };
type Level = { readonly object: Values; readonly groups: Map<string, Group> };
type Node = { readonly object: Values; readonly levels: Map<string, Level> };

const levelled = new Set(['node level', 'group', 'practice', 'outcome', 'metric']);
const asides = new Set(['section', 'translation']);

/** Puts everything that nodes hold where it belongs. An empty cell of `node` means the node of the row above. */
export function itemRows(entries: readonly SheetEntry[], tree: SheetTree, work: SheetWork): void {
  const placed = inNodes(entries, tree, work);
  // Practices come before what is said of them.
  for (const { entry, node } of placed) if (levelled.has(entry.kind)) addLevelled(entry, node, work);
  for (const { entry, node } of placed) {
    const holder = asides.has(entry.kind) ? asideHolder(entry, node, work) : undefined;
    if (holder !== undefined) addAside(entry, holder, work);
  }
}

function inNodes(
  entries: readonly SheetEntry[],
  tree: SheetTree,
  work: SheetWork,
): { readonly entry: SheetEntry; readonly node: Node }[] {
  const nodes = new Map<SheetNode, Node>();
  const placed: { entry: SheetEntry; node: Node }[] = [];
  let last: SheetNode | undefined;
  // What follows a row whose node was not found is lost with it, and told with it.
  let isLost = false;
  for (const entry of entries) {
    if (entry.kind === 'node') {
      last = tree.at(entry);
      isLost = last === undefined;
    }
    if (!levelled.has(entry.kind) && !asides.has(entry.kind)) continue;
    const name = word(entry.cell('node'));
    if (name !== undefined) {
      last = tree.find(name);
      isLost = false;
    }
    if (last === undefined) {
      if (!isLost) tellNoNode(entry, name, tree, work);
      isLost = true;
      continue;
    }
    const node = nodes.get(last) ?? { object: last.object, levels: new Map<string, Level>() };
    nodes.set(last, node);
    placed.push({ entry, node });
  }
  return placed;
}

function tellNoNode(entry: SheetEntry, name: string | undefined, tree: SheetTree, work: SheetWork): void {
  if (name === undefined) {
    tell(work, entry.placeOf('row'), 'node');
    return;
  }
  const nearest = nearestTo(name, tree.names);
  work.problems.push({
    ...entry.placeOf('node'),
    problem: 'unknownReference',
    text: name,
    ...(nearest !== undefined && { nearest }),
  });
}

function tell({ problems }: SheetWork, place: ContentPlace, key: string): void {
  problems.push({ ...place, problem: 'missingKey', key });
}

function addLevelled(entry: SheetEntry, node: Node, work: SheetWork): void {
  if (word(entry.cell('level')) === undefined) {
    tell(work, entry.placeOf('row'), 'level');
    return;
  }
  const level = levelOf(entry, node, work);
  if (entry.kind === 'node level') {
    setFields(entry, level.object, work, [['name', 'title']]);
    return;
  }
  const group = groupOf(entry, level, work);
  if (entry.kind === 'practice') addPractice(entry, group, work);
  else if (entry.kind === 'outcome')
    addTo(group, 'outcomes', entry, work, [
      ['id', 'id', word],
      ['text', 'text'],
    ]);
  else if (entry.kind === 'metric') addMetric(entry, node, group, work);
}

function levelOf(entry: SheetEntry, node: Node, work: SheetWork): Level {
  const name = String(number(entry.cell('level')));
  const known = node.levels.get(name);
  if (known !== undefined) return known;
  const object = work.values.object(entry.placeOf('level'));
  setFields(entry, object, work, [['level', 'level', number]]);
  object['groups'] = [];
  const level = { object, groups: new Map<string, Group>() };
  node.levels.set(name, level);
  listIn(node.object, 'levels').push(object);
  return level;
}

function groupOf(entry: SheetEntry, level: Level, work: SheetWork): Group {
  const name = word(entry.cell('group')) ?? '1';
  const known = level.groups.get(name);
  if (known !== undefined) return known;
  const group = { object: work.values.object(entry.placeOf('row')), practices: [] };
  level.groups.set(name, group);
  listIn(level.object, 'groups').push(group.object);
  return group;
}

function listIn(holder: Values, key: string): unknown[] {
  const list = holder[key];
  if (Array.isArray(list)) return list as unknown[];
  const made: unknown[] = [];
  holder[key] = made;
  return made;
}

function addTo(
  group: Group,
  key: string,
  entry: SheetEntry,
  work: SheetWork,
  fields: readonly FieldSpec[],
): Values {
  const object = work.values.object(entry.placeOf('row'));
  setFields(entry, object, work, fields);
  listIn(group.object, key).push(object);
  return object;
}

function addPractice(entry: SheetEntry, group: Group, work: SheetWork): void {
  const object = addTo(group, 'practices', entry, work, [
    ['id', 'id', word],
    ['title', 'title'],
    ['text', 'text'],
    ['question', 'question'],
    ['scale', 'scale', word],
    ['weight', 'weight', number],
  ]);
  const name = word(entry.cell('item')) ?? String(group.practices.length + 1);
  group.practices.push({ name, object });
}

const metricFields = ['text', 'unit', 'direction', 'measure'] as const;

/** A metric is told once and named anywhere; where it is told twice, both must say the same. */
function addMetric(entry: SheetEntry, node: Node, group: Group, work: SheetWork): void {
  const text = entry.cell('text');
  const metrics = (node.object['metrics'] ??= work.values.object(entry.placeOf('row'))) as Record<
    string,
    Values
  >;
  const key = word(entry.cell('id')) ?? (text === undefined ? undefined : keyFor(text, metrics));
  if (key === undefined) {
    tell(work, entry.placeOf('row'), 'text');
    return;
  }
  const known = Object.hasOwn(metrics, key) ? metrics[key] : undefined;
  if (known === undefined && text !== undefined) {
    const metric = work.values.object(entry.placeOf('row'));
    setFields(entry, metric, work, [
      ['text', 'text'],
      ['unit', 'unit', word],
      ['direction', 'direction', word],
      ['measure', 'measure'],
    ]);
    work.values.put(metrics, key, metric, entry.placeOf('id'));
  } else if (known !== undefined) {
    for (const column of metricFields) {
      const said = entry.cell(column)?.trim();
      if (said === undefined || said === textIn(known, column)) continue;
      const other = work.values.placesBelow(metrics)([key, column]);
      work.problems.push({ ...entry.placeOf(column), problem: 'contradiction', key: column, other });
    }
  }
  const named = listIn(group.object, 'metrics');
  work.values.push(named, key, entry.placeOf(entry.cell('id') === undefined ? 'text' : 'id'));
}

function textIn(values: Values, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
}

/** The key of the metric that says this already, or else a new one from its words. */
function keyFor(text: string, metrics: Readonly<Record<string, Values>>): string {
  const same = Object.entries(metrics).find(([, metric]) => textIn(metric, 'text') === text.trim());
  if (same !== undefined) return same[0];
  const key = wordsAsKey(text);
  let free = key;
  for (let ordinal = 2; Object.hasOwn(metrics, free); ordinal++) free = `${key}-${ordinal}`;
  return free;
}

/** The node, or the practice of it, that a section or translation is about. */
function asideHolder(entry: SheetEntry, node: Node, work: SheetWork): Values | undefined {
  if (word(entry.cell('level')) === undefined) return node.object;
  const level = node.levels.get(String(number(entry.cell('level'))));
  const practices = level?.groups.get(word(entry.cell('group')) ?? '1')?.practices ?? [];
  const name = word(entry.cell('item'));
  const practice = name === undefined ? practices.at(-1) : practices.find((item) => item.name === name);
  if (practice !== undefined) return practice.object;
  work.problems.push({
    ...entry.placeOf('item'),
    problem: 'unknownReference',
    text: name ?? entry.cell('level') ?? '',
  });
  return undefined;
}

function addAside(entry: SheetEntry, holder: Values, work: SheetWork): void {
  const object = work.values.object(entry.placeOf('row'));
  if (entry.kind === 'section') {
    setFields(entry, object, work, [
      ['heading', 'title'],
      ['text', 'text'],
    ]);
    listIn(holder, 'sections').push(object);
    return;
  }
  const language = word(entry.cell('language'));
  if (language === undefined) {
    tell(work, entry.placeOf('row'), 'language');
    return;
  }
  setFields(entry, object, work, [
    ['title', 'title'],
    ['text', 'text'],
  ]);
  const translations = (holder['translations'] ??= {}) as Values;
  if (Object.hasOwn(translations, language))
    work.problems.push({ ...entry.placeOf('language'), problem: 'repeated', text: language });
  else work.values.put(translations, language, object, entry.placeOf('language'));
}

import { nearestTo } from '../../base/nearest.ts';
import { failed, ok } from '../../base/result.ts';
import type { ContentPlace, ContentProblem } from '../../domain/failure.ts';
import type { ReadingWarning, ReadResult } from '../frameworkReading.ts';
import { checkNative, invalid } from '../native/nativePart.ts';
import { readingOf } from '../native/nativeFramework.ts';
import { referenceProblems } from '../native/nativeReferences.ts';
import { nativeVersion } from '../native/nativeSchema.ts';
import { flag, number, placeList, word } from './cellValues.ts';
import { placedValues } from './placedValues.ts';
import type { Sheet } from './sheetCells.ts';
import { columnsOfKind, noLevels, noSubset, rowKinds, sheetColumns, sheetVersion } from './sheetColumns.ts';
import type { RowKind, SheetColumn } from './sheetColumns.ts';
import { sheetEntries } from './sheetEntries.ts';
import type { SheetEntry } from './sheetEntries.ts';
import { itemRows } from './sheetItems.ts';
import { nodeTree } from './sheetNodes.ts';
import { setFields } from './sheetWork.ts';
import type { FieldSpec, SheetWork } from './sheetWork.ts';

/** Reads the spreadsheet form. Whatever does not keep to it is told with its cell, and nothing is read. */
export function readSheetForm(sheets: readonly Sheet[], name: string): ReadResult {
  const { entries, warnings } = sheetEntries(sheets);
  const work: SheetWork = { values: placedValues(), problems: [] };
  const rows = byKind(entries, work);
  const newer = newerForm(rows.get('framework')?.[0]);
  if (newer !== null) return failed(invalid(name, [newer]));
  const value = fileValue(rows, entries, work);
  const placeOf = work.values.placesBelow(value);
  if (work.problems.length > 0) return failed(invalid(name, inOrder(work.problems)));
  const file = checkNative(value, placeOf);
  const problems = file.ok ? referenceProblems(file.value, placeOf) : file.failure;
  if (!file.ok || problems.length > 0) return failed(invalid(name, inOrder(problems.map(inColumns))));
  return ok({
    ...readingOf(file.value),
    kind: 'waymarkSheet',
    warnings: [...warnings, ...entries.flatMap(leftOutCells)],
  });
}

function byKind(entries: readonly SheetEntry[], work: SheetWork): ReadonlyMap<RowKind, SheetEntry[]> {
  const rows = new Map<RowKind, SheetEntry[]>(rowKinds.map((kind) => [kind, []]));
  for (const entry of entries) {
    const list = rows.get(entry.kind as RowKind);
    if (list !== undefined && entry.kind !== 'more') list.push(entry);
    else if (entry.kind === '')
      work.problems.push({ ...entry.placeOf('row'), problem: 'missingKey', key: 'row' });
    else {
      const nearest = nearestTo(entry.kind, rowKinds);
      const said = { text: entry.kind, options: rowKinds, ...(nearest !== undefined && { nearest }) };
      work.problems.push({ ...entry.placeOf('row'), problem: 'notAnOption', ...said });
    }
  }
  return rows;
}

/** A newer form may have rows that this one lacks: its number is the better answer. */
function newerForm(entry: SheetEntry | undefined): ContentProblem | null {
  const form = number(entry?.cell('form'));
  if (entry === undefined || typeof form !== 'number' || form <= sheetVersion) return null;
  return { ...entry.placeOf('form'), problem: 'newerFormat', version: form, supported: sheetVersion };
}

/** The rows as a file in our own form would have it. */
function fileValue(
  rows: ReadonlyMap<RowKind, SheetEntry[]>,
  entries: readonly SheetEntry[],
  work: SheetWork,
): Record<string, unknown> {
  const { values, problems } = work;
  const start: ContentPlace = { line: 1, column: 1, cell: 'A1' };
  const [head, second] = rows.get('framework') ?? [];
  const file = values.object(head?.placeOf('row') ?? start);
  const list = (key: string) => {
    const made: unknown[] = [];
    file[key] = made;
    return made;
  };
  if (second !== undefined)
    problems.push({ ...second.placeOf('row'), problem: 'repeated', text: 'framework' });
  if (head !== undefined) {
    if (head.cell('form') === undefined)
      problems.push({ ...head.placeOf('row'), problem: 'missingKey', key: 'form' });
    file['waymarkFramework'] = nativeVersion;
    headValue(head, file, work);
  }
  const levels = rows.get('level') ?? [];
  if (levels.length > 0)
    addEach(levels, list('levels'), work, [
      ['number', 'level', number],
      ['name', 'title'],
      ['description', 'text'],
    ]);
  else if (word(head?.cell('levels'))?.toLowerCase() === noLevels) file['levels'] = [];
  const answers = rows.get('answer') ?? [];
  if (answers.length > 0) scaleValues(answers, list('scales'), work);
  const subsets = rows.get('subset') ?? [];
  if (subsets.length > 0)
    addEach(subsets, list('subsets'), work, [
      ['code', 'code'],
      ['title', 'title'],
      ['description', 'text'],
      ['default', 'default', flag],
    ]);
  const tree = nodeTree(rows.get('node') ?? [], work, subsetsOf(subsets));
  file['nodes'] = tree.roots;
  itemRows(entries, tree, work);
  return file;
}

function addEach(
  entries: readonly SheetEntry[],
  list: unknown[],
  work: SheetWork,
  fields: readonly FieldSpec[],
): void {
  for (const entry of entries) {
    const object = work.values.object(entry.placeOf('row'));
    setFields(entry, object, work, fields);
    list.push(object);
  }
}

function headValue(entry: SheetEntry, file: Record<string, unknown>, work: SheetWork): void {
  const { values } = work;
  const place = entry.placeOf('row');
  const framework = values.object(place);
  setFields(entry, framework, work, [
    ['key', 'key'],
    ['version', 'version'],
    ['title', 'title'],
    ['publisher', 'publisher'],
    ['language', 'language'],
    ['description', 'text'],
    ['source', 'source'],
  ]);
  const licence = values.object(place);
  setFields(entry, licence, work, [
    ['class', 'licence class'],
    ['text', 'licence text'],
    ['mayTravel', 'may travel', flag],
  ]);
  if (Object.keys(licence).length > 0) framework['licence'] = licence;
  file['framework'] = framework;
  const scoring = values.object(place);
  setFields(entry, scoring, work, [
    ['method', 'scoring'],
    ['min', 'min', number],
    ['max', 'max', number],
  ]);
  if (Object.keys(scoring).length > 0) file['scoring'] = scoring;
}

function scaleValues(entries: readonly SheetEntry[], scales: unknown[], work: SheetWork): void {
  const byId = new Map<string, unknown[]>();
  for (const entry of entries) {
    const id = entry.cell('scale') ?? '';
    let answers = byId.get(id);
    if (answers === undefined) {
      const scale = work.values.object(entry.placeOf('row'));
      setFields(entry, scale, work, [['id', 'scale']]);
      answers = [];
      scale['answers'] = answers;
      byId.set(id, answers);
      scales.push(scale);
    }
    addEach([entry], answers, work, [
      ['code', 'code'],
      ['label', 'title'],
      ['worth', 'worth', number],
      ['description', 'text'],
    ]);
  }
}

/** Reads a list of subsets' codes: one on each line, or between commas where no code holds one. */
function subsetsOf(subsets: readonly SheetEntry[]): (text: string | undefined) => string[] | undefined {
  const known = new Set(subsets.map((entry) => entry.cell('code')?.trim()));
  return (text) => {
    if (text?.trim() === noSubset) return [];
    return placeList(text, /\n/)?.flatMap((code) => {
      const parts = known.has(code) ? [code] : (placeList(code, /[,;]/) ?? [code]);
      return parts.every((part) => known.has(part)) ? parts : [code];
    });
  };
}

/** What a key of our own form is called among the columns. */
const columnNames: Partial<Record<string, SheetColumn>> = {
  name: 'title',
  number: 'level',
  label: 'title',
  description: 'text',
  heading: 'title',
  class: 'licence class',
  mayTravel: 'may travel',
  alignsWith: 'aligns with',
  method: 'scoring',
};

function inColumns(problem: ContentProblem): ContentProblem {
  if (problem.problem !== 'missingKey') return problem;
  return { ...problem, key: columnNames[problem.key] ?? problem.key };
}

function inOrder(problems: readonly ContentProblem[]): ContentProblem[] {
  const sheets = ['Framework', 'Nodes', 'Items'];
  const rank = ({ sheet = '' }: ContentProblem) => sheets.indexOf(sheet);
  return [...problems].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

/** Cells that say something where a row of their kind has nothing to say. */
function leftOutCells(entry: SheetEntry): ReadingWarning[] {
  const used: readonly SheetColumn[] = columnsOfKind[entry.kind as RowKind];
  return sheetColumns
    .filter((column) => column !== 'row' && !used.includes(column))
    .flatMap((column): ReadingWarning[] => {
      const text = entry.cell(column);
      const { line, cell = '' } = entry.placeOf(column);
      return text === undefined
        ? []
        : [{ kind: 'leftOut', line, text: `${cell} ${column}: ${text}`.slice(0, 200) }];
    });
}

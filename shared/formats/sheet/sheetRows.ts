import type { Translations } from '../../model/framework.ts';
import { nativePath, pathBelow } from '../native/nativePath.ts';
import type { NativeFile, NativeNode } from '../native/nativeSchema.ts';
import { guardedCell, maximalCellLength } from './sheetCells.ts';
import type { Sheet } from './sheetCells.ts';
import {
  noLevels,
  noSubset,
  sheetColumns,
  sheetOfRow,
  sheetVersion,
  workbookSheets,
} from './sheetColumns.ts';
import type { SheetColumn, SheetRow } from './sheetColumns.ts';

/** A framework as one sheet that holds every row: the form for CSV. */
export function flatSheet(file: NativeFile): Sheet {
  return { name: 'Framework', rows: cellsOf(rowsOf(file), sheetColumns) };
}

/** A framework as the sheets of a workbook. */
export function workbookOf(file: NativeFile): Sheet[] {
  const rows = rowsOf(file);
  return workbookSheets.map(({ name, columns }) => ({
    name,
    rows: cellsOf(
      rows.filter((row) => sheetOfRow(row) === name),
      columns,
    ),
  }));
}

function cellsOf(rows: readonly SheetRow[], columns: readonly SheetColumn[]): string[][] {
  const cells: string[][] = [[...columns]];
  for (const row of rows) {
    const pieces = columns.map((column) => inPieces(row[column] ?? ''));
    const count = Math.max(...pieces.map(({ length }) => length));
    for (let piece = 0; piece < count; piece++) {
      cells.push(
        columns.map((column, at) =>
          piece > 0 && column === 'row' ? 'more' : guardedCell(pieces[at]?.[piece] ?? ''),
        ),
      );
    }
  }
  return cells;
}

/** A text in pieces that fit into a cell; never half of a character. */
function inPieces(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > maximalCellLength) {
    const end = /[\ud800-\udbff]/.test(rest.charAt(maximalCellLength - 1))
      ? maximalCellLength - 1
      : maximalCellLength;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

function rowsOf(file: NativeFile): SheetRow[] {
  return [...frameworkRows(file), ...file.nodes.flatMap((node) => nodeRows(node, undefined, ''))];
}

/** A row without the cells that say nothing. */
function row(
  kind: SheetRow['row'],
  cells: { readonly [C in SheetColumn]?: string | number | undefined },
): SheetRow {
  const said = Object.entries(cells).flatMap(([column, value]) =>
    value === undefined || value === '' ? [] : [[column, String(value)] as const],
  );
  return { ...Object.fromEntries(said), row: kind };
}

function frameworkRows({ framework, levels, scales = [], scoring, subsets = [] }: NativeFile): SheetRow[] {
  const { licence } = framework;
  return [
    row('framework', {
      form: sheetVersion,
      key: framework.key,
      version: framework.version,
      title: framework.title,
      text: framework.description,
      publisher: framework.publisher,
      source: framework.source,
      language: framework.language,
      'licence class': licence?.class,
      'may travel': licence && flag(licence.mayTravel),
      'licence text': licence?.text,
      levels: levels?.length === 0 ? noLevels : undefined,
      scoring: scoring?.method,
      min: scoring?.min,
      max: scoring?.max,
    }),
    ...(levels ?? []).map(({ number, name, description }) =>
      row('level', { level: number, title: name, text: description }),
    ),
    ...scales.flatMap(({ id, answers }) =>
      answers.map(({ code, label, worth, description }) =>
        row('answer', { scale: id, code, title: label, worth, text: description }),
      ),
    ),
    ...subsets.map(({ code, title, description, default: isDefault }) =>
      row('subset', {
        code,
        title,
        text: description,
        default: isDefault === undefined ? undefined : flag(isDefault),
      }),
    ),
  ];
}

function flag(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** A node, what is in it and what is below it. */
function nodeRows(node: NativeNode, parent: string | undefined, above: string): SheetRow[] {
  const path = nativePath(node, above);
  const id = node.id ?? path;
  return [
    row('node', {
      node: id,
      parent,
      kind: node.kind,
      code: node.code,
      title: node.title,
      text: node.description,
      'aligns with': node.alignsWith?.join(' '),
      subsets: node.subsets && listCell(node.subsets),
      weight: node.weight,
      withdrawn: node.withdrawn === undefined ? undefined : flag(node.withdrawn),
    }),
    ...asideRows({ node: id }, node),
    ...(node.levels ?? []).flatMap((level) => levelRows(id, level, node.metrics ?? {})),
    ...(node.nodes ?? []).flatMap((child) => nodeRows(child, id, pathBelow(node, path))),
  ];
}

/** Codes on lines of their own: they may hold any other separator. A node of no subset at all says so. */
function listCell(codes: readonly string[]): string {
  return codes.length === 0 ? noSubset : codes.join('\n');
}

type Place = {
  readonly node: string;
  readonly level?: number;
  readonly group?: number;
  readonly item?: number;
};

/** The sections and translations of a node or a practice. */
function asideRows(
  place: Place,
  of: {
    readonly sections?: readonly { readonly heading?: string; readonly text?: string }[];
    readonly translations?: Translations;
  },
): SheetRow[] {
  return [
    ...(of.sections ?? []).map(({ heading, text }) => row('section', { ...place, title: heading, text })),
    ...Object.entries(of.translations ?? {}).map(([language, { title, text }]) =>
      row('translation', { ...place, language, title, text }),
    ),
  ];
}

function levelRows(
  node: string,
  { level, name, groups }: NonNullable<NativeNode['levels']>[number],
  metrics: NonNullable<NativeNode['metrics']>,
): SheetRow[] {
  const rows = groups.flatMap((group, index) => groupRows({ node, level, group: index + 1 }, group, metrics));
  const isSaid = name !== undefined || rows.length === 0;
  return isSaid ? [row('node level', { node, level, title: name }), ...rows] : rows;
}

function groupRows(
  place: Required<Omit<Place, 'item'>>,
  group: NonNullable<NativeNode['levels']>[number]['groups'][number],
  metrics: NonNullable<NativeNode['metrics']>,
): SheetRow[] {
  const rows = [
    ...(group.practices ?? []).flatMap((practice, index) =>
      practiceRows({ ...place, item: index + 1 }, practice),
    ),
    ...(group.outcomes ?? []).map((outcome) =>
      row('outcome', { ...place, ...(typeof outcome === 'string' ? { text: outcome } : outcome) }),
    ),
    ...(group.metrics ?? []).map((id) => {
      const metric = metrics[id] ?? id;
      return row('metric', { ...place, id, ...(typeof metric === 'string' ? { text: metric } : metric) });
    }),
  ];
  return rows.length > 0 ? rows : [row('group', place)];
}

type NativePractice = NonNullable<
  NonNullable<NativeNode['levels']>[number]['groups'][number]['practices']
>[number];

function practiceRows(place: Place, practice: NativePractice): SheetRow[] {
  if (typeof practice === 'string') return [row('practice', { ...place, text: practice })];
  const { id, title, text, question, scale, weight } = practice;
  return [
    row('practice', { ...place, id, title, text, question, scale, weight }),
    ...asideRows(place, practice),
  ];
}

import type { ContentPlace } from '../../domain/failure.ts';
import type { ReadingWarning } from '../frameworkReading.ts';
import { cellName, restoredCell } from './sheetCells.ts';
import type { Sheet } from './sheetCells.ts';
import { sheetColumns } from './sheetColumns.ts';
import type { SheetColumn } from './sheetColumns.ts';

/** One row of our own spreadsheet form: what its cells say, and where they stand. */
export type SheetEntry = {
  /** The first cell's word, lower case; empty when the row has none. */
  readonly kind: string;
  readonly cell: (column: SheetColumn) => string | undefined;
  readonly placeOf: (column: SheetColumn) => ContentPlace;
};

/** The columns without which a table is not in our form. */
const needed: readonly SheetColumn[] = ['row', 'form', 'key', 'version'];

/** Whether one of the sheets has the head of our own form. */
export function looksLikeSheetForm(sheets: readonly Sheet[]): boolean {
  return sheets.some(({ rows }) => {
    const heads = new Set(rows.find(isFilled)?.map(headOf));
    return needed.every((column) => heads.has(column));
  });
}

/** The rows of all sheets in our form, in their order, and warnings of what has no place in it. */
export function sheetEntries(sheets: readonly Sheet[]): {
  readonly entries: readonly SheetEntry[];
  readonly warnings: readonly ReadingWarning[];
} {
  const entries: SheetEntry[] = [];
  const warnings: ReadingWarning[] = [];
  for (const sheet of sheets) {
    const head = sheet.rows.findIndex(isFilled);
    const heads = sheet.rows[head]?.map(headOf) ?? [];
    if (!heads.includes('row')) {
      if (head !== -1) warnings.push({ kind: 'leftOut', text: sheet.name });
      continue;
    }
    const columns = heads.map((head) => sheetColumns.find((column) => column === head));
    sheet.rows[head]?.forEach((text, index) => {
      const isRepeated = columns.indexOf(columns[index]) !== index;
      if (
        (columns[index] === undefined || isRepeated) &&
        sheet.rows.some((row) => (row[index] ?? '').trim() !== '')
      )
        warnings.push({ kind: 'leftOut', line: head + 1, text: `${cellName(head, index)} ${text}`.trim() });
    });
    entries.push(...entriesOf({ ...sheet, rows: sheet.rows.with(head, []) }, columns, sheets.length > 1));
  }
  return { entries, warnings };
}

function headOf(cell: string): string {
  return cell.trim().toLowerCase().replace(/\s+/g, ' ');
}

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

function entriesOf(
  sheet: Sheet,
  columns: readonly (SheetColumn | undefined)[],
  isOneOfSeveral: boolean,
): SheetEntry[] {
  const found = columns.flatMap((column, index) =>
    column !== undefined && columns.indexOf(column) === index ? [[column, index] as const] : [],
  );
  const indexes = new Map(found);
  const entries: SheetEntry[] = [];
  let last: Map<SheetColumn, string> | undefined;
  sheet.rows.forEach((row, line) => {
    if (!isFilled(row)) return;
    const cells = new Map(found.map(([column, index]) => [column, restoredCell(row[index] ?? '')]));
    const kind = headOf(cells.get('row') ?? '');
    if (kind === 'more' && last !== undefined) {
      for (const [column, text] of cells)
        if (column !== 'row') last.set(column, (last.get(column) ?? '') + text);
      return;
    }
    last = cells;
    entries.push({
      kind,
      cell: (column) => {
        const text = cells.get(column);
        return text === undefined || text.trim() === '' ? undefined : text;
      },
      placeOf: (column) => {
        const at = indexes.get(column) ?? 0;
        return {
          line: line + 1,
          column: at + 1,
          cell: cellName(line, at),
          ...(isOneOfSeveral && { sheet: sheet.name }),
        };
      },
    });
  });
  return entries;
}

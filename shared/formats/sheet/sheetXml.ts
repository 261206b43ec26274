import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { SheetFault } from '../../domain/failure.ts';
import type { ReadingWarning } from '../frameworkReading.ts';
import { cellName, maximalColumns, maximalRows } from './sheetCells.ts';
import type { Sheet } from './sheetCells.ts';
import { dateText } from './workbookDates.ts';
import { unescapedText } from './workbookText.ts';
import { readXml } from './xmlReader.ts';

/** What cells refer to. */
export type CellContext = {
  readonly texts: readonly string[];
  /** Whether cells of a style, by its number, are dates. */
  readonly isDate: readonly boolean[];
  readonly isFrom1904: boolean;
  /** How many cells the sheet may have, with empty ones before others; every row is one as well. */
  readonly room: number;
};

/** A cell while its elements are read. */
type OpenCell = {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | undefined;
  inline: string | undefined;
  formula: string | undefined;
};

/** The most formulas that one warning names. */
const namedFormulas = 5;

/** A sheet, and how many cells of a workbook's room it takes. */
export type SheetReading = {
  readonly sheet: Sheet;
  readonly cells: number;
  readonly warnings: readonly ReadingWarning[];
};

/** The formulas of a sheet: the first of them, and how many there are. */
type Formulas = { readonly named: string[]; count: number };

/**
 * Reads the cells of one sheet as texts, dates as ISO 8601. What the sheet claims of its size is not asked: only cells
 * that say something count. A formula is never computed: the result that was stored with it is read, or else its text.
 */
export function readSheetXml(
  xml: string,
  name: string,
  context: CellContext,
): Result<SheetReading, SheetFault> {
  const rows: string[][] = [];
  const formulas: Formulas = { named: [], count: 0 };
  let cells = 0;
  let fault = null as SheetFault | null;
  let cell: OpenCell | null = null;
  let row = -1;
  let column = -1;
  let element = '';
  let isPhonetic = false;

  function openCell(attributes: ReadonlyMap<string, string>): OpenCell {
    const place = placeOf(attributes.get('r'));
    if (place !== null) row = place.row;
    column = place === null ? column + 1 : place.column;
    return {
      row: Math.max(0, row),
      column,
      type: attributes.get('t') ?? 'n',
      style: Number(attributes.get('s') ?? -1),
      value: undefined,
      inline: undefined,
      formula: undefined,
    };
  }

  function closeCell(closed: OpenCell): void {
    const text = cellText(closed, context);
    if (text === null) {
      fault ??= 'damaged';
      return;
    }
    if (closed.formula !== undefined) {
      formulas.count++;
      if (formulas.named.length < namedFormulas)
        formulas.named.push(`${cellName(closed.row, closed.column)} =${closed.formula}`.slice(0, 80));
    }
    if (text === '') return;
    if (closed.row >= maximalRows) fault ??= 'rows';
    else if (closed.column >= maximalColumns) fault ??= 'columns';
    else if (fault === null) putCell(closed.row, closed.column, text);
  }

  /** One cell far to the right or below costs all that stand before it. */
  function putCell(at: number, place: number, text: string): void {
    const width = rows[at]?.length ?? 0;
    cells += Math.max(0, at + 1 - rows.length) + Math.max(0, place + 1 - width);
    if (cells > context.room) {
      fault = 'unsafe';
      return;
    }
    while (rows.length <= at) rows.push([]);
    const line = rows[at] ?? [];
    while (line.length < place) line.push('');
    line[place] = text;
  }

  const read = readXml(xml, {
    open: (tag, attributes) => {
      element = tag;
      if (tag === 'row') {
        row = attributes.has('r') ? Number(attributes.get('r')) - 1 : row + 1;
        column = -1;
      } else if (tag === 'c') cell = openCell(attributes);
      else if (tag === 'f' && cell !== null) cell.formula ??= '';
      else if (tag === 'rPh') isPhonetic = true;
    },
    close: (tag) => {
      element = '';
      if (tag === 'rPh') isPhonetic = false;
      if (tag !== 'c' || cell === null) return;
      closeCell(cell);
      cell = null;
    },
    text: (text) => {
      if (cell === null) return;
      if (element === 'v') cell.value = (cell.value ?? '') + text;
      if (element === 'f') cell.formula = (cell.formula ?? '') + text;
      if (element === 't' && !isPhonetic) cell.inline = (cell.inline ?? '') + text;
    },
  });
  if (!read.ok) return read;
  if (fault !== null) return failed(fault);
  return ok({ sheet: { name, rows }, cells, warnings: formulaWarnings(name, formulas) });
}

/** A cell's name as row and column from 0; `null` when it says none. */
function placeOf(name: string | undefined): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits] = /^([A-Z]{1,7})([1-9]\d{0,8})$/.exec(name ?? '') ?? [];
  if (digits === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** What a cell says; `null` when it refers to what is not there. */
function cellText(cell: OpenCell, { texts, isDate, isFrom1904 }: CellContext): string | null {
  const { type, value, inline, formula, style } = cell;
  if (type === 'inlineStr') return unescapedText(inline ?? '');
  if (value === undefined || value === '')
    return formula === undefined || formula === '' ? '' : `=${formula}`;
  switch (type) {
    case 's':
      return /^\d+$/.test(value.trim()) ? (texts[Number(value)] ?? null) : null;
    case 'str':
      return unescapedText(value);
    case 'b':
      return value.trim() === '1' ? 'true' : 'false';
    // Such as `#REF!`: no text of anybody's.
    case 'e':
      return '';
    case 'd':
      return value;
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return null;
      return isDate[style] === true ? dateText(number, isFrom1904) : String(number);
    }
  }
}

function formulaWarnings(sheet: string, { named, count }: Formulas): ReadingWarning[] {
  if (count === 0) return [];
  const more = count > namedFormulas ? ` (${count})` : '';
  return [{ kind: 'formula', text: `${sheet}: ${named.join(', ')}${more}` }];
}

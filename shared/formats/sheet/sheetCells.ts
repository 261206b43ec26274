/** A sheet of cells as texts. Rows may be shorter than others; the first one is row 1 to its user. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** The most rows and columns of a sheet. */
export const maximalRows = 200_000;
export const maximalColumns = 1000;

/** The most cells of a workbook, with the empty ones that stand before others and with its rows. */
export const maximalCells = 2_000_000;

/** The longest text that every spreadsheet program takes into a cell. */
export const maximalCellLength = 32_000;

/** What a spreadsheet program may take for the start of a formula, at the start of a cell or of a line in it. */
const formulaStart = /^[\s\u00a0\ufeff]*[=+\-@|＝＋－＠]/u;

const plainNumber = /^-?\d+(?:\.\d+)?$/;

/**
 * A text as it is written into a cell: with an apostrophe in front when a spreadsheet program might run it. Numbers stay
 * numbers. `restoredCell` gives back exactly the text.
 */
export function guardedCell(text: string): string {
  return isGuarded(text) ? `'${text}` : text;
}

/** The text of a cell that `guardedCell` wrote, or that a person wrote in the same way. */
export function restoredCell(cell: string): string {
  return cell.startsWith("'") && isGuarded(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Apostrophes in front do not count: a text that looks guarded is guarded once more. */
function isGuarded(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  if (plainNumber.test(bare)) return false;
  return /^[\t\r\n]/.test(bare) || bare.split(/[\r\n]/).some((line) => formulaStart.test(line));
}

/** The cell's name as its user knows it, such as `AB12`; row and column count from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

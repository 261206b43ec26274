import Papa from 'papaparse';
import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import type { ReadingWarning } from '../frameworkReading.ts';
import { maximalColumns, maximalRows } from './sheetCells.ts';
import type { Sheet } from './sheetCells.ts';

/** A table that was read from a text. */
export type CsvTable = { readonly sheet: Sheet; readonly warnings: readonly ReadingWarning[] };

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * A sheet as CSV: every cell in quotes, lines end as RFC 4180 has it, and a byte order mark tells spreadsheet programs
 * that it is UTF-8. Its cells must be guarded against formulas already.
 */
export function csvText(sheet: Sheet): string {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const rows = sheet.rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
  return `\ufeff${Papa.unparse(rows, { quotes: true, newline: '\r\n', escapeFormulae: false })}\r\n`;
}

/**
 * Reads a text with LF line ends as a table. What separates the cells is told by a first line `sep=;`, or else by the
 * first row. Fails for a quote that is never closed, and for more rows or columns than a framework has.
 */
export function readCsv(text: string, name: string): Result<CsvTable, Failure> {
  const told = /^\ufeff?sep=(.)(?:\n|$)/.exec(text);
  const body = (told === null ? text : text.slice(told[0].length)).replace(/^\ufeff/, '');
  const delimiter = told?.[1] ?? delimiterOf(body);
  const parsed = Papa.parse<string[]>(body, {
    delimiter,
    newline: '\n',
    quoteChar: '"',
    // One more than there may be, to see that there are more; and no longer.
    preview: maximalRows + 2,
  });
  const fault = parsed.errors.find(({ type }) => type === 'Quotes');
  if (fault !== undefined) {
    // The place that is told is just behind the quote, or at it.
    const at = fault.index ?? 0;
    const before = body.slice(0, body[at - 1] === '"' ? at - 1 : at);
    const line = before.split('\n').length + (told === null ? 0 : 1);
    const column = before.length - before.lastIndexOf('\n');
    return failed({ kind: 'fileNotWellFormed', name, line, column, fault: 'quote' });
  }
  const rows = parsed.data.at(-1)?.join('') === '' ? parsed.data.slice(0, -1) : parsed.data;
  if (rows.length > maximalRows) return failed({ kind: 'sheetRefused', name, reason: 'rows' });
  if (rows.some((row) => row.length > maximalColumns)) {
    // Empty cells at the end of a line cost nothing but their separators.
    const isTooWide = rows.some((row) => row.findLastIndex((cell) => cell !== '') >= maximalColumns);
    if (isTooWide) return failed({ kind: 'sheetRefused', name, reason: 'columns' });
  }
  // A line that tells the separator is a row to its user.
  const lead = told === null ? [] : [[]];
  return ok({
    sheet: { name, rows: [...lead, ...rows] },
    warnings: told === null ? [] : [{ kind: 'separator', line: 1, text: told[0].trim() }],
  });
}

/** What stands most often between the cells of the first row that is not empty. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  let isEmpty = true;
  for (const letter of text.slice(0, 200_000)) {
    if (letter === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (letter === '\n' && !isEmpty) break;
    if (letter !== '\n') isEmpty = false;
    const count = counts.get(letter);
    if (count !== undefined) counts.set(letter, count + 1);
  }
  return delimiters.reduce<string>(
    (best, delimiter) => ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0) ? delimiter : best),
    ',',
  );
}

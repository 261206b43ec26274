import type { ReadResult } from '../frameworkReading.ts';
import { ok } from '../../base/result.ts';
import { readCsv } from './csvText.ts';
import { readSheetForm } from './readSheetForm.ts';
import { looksLikeSheetForm } from './sheetEntries.ts';

/** The most bytes of a spreadsheet, as CSV or as a workbook. */
export const maximalSheetBytes = 50 * 1024 * 1024;

/** Whether a text is a framework in our own spreadsheet form, as CSV. */
export function looksLikeSheetCsv(text: string): boolean {
  const head = /^(?:sep=.\n)?[^\n]{0,5000}/.exec(text)?.[0] ?? '';
  const table = readCsv(`${head}\n`, '');
  if (!table.ok) return false;
  return looksLikeSheetForm([table.value.sheet]);
}

/** Reads a framework in our own spreadsheet form from CSV. */
export function readSheetCsv(text: string, { name }: { readonly name: string }): ReadResult {
  const table = readCsv(text, name);
  if (!table.ok) return table;
  const { sheet, warnings } = table.value;
  const reading = readSheetForm([sheet], name);
  return reading.ok ? ok({ ...reading.value, warnings: [...warnings, ...reading.value.warnings] }) : reading;
}

import writeXlsxFile from 'write-excel-file/universal';
import type { CellObject } from 'write-excel-file/universal';
import type { Sheet } from './sheetCells.ts';
import { escapedLetter, escapedText } from './workbookText.ts';

/** How wide columns of these heads are, in characters; others are narrow. */
const widths: Partial<Record<string, number>> = {
  row: 12,
  node: 18,
  parent: 18,
  title: 32,
  text: 80,
  question: 50,
  measure: 40,
  id: 24,
  'aligns with': 28,
  'licence text': 60,
};

/**
 * The bytes of a workbook. Every cell is text and stays text when it is edited, so that `1.10` is not taken for a number
 * nor `=1` for a formula; the first row stays in sight.
 */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, index) => row.map((cell) => cellObject(cell, index === 0))),
    columns: (rows[0] ?? []).map((head) => ({ width: widths[head] ?? 11 })),
    stickyRowsCount: 1,
  }));
  const blob = await writeXlsxFile(written).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** The library counts texts as keys of an object, and takes `valueOf` for one that is there already. */
function writable(text: string): string {
  const escaped = escapedText(text);
  return escaped in Object.prototype ? escapedLetter(escaped.charAt(0)) + escaped.slice(1) : escaped;
}

function cellObject(text: string, isHead: boolean): CellObject | null {
  if (text === '') return null;
  return {
    value: writable(text),
    type: String,
    format: '@',
    alignVertical: 'top',
    wrap: !isHead,
    ...(isHead && { fontWeight: 'bold' as const }),
  };
}

import { ok } from '#shared/base/result.ts';
import { decodeText } from '#shared/formats/decodeText.ts';
import type { NamedBytes, ReadingWarning, ReadResult } from '#shared/formats/frameworkReading.ts';
import { readCsv } from '#shared/formats/sheet/csvText.ts';
import type { Sheet } from '#shared/formats/sheet/sheetCells.ts';
import { maximalSheetBytes } from '#shared/formats/sheet/sheetFormat.ts';
import { isWorkbookName, readFrameworkBytes, readWorkbook } from './readFrameworkBytes.ts';

/**
 * Reads one file like `readFrameworkBytes`. A table that is in none of the forms we know comes with its cells instead of
 * a failure: a person may say what its columns are.
 */
export function readFrameworkOrTable(source: NamedBytes): ReadResult {
  const reading = readFrameworkBytes(source);
  if (reading.ok || !['frameworkUnknownFormat', 'fileTooLarge'].includes(reading.failure.kind))
    return reading;
  const found = tablesIn(source);
  return found === null
    ? reading
    : ok({ kind: 'foreignTable', nodes: [], tables: found.tables, warnings: found.warnings });
}

type Tables = { readonly tables: readonly Sheet[]; readonly warnings: readonly ReadingWarning[] };

function tablesIn({ name, bytes }: NamedBytes): Tables | null {
  if (bytes.length > maximalSheetBytes) return null;
  if (isWorkbookName(name)) {
    const workbook = readWorkbook(bytes, name);
    if (!workbook.ok) return null;
    const tables = workbook.value.sheets.filter(isTable);
    return tables.length === 0 ? null : { tables, warnings: workbook.value.warnings };
  }
  if (!/\.(csv|tsv|tab)$/i.test(name)) return null;
  const decoded = decodeText(bytes, name);
  const table = decoded.ok ? readCsv(decoded.value.text, name) : decoded;
  if (!decoded.ok || !table.ok || !isTable(table.value.sheet)) return null;
  return { tables: [table.value.sheet], warnings: [...decoded.value.warnings, ...table.value.warnings] };
}

/** Whether there is a head and something below it, in more than one column. */
function isTable({ rows }: Sheet): boolean {
  const filled = rows.filter((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  return filled.length > 1;
}

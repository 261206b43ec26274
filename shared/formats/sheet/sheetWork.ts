import type { ContentProblem } from '../../domain/failure.ts';
import type { PlacedValues } from './placedValues.ts';
import type { SheetColumn } from './sheetColumns.ts';
import type { SheetEntry } from './sheetEntries.ts';

/** What the readers of rows share: where values go, and what is wrong with them. */
export type SheetWork = { readonly values: PlacedValues; readonly problems: ContentProblem[] };

/** The key in our own form, the column, and what its text means. */
export type FieldSpec = readonly [
  key: string,
  column: SheetColumn,
  means?: (text: string | undefined) => unknown,
];

/** Sets the fields of an object from the cells of a row. */
export function setFields(
  entry: SheetEntry,
  object: Record<string, unknown>,
  { values }: SheetWork,
  fields: readonly FieldSpec[],
): void {
  for (const [key, column, means = (text: string | undefined) => text] of fields)
    values.put(object, key, means(entry.cell(column)), entry.placeOf(column));
}

/** How a table is ordered. */
export type Sorting = { readonly column: string; readonly descending: boolean };

/**
 * Rows in order of a value; equal values keep their order, and rows without one stay last either way.
 * Texts are compared as people read them: letter case apart, digits as numbers.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => number | string | null,
  descending: boolean,
): readonly Row[] {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const compare = (a: number | string, b: number | string): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return [...rows].sort((first, second) => {
    const a = valueOf(first);
    const b = valueOf(second);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? compare(b, a) : compare(a, b);
  });
}

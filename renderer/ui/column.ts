import type { Snippet } from 'svelte';

/** A column of a `DataTable`. */
export type Column<Row> = {
  readonly id: string;
  readonly label: string;
  /** Numbers stand at the end, aligned digit under digit. */
  readonly align?: 'start' | 'end';
  /** A CSS width, such as `120px`. */
  readonly width?: string;
  /** The cell: plain text, or a snippet for anything else. */
  readonly cell: ((row: Row) => string) | { readonly snippet: Snippet<[Row]> };
  /** What the column is ordered by; without it, it can't be ordered. */
  readonly sortBy?: (row: Row) => number | string | null;
  /** The cell names its row for assistive technology. */
  readonly isRowHeader?: boolean;
};

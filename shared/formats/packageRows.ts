import * as v from 'valibot';
import { canonicalJson } from '../base/canonicalJson.ts';
import { failed, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { jsonFault, parseStrictJson } from '../base/strictJson.ts';
import { decodeUtf8 } from '../base/utf8.ts';
import type { Failure } from '../domain/failure.ts';
import { engagementSchemas, librarySchemas, logSchemas } from '../model/tables.ts';
import type { EngagementTables, LibraryTables, LogTables } from '../model/tables.ts';

/** Everything that travels in a package, table by table. */
export type PackageTables = LibraryTables & EngagementTables & LogTables;
export type PackageTable = keyof PackageTables;

/** The rows of a package; each list is ordered by id. */
export type PackageRows = { readonly [T in PackageTable]: readonly PackageTables[T][] };

const schemas = { ...librarySchemas, ...engagementSchemas, ...logSchemas };

/** The tables of a package, in an order in which each row's references come before it (but for the change log). */
export const packageTables = Object.keys(schemas) as readonly PackageTable[];

/** Where a table stands in a package. */
export function tablePath(table: PackageTable): string {
  return `data/${table}.ndjson`;
}

/** The table that stands at a path of a package; `null` when the path is not a table's. */
export function tableAt(path: string): PackageTable | null {
  return packageTables.find((table) => tablePath(table) === path) ?? null;
}

/**
 * One table as newline-delimited JSON: a row per line in order of id, keys in order, a newline after each row, so that
 * equal rows give equal bytes. Fails with the line of a row that `decodeTable` would not read back.
 */
export function encodeTable<T extends PackageTable>(
  table: T,
  rows: readonly PackageTables[T][],
  name: string,
): Result<Uint8Array<ArrayBuffer>, Failure> {
  const inOrder = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines: string[] = [];
  for (const [index, row] of inOrder.entries()) {
    const isReadable =
      jsonFault(row) === null && v.is(schemas[table], row) && row.id !== inOrder[index - 1]?.id;
    if (!isReadable) return failed({ kind: 'packageInvalid', name, part: tablePath(table), line: index + 1 });
    lines.push(`${canonicalJson(row)}\n`);
  }
  return ok(new TextEncoder().encode(lines.join('')));
}

/**
 * The rows of one table as they stand in a package, with the fields this program does not know.
 * Fails with the line of the first row that is not valid for its table or not after the row before it.
 */
export function decodeTable<T extends PackageTable>(
  table: T,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Result<PackageTables[T][], Failure> {
  const invalid = (line?: number) =>
    failed<Failure>({
      kind: 'packageInvalid',
      name,
      part: tablePath(table),
      ...(line !== undefined && { line }),
    });
  const text = decodeUtf8(bytes);
  if (text === null) return invalid();
  const lines = text.split('\n');
  // What follows the newline of the last row must be nothing: a part that ends within a row is not whole.
  if (lines.pop() !== '') return invalid(lines.length + 1);
  const schema: v.GenericSchema = schemas[table];
  const rows: PackageTables[T][] = [];
  let lastId = '';
  for (const [index, line] of lines.entries()) {
    const parsed = parseStrictJson(line);
    if (!parsed.ok || !v.is(schema, parsed.value)) return invalid(index + 1);
    // The value as it was written and not the schema's output: that would drop the fields of a later writer.
    const row = parsed.value as PackageTables[T];
    if (row.id <= lastId) return invalid(index + 1);
    lastId = row.id;
    rows.push(row);
  }
  return ok(rows);
}

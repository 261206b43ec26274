import { failed, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Failure } from '../domain/failure.ts';
import type { PackageManifest } from './package.ts';
import { checkReferences } from './packageReferences.ts';
import { decodeTable, encodeTable, packageTables, tableAt, tablePath } from './packageRows.ts';
import type { PackageRows, PackageTable, PackageTables } from './packageRows.ts';

/** One data part, ready to be added to a package. */
export type EncodedPart = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Every table as a part, an empty table as an empty part; `name` is the package's name in a failure. */
export function encodeRows(rows: PackageRows, name: string): Result<readonly EncodedPart[], Failure> {
  const parts: EncodedPart[] = [];
  for (const table of packageTables) {
    const encoded = encodeTable(table, rows[table], name);
    if (!encoded.ok) return encoded;
    parts.push({ path: tablePath(table), bytes: encoded.value });
  }
  return ok(parts);
}

/** The number of rows of each table: the manifest's `counts`. */
export function countRows(rows: PackageRows): Record<PackageTable, number> {
  const counts: Partial<Record<PackageTable, number>> = {};
  for (const table of packageTables) counts[table] = rows[table].length;
  return counts as Record<PackageTable, number>;
}

/**
 * Reads all rows of a package and checks them against the manifest and one another: counts, ids, references, one
 * engagement. `readPart` gives a part's bytes, already checked against their hash.
 */
export async function readRows(
  manifest: PackageManifest,
  readPart: (path: string) => Promise<Result<Uint8Array<ArrayBuffer>, Failure>>,
  name: string,
): Promise<Result<PackageRows, Failure>> {
  const unknown = unknownTable(manifest);
  if (unknown !== null) return failed({ kind: 'packageInvalid', name, part: unknown });
  const present = new Set(manifest.parts.map((part) => part.path));
  const rows: { -readonly [T in PackageTable]?: readonly PackageTables[PackageTable][] } = {};
  for (const table of packageTables) {
    const read = present.has(tablePath(table)) ? await readTable(table, readPart, name) : ok([]);
    if (!read.ok) return read;
    if (read.value.length !== (manifest.counts[table] ?? 0)) {
      return failed({ kind: 'packageInvalid', name, part: tablePath(table) });
    }
    rows[table] = read.value;
  }
  const all = rows as PackageRows;
  const failure = checkReferences(all, manifest, name);
  return failure === null ? ok(all) : failed(failure);
}

async function readTable<T extends PackageTable>(
  table: T,
  readPart: (path: string) => Promise<Result<Uint8Array<ArrayBuffer>, Failure>>,
  name: string,
): Promise<Result<PackageTables[T][], Failure>> {
  const part = await readPart(tablePath(table));
  return part.ok ? decodeTable(table, part.value, name) : part;
}

/** A table this version of the format does not have: to skip it would lose its rows without a word. */
function unknownTable(manifest: PackageManifest): string | null {
  const part = manifest.parts.find(({ path }) => path.startsWith('data/') && tableAt(path) === null);
  if (part !== undefined) return part.path;
  const known: readonly string[] = packageTables;
  return Object.keys(manifest.counts).every((table) => known.includes(table)) ? null : 'manifest.json';
}

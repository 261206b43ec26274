import { createHash } from 'node:crypto';
import type { PackagePart } from '#shared/formats/package.ts';
import type { ByteSource } from './byteSource.ts';
import { DamagedEntry, readEntry } from './zipEntryReading.ts';
import type { ZipEntry } from './zipLayout.ts';

/** The bytes of an entry; `null` when they are not what its header says. */
export async function entryBytes(
  source: ByteSource,
  entry: ZipEntry,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(entry.bytes);
  let filled = 0;
  const isSound = await isWhole(source, entry, (chunk) => {
    bytes.set(chunk, filled);
    filled += chunk.length;
  });
  return isSound ? bytes : null;
}

/** The bytes of a part; `null` when they are not what the manifest says. */
export async function partBytes(
  source: ByteSource,
  entry: ZipEntry,
  part: PackagePart,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await entryBytes(source, entry);
  return bytes !== null && hasHash(part, createHash('sha256').update(bytes).digest('hex'), bytes.length)
    ? bytes
    : null;
}

/** Whether a part is what the manifest says, without holding more than a piece of it. */
export async function isPartWhole(source: ByteSource, entry: ZipEntry, part: PackagePart): Promise<boolean> {
  const hash = createHash('sha256');
  const isSound = await isWhole(source, entry, (chunk) => hash.update(chunk));
  return isSound && hasHash(part, hash.digest('hex'), entry.bytes);
}

function hasHash(part: PackagePart, sha256: string, bytes: number): boolean {
  const isNamedAfterHash = !part.path.startsWith('evidence/') || part.path === `evidence/${sha256}`;
  return part.bytes === bytes && part.sha256 === sha256 && isNamedAfterHash;
}

async function isWhole(
  source: ByteSource,
  entry: ZipEntry,
  take: (chunk: Uint8Array) => void,
): Promise<boolean> {
  try {
    await readEntry(source, entry, take);
    return true;
  } catch (error) {
    if (error instanceof DamagedEntry) return false;
    throw error;
  }
}

import { manifestPath } from '#shared/formats/package.ts';
import type { ZipEntry } from './zipLayout.ts';

const mebibyte = 1024 * 1024;

/** Inflated bytes of all parts together. */
const totalLimitBytes = 8 * 1024 * mebibyte;

/** Inflated bytes per packed byte, of one entry larger than a mebibyte. */
const entryRatioLimit = 200;

/** Inflated bytes per byte of the file, over all entries. What we write stays below it for each entry. */
export const totalRatioLimit = 50;

/** Every name an entry of a package may have: nothing a file system could take for a path elsewhere. */
const entryName = /^(manifest\.json|data\/[a-zA-Z]{1,64}\.ndjson|evidence\/[0-9a-f]{64})$/;

/** The name when an entry may have it; `null` when not. */
export function safeName(name: string | undefined): string | null {
  return name !== undefined && entryName.test(name) ? name : null;
}

/** Most inflated bytes of a part: a table is read in one go, a piece of evidence is one file of the user's. */
export function partLimitBytes(path: string): number {
  if (path === manifestPath) return 16 * mebibyte;
  return path.startsWith('evidence/') ? 2048 * mebibyte : 128 * mebibyte;
}

/**
 * Why an archive would inflate to more than we are ready for; `null` when it does not. Goes by the stated sizes, and
 * reading an entry never gives more than it states.
 */
export function limitFault(entries: readonly ZipEntry[], archiveBytes: number): string | null {
  let total = 0;
  for (const entry of entries) {
    if (entry.bytes > partLimitBytes(entry.name)) return 'an entry is too large';
    if (entry.bytes > mebibyte && entry.bytes > entryRatioLimit * entry.compressedBytes)
      return 'an entry inflates too much';
    total += entry.bytes;
  }
  if (total > totalLimitBytes) return 'it is too large once unpacked';
  return total > totalRatioLimit * archiveBytes ? 'it inflates too much' : null;
}

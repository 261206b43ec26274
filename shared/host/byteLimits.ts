import type { Failure } from '../domain/failure.ts';

const mebibyte = 1024 * 1024;

/** The most bytes of framework content that are handed over at once: as many as an archive of it may hold. */
export const largestFrameworkBytes = 300 * mebibyte;

/** The most bytes of a package that is handed over; a larger one can still be chosen, and is read from the disk. */
export const largestPackageBytes = 2048 * mebibyte;

/** The most bytes of one part of a package: one file of the user's. */
export const largestPartBytes = 2048 * mebibyte;

type SizedFile = { readonly name: string; readonly size: number };

/** Why a file of framework content is not handed over, after others of `taken` bytes together; `null` when it is. */
export function frameworkFileRefusal({ name, size }: SizedFile, taken: number): Failure | null {
  const limitBytes = largestFrameworkBytes;
  if (size > limitBytes) return { kind: 'fileTooLarge', name, limitBytes };
  return taken + size > limitBytes ? { kind: 'contentTooLarge', name, limitBytes } : null;
}

/** Why a package is not handed over; `null` when it is. */
export function packageFileRefusal({ name, size }: SizedFile): Failure | null {
  return size > largestPackageBytes ? { kind: 'fileTooLarge', name, limitBytes: largestPackageBytes } : null;
}

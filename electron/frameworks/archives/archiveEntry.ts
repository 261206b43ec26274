/** What is wrong with an archive. */
export type ArchiveFault =
  | { readonly kind: 'unsafe'; readonly reason: string }
  | { readonly kind: 'damaged' }
  /** It unpacks to more than is read. */
  | { readonly kind: 'tooLarge' };

/** Thrown while an archive is read, so that its streams are closed on the way; never leaves `readArchive`. */
export class RefusedArchive extends Error {
  readonly fault: ArchiveFault;

  constructor(fault: ArchiveFault) {
    super(fault.kind === 'unsafe' ? fault.reason : fault.kind);
    this.fault = fault;
  }
}

export function unsafe(reason: string): RefusedArchive {
  return new RefusedArchive({ kind: 'unsafe', reason });
}

export function damaged(): RefusedArchive {
  return new RefusedArchive({ kind: 'damaged' });
}

/** Most entries of an archive, folders included. */
export const maximalEntries = 20_000;

/** Most bytes of all entries together, unpacked. */
export const maximalInflatedBytes = 300 * 1024 * 1024;

const longestPath = 1000;

/**
 * The path of an entry below the archive, with `/` between folders; refuses every name that a file system could take
 * for a place elsewhere, or a person for another name.
 */
export function safePath(name: string): string {
  if (name.length > longestPath) throw unsafe('an entry has an endless name');
  if (/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(name)) {
    throw unsafe('an entry has hidden characters in its name');
  }
  // Some programs for Windows part folders with a backslash.
  const parts = name.replaceAll('\\', '/').split('/');
  if (parts[0] === '' || /^[a-z]:/i.test(name)) throw unsafe('an entry has a path from the root of a disk');
  if (parts.includes('..')) throw unsafe('an entry leads outside of it');
  const path = parts.filter((part) => part !== '' && part !== '.').join('/');
  if (path === '' && name !== './' && name !== '.') throw unsafe('an entry has no name');
  return path;
}

/** Collects the names of an archive and refuses a second entry of what some file system takes for the same name. */
export function nameKeeper(): (path: string) => void {
  const taken = new Set<string>();
  return (path) => {
    const form = path.normalize('NFC').toLowerCase();
    if (taken.has(form)) throw unsafe('it has two entries of the same name');
    taken.add(form);
  };
}

/** Bytes that an archive unpacks to, counted against what it may. */
export type InflationMeter = { readonly add: (bytes: number) => void };

const freeBytes = 1024 * 1024;
const ratioLimit = 50;

/** Counts what an archive of `packedBytes` unpacks to; throws as soon as it is more than is read. */
export function inflationMeter(packedBytes: number): InflationMeter {
  let total = 0;
  return {
    add: (bytes) => {
      total += bytes;
      if (total > maximalInflatedBytes) throw new RefusedArchive({ kind: 'tooLarge' });
      if (total > freeBytes && total > ratioLimit * packedBytes) throw unsafe('it inflates too much');
    },
  };
}

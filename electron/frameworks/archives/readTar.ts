import { damaged, maximalEntries, nameKeeper, safePath, unsafe } from './archiveEntry.ts';
import { blockBytes, entryName, isTarHeader, paxRecords, tarHeader } from './tarHeader.ts';

/** What an archive holds: a file's bytes, or `null` for a file larger than the reader wants. */
export type ArchiveFile = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> | null };

/** The longest header of its own that an entry may bring, for its name. */
const maximalHeaderBytes = 64 * 1024;

const folderType = '5';
const fileTypes = new Set(['0', '\0', '7']);
const linkTypes = new Set(['1', '2', 'K']);

/**
 * Reads a tar archive from its bytes as they come: ustar, pax and the long names of GNU tar. Nothing but plain files and
 * folders may be in it, and after its end nothing but zeros. Throws `RefusedArchive`; `null` when the bytes do not even
 * begin as a tar archive.
 */
export async function readTar(
  chunks: AsyncIterable<Uint8Array>,
  maximalFileBytes: number,
): Promise<ArchiveFile[] | null> {
  const blocks = blockReader(chunks);
  try {
    return await readEntries(blocks, maximalFileBytes);
  } finally {
    await blocks.close();
  }
}

async function readEntries(blocks: BlockReader, maximalFileBytes: number): Promise<ArchiveFile[] | null> {
  const files: ArchiveFile[] = [];
  const keepName = nameKeeper();
  let entries = 0;
  let next: { path?: string; size?: number } = {};
  for (;;) {
    const block = await blocks.read(blockBytes);
    if (entries === 0 && (block === null || !isTarHeader(block))) return null;
    if (block === null) throw damaged();
    if (block.every((byte) => byte === 0)) break;
    const header = tarHeader(block);
    if (++entries > maximalEntries) throw unsafe('it has more than 20,000 entries');
    if (header.type === 'x' || header.type === 'L') {
      const told = await content(blocks, header.bytes, maximalHeaderBytes);
      if (told === null) throw unsafe('an entry has an endless name');
      next = { ...next, ...(header.type === 'x' ? paxRecords(told) : { path: gnuName(told) }) };
      continue;
    }
    // A header for all entries tells times and comments; a path or size for all would be somebody's trick.
    if (header.type === 'g') {
      const told = paxRecords((await content(blocks, header.bytes, maximalHeaderBytes)) ?? new Uint8Array());
      if (told.path !== undefined || told.size !== undefined)
        throw unsafe('one name is given to many entries');
      continue;
    }
    const name = next.path ?? header.name;
    const path = safePath(name);
    const bytes = next.size ?? header.bytes;
    next = {};
    if (linkTypes.has(header.type)) throw unsafe('an entry is a link');
    // The oldest archives tell a folder by its name alone.
    if (header.type === folderType || (fileTypes.has(header.type) && name.endsWith('/'))) {
      if (bytes !== 0) throw damaged();
      continue;
    }
    if (!fileTypes.has(header.type)) throw unsafe('an entry is not a plain file');
    if (path === '') throw unsafe('an entry has no name');
    keepName(path);
    files.push({ path, bytes: await content(blocks, bytes, maximalFileBytes) });
  }
  await expectZeros(blocks);
  return files;
}

function gnuName(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return entryName(end === -1 ? bytes : bytes.subarray(0, end));
}

/** The bytes of an entry, up to the end of its last block; `null` when there are more than `limit`. */
async function content(
  blocks: BlockReader,
  bytes: number,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const padding = (blockBytes - (bytes % blockBytes)) % blockBytes;
  if (bytes > limit) {
    await blocks.skip(bytes + padding);
    return null;
  }
  const read = await blocks.read(bytes);
  if (read === null) throw damaged();
  await blocks.skip(padding);
  return read;
}

async function expectZeros(blocks: BlockReader): Promise<void> {
  for (;;) {
    const rest = await blocks.some();
    if (rest === null) return;
    if (rest.some((byte) => byte !== 0)) throw unsafe('something stands after its end');
  }
}

type BlockReader = {
  /** Exactly so many bytes; `null` when the archive ends before. */
  readonly read: (length: number) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly skip: (length: number) => Promise<void>;
  /** Whatever comes next; `null` at the end. */
  readonly some: () => Promise<Uint8Array | null>;
  /** Lets go of whatever the bytes come from. */
  readonly close: () => Promise<void>;
};

function blockReader(chunks: AsyncIterable<Uint8Array>): BlockReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  const refill = async (): Promise<boolean> => {
    const step = await iterator.next();
    if (step.done === true) return false;
    rest = step.value;
    return true;
  };
  /** Gives the next bytes to `take`, `length` of them; `false` when there are not as many. */
  const pass = async (length: number, take: (part: Uint8Array) => void): Promise<boolean> => {
    let left = length;
    while (left > 0) {
      if (rest.length === 0) {
        if (!(await refill())) return false;
        continue;
      }
      const part = rest.subarray(0, left);
      take(part);
      rest = rest.subarray(part.length);
      left -= part.length;
    }
    return true;
  };
  return {
    read: async (length) => {
      const parts: Uint8Array[] = [];
      const isWhole = await pass(length, (part) => parts.push(part));
      return isWhole ? joined(parts, length) : null;
    },
    skip: async (length) => {
      if (!(await pass(length, () => undefined))) throw damaged();
    },
    some: async () => {
      if (rest.length === 0 && !(await refill())) return null;
      const all = rest;
      rest = new Uint8Array();
      return all;
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  return bytes;
}

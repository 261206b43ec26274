import type { ByteSource } from '#electron/packages/byteSource.ts';
import { entryBytes } from '#electron/packages/packageParts.ts';
import { findEndRecord } from '#electron/packages/zipEndRecord.ts';
import type { ZipEntry } from '#electron/packages/zipLayout.ts';
import { damaged, maximalEntries, nameKeeper, RefusedArchive, safePath, unsafe } from './archiveEntry.ts';
import type { InflationMeter } from './archiveEntry.ts';
import type { ArchiveFile } from './readTar.ts';
import { entryName } from './tarHeader.ts';

const endBytes = 22;
const longestComment = 0xffff;
const centralBytes = 46;
const localBytes = 30;

/** Bits that say how hard deflate tried, that sizes follow the data, and that the name is UTF-8. */
const knownFlags = 0x080e;

const entryRatioLimit = 200;

/** An entry as the list at the end of the archive has it. */
type Listed = ZipEntry & { readonly offset: number; readonly path: string };

/**
 * Reads a zip archive that some program wrote: unlike a package of ours it may hold folders, comments, extra fields and
 * sizes that follow the data. There is still one way only to read it: the list at its end counts, each entry is where
 * it says, under the name it says, and shares no byte with another. Throws `RefusedArchive`. Gives `null` for an office
 * document, which is a zip archive too.
 */
export async function readZip(
  source: ByteSource,
  maximalFileBytes: number,
  meter: InflationMeter,
): Promise<ArchiveFile[] | null> {
  const listed = await listedEntries(source);
  if (listed.some(({ path }) => path === '[Content_Types].xml' || path === 'mimetype')) return null;
  const keepName = nameKeeper();
  for (const { path } of listed) keepName(path);
  for (const { bytes, compressedBytes } of listed) {
    if (bytes > 1024 * 1024 && bytes > entryRatioLimit * compressedBytes)
      throw unsafe('an entry inflates too much');
    meter.add(bytes);
  }
  const files: ArchiveFile[] = [];
  let free = 0;
  for (const entry of [...listed].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) throw unsafe('its entries overlap');
    const placed = await withDataOffset(source, entry);
    free = placed.dataOffset + placed.compressedBytes;
    if (free > source.size) throw damaged();
    if (entry.bytes > maximalFileBytes) files.push({ path: entry.path, bytes: null });
    else {
      const bytes = await entryBytes(source, placed);
      if (bytes === null) throw damaged();
      files.push({ path: entry.path, bytes });
    }
  }
  return files;
}

async function listedEntries(source: ByteSource): Promise<Listed[]> {
  const end = await findEndRecord(source, await commentLength(source));
  if (!end.ok) {
    throw end.failure.kind === 'unsafe'
      ? unsafe(end.failure.reason)
      : new RefusedArchive({ kind: 'damaged' });
  }
  const { entries, directoryBytes, directoryOffset } = end.value;
  if (entries > maximalEntries) throw unsafe('it has more than 20,000 entries');
  const directory = await source.read(directoryOffset, directoryBytes);
  const listed: Listed[] = [];
  let at = 0;
  for (let count = 0; count < entries; count++) {
    const view = new DataView(directory.buffer, directory.byteOffset + at, directory.length - at);
    if (view.byteLength < centralBytes || view.getUint32(0, true) !== 0x02014b50) throw damaged();
    const nameLength = view.getUint16(28, true);
    const length = centralBytes + nameLength + view.getUint16(30, true) + view.getUint16(32, true);
    if (length > view.byteLength) throw damaged();
    const name = entryName(directory.subarray(at + centralBytes, at + centralBytes + nameLength));
    const entry = listedEntry(view, name);
    if (entry !== null) listed.push(entry);
    at += length;
  }
  if (at !== directory.length) throw unsafe('its list of entries is broken');
  return listed;
}

/** One entry of the list; `null` for a folder. */
function listedEntry(view: DataView, name: string): Listed | null {
  const flags = view.getUint16(8, true);
  const method = view.getUint16(10, true);
  const attributes = view.getUint32(38, true);
  if ((flags & 0x2041) !== 0) throw unsafe('an entry is encrypted');
  if ((flags & ~knownFlags) !== 0) throw unsafe('an entry uses an unknown feature');
  if (method !== 0 && method !== 8) throw unsafe('an entry is compressed in an unknown way');
  if (view.getUint16(34, true) !== 0) throw unsafe('it is one piece of a divided archive');
  const unixType = (attributes >>> 16) & 0xf000;
  const isFolder = /[/\\]$/.test(name) || unixType === 0x4000;
  if (!isFolder && unixType === 0xa000) throw unsafe('an entry is a link');
  if (!isFolder && unixType !== 0 && unixType !== 0x8000) throw unsafe('an entry is not a plain file');
  const compressedBytes = view.getUint32(20, true);
  const bytes = view.getUint32(24, true);
  const offset = view.getUint32(42, true);
  if ([compressedBytes, bytes, offset].includes(0xffff_ffff)) throw unsafe('it is a Zip64 archive');
  if (method === 0 && compressedBytes !== bytes) throw unsafe('an entry has two different sizes');
  const path = safePath(name);
  if (isFolder) {
    if (bytes !== 0) throw unsafe('a folder has content');
    return null;
  }
  return {
    name,
    path,
    method: method === 8 ? 8 : 0,
    crc32: view.getUint32(16, true),
    compressedBytes,
    bytes,
    offset,
    dataOffset: 0,
  };
}

/** The entry with the place of its data, which its own header tells; that header must name it alike. */
async function withDataOffset(source: ByteSource, entry: Listed): Promise<Listed> {
  const header = await source.read(entry.offset, localBytes);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  if (header.length < localBytes || view.getUint32(0, true) !== 0x04034b50) throw damaged();
  const nameLength = view.getUint16(26, true);
  const name = entryName(await source.read(entry.offset + localBytes, nameLength));
  const sizesFollow = (view.getUint16(6, true) & 0x0008) !== 0;
  const isAlike =
    name === entry.name &&
    view.getUint16(8, true) === entry.method &&
    (sizesFollow ||
      (view.getUint32(14, true) === entry.crc32 &&
        view.getUint32(18, true) === entry.compressedBytes &&
        view.getUint32(22, true) === entry.bytes));
  if (!isAlike) throw unsafe('it describes an entry in two different ways');
  return { ...entry, dataOffset: entry.offset + localBytes + nameLength + view.getUint16(28, true) };
}

/** How long a comment the archive ends with: the end record must say so, and stand where that leads. */
async function commentLength(source: ByteSource): Promise<number> {
  const start = Math.max(0, source.size - endBytes - longestComment);
  const tail = await source.read(start, source.size - start);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const length = view.getUint16(at + 20, true);
    if (at + endBytes + length === tail.length) return length;
  }
  return 0;
}

import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { findEndRecord } from './zipEndRecord.ts';
import type { EndRecord } from './zipEndRecord.ts';

/** What the layout needs of the bytes it reads. */
export type RandomAccess = {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
};

/** One entry whose headers agree with each other and with its place. */
export type ZipEntry = {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where the entry's data starts. */
  readonly dataOffset: number;
};

/** Why bytes are not an archive we take apart. `part` is the entry it was found at, when its name is a safe one. */
export type LayoutProblem =
  | { readonly kind: 'notOurs' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'unsafe'; readonly reason: string; readonly part?: string };

/** Most entries of an archive, the manifest included. */
export const maximalEntries = 20_000;

/** A larger archive would need Zip64, whose second set of sizes is one more thing that readers can disagree about. */
export const maximalArchiveBytes = 0xffff_fffe;

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const localBytes = 30;
const centralBytes = 46;

/** What the longest allowed name, `evidence/` and a hash, makes of the largest central directory; with room to spare. */
const maximalDirectoryBytes = maximalEntries * (centralBytes + 128);

/** Deflate's own hints about its effort (bits 1 and 2) and "the name is UTF-8" (bit 11) change nothing for us. */
const harmlessFlags = 0x0806;

/** An entry as the central directory has it. */
type CentralEntry = {
  readonly nameBytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly extraLength: number;
  readonly commentLength: number;
  readonly disk: number;
  readonly externalAttributes: number;
  readonly offset: number;
};

/**
 * Finds the entries of a zip archive and proves that there is one way only to read it: nothing before, between or
 * after the entries, one end record at the very end, each entry described equally in both of its headers, no entry
 * twice. Archives without an entry `required` are somebody else's and not looked at further. Names are checked by the
 * caller, sizes against the data when it is read; nothing is inflated here. `commentBytes` is the length of the comment
 * that the archive must end with.
 */
export async function readZipLayout(
  source: RandomAccess,
  required: string,
  commentBytes: number,
): Promise<Result<readonly ZipEntry[], LayoutProblem>> {
  const end = await findEndRecord(source, commentBytes);
  if (!end.ok) return end;
  const directory = await readDirectory(source, end.value);
  if (!directory.ok) return directory;
  if (!directory.value.some((entry) => entry.name === required)) return failed({ kind: 'notOurs' });

  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let offset = 0;
  for (const central of directory.value) {
    const { name } = central;
    const reason = centralFault(central) ?? (seen.has(name) ? 'it has two entries of the same name' : null);
    if (reason !== null) return failed({ kind: 'unsafe', reason, part: name });
    seen.add(name);
    if (central.offset !== offset) {
      return failed({ kind: 'unsafe', reason: 'its entries overlap or leave gaps', part: name });
    }
    const header = await source.read(offset, localBytes + central.nameBytes.length);
    const twoWays = 'it describes an entry in two different ways';
    // Which of two names is the right one, nobody can tell.
    if (!agreesInName(header, central)) return failed({ kind: 'unsafe', reason: twoWays });
    if (!agrees(header, central)) return failed({ kind: 'unsafe', reason: twoWays, part: name });
    const dataOffset = offset + header.length;
    offset = dataOffset + central.compressedBytes;
    const { crc32, compressedBytes, bytes } = central;
    entries.push({ name, method: central.method === 8 ? 8 : 0, crc32, compressedBytes, bytes, dataOffset });
  }
  if (offset !== end.value.directoryOffset)
    return failed({ kind: 'unsafe', reason: 'its entries overlap or leave gaps' });
  return ok(entries);
}

async function readDirectory(
  source: RandomAccess,
  end: EndRecord,
): Promise<Result<readonly CentralEntry[], LayoutProblem>> {
  if (end.entries > maximalEntries)
    return failed({ kind: 'unsafe', reason: 'it has more than 20,000 entries' });
  if (end.directoryBytes > maximalDirectoryBytes) {
    return failed({ kind: 'unsafe', reason: 'its list of entries is too long' });
  }
  const bytes = await source.read(end.directoryOffset, end.directoryBytes);
  const broken = failed<LayoutProblem>({ kind: 'unsafe', reason: 'its list of entries is broken' });
  const entries: CentralEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const entry = centralEntryAt(bytes, at);
    if (entry === null) return broken;
    entries.push(entry);
    at += centralBytes + entry.nameBytes.length + entry.extraLength + entry.commentLength;
  }
  return at === end.directoryBytes && entries.length === end.entries ? ok(entries) : broken;
}

function centralEntryAt(bytes: Uint8Array<ArrayBuffer>, at: number): CentralEntry | null {
  if (at + centralBytes > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  if (view.getUint32(0, true) !== centralSignature) return null;
  const nameBytes = bytes.subarray(at + centralBytes, at + centralBytes + view.getUint16(28, true));
  return {
    nameBytes,
    name: latin1(nameBytes),
    versionNeeded: view.getUint16(6, true),
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    time: view.getUint16(12, true),
    date: view.getUint16(14, true),
    crc32: view.getUint32(16, true),
    compressedBytes: view.getUint32(20, true),
    bytes: view.getUint32(24, true),
    extraLength: view.getUint16(30, true),
    commentLength: view.getUint16(32, true),
    disk: view.getUint16(34, true),
    externalAttributes: view.getUint32(38, true),
    offset: view.getUint32(42, true),
  };
}

/** What is not allowed about an entry by its central header alone. */
function centralFault(entry: CentralEntry): string | null {
  if ((entry.flags & 0x2041) !== 0) return 'an entry is encrypted';
  if ((entry.flags & 0x0008) !== 0) return 'an entry says its size only after its data';
  if ((entry.flags & ~harmlessFlags) !== 0) return 'an entry uses an unknown feature';
  if (entry.method !== 0 && entry.method !== 8) return 'an entry is compressed in an unknown way';
  if (entry.method === 0 && entry.compressedBytes !== entry.bytes) return 'an entry has two different sizes';
  if (entry.versionNeeded !== 10 && entry.versionNeeded !== 20) return 'an entry uses an unknown feature';
  if (entry.extraLength !== 0 || entry.commentLength !== 0) return 'an entry carries hidden fields';
  if (entry.disk !== 0) return 'it is one piece of a divided archive';
  return isRegularFile(entry) ? null : 'an entry is not a plain file';
}

/** Neither a folder nor a volume label by the DOS attributes, nor a link, device or pipe by the Unix mode. */
function isRegularFile(entry: CentralEntry): boolean {
  const unixType = (entry.externalAttributes >>> 16) & 0xf000;
  return (entry.externalAttributes & 0x18) === 0 && (unixType === 0 || unixType === 0x8000);
}

function agreesInName(header: Uint8Array<ArrayBuffer>, central: CentralEntry): boolean {
  if (header.length !== localBytes + central.nameBytes.length) return false;
  return central.nameBytes.every((byte, index) => header[localBytes + index] === byte);
}

/** Whether a local header says the same as the central one in all but the name. */
function agrees(header: Uint8Array<ArrayBuffer>, central: CentralEntry): boolean {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  return (
    view.getUint32(0, true) === localSignature &&
    view.getUint16(4, true) === central.versionNeeded &&
    view.getUint16(6, true) === central.flags &&
    view.getUint16(8, true) === central.method &&
    view.getUint16(10, true) === central.time &&
    view.getUint16(12, true) === central.date &&
    view.getUint32(14, true) === central.crc32 &&
    view.getUint32(18, true) === central.compressedBytes &&
    view.getUint32(22, true) === central.bytes &&
    view.getUint16(26, true) === central.nameBytes.length &&
    view.getUint16(28, true) === 0
  );
}

/** One character per byte: allowed names are ASCII, and no other byte then passes for one. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

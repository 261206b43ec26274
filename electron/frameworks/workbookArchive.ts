import { crc32, inflateRawSync } from 'node:zlib';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { SheetFault } from '#shared/domain/failure.ts';
import type { WorkbookParts } from '#shared/formats/sheet/workbookXml.ts';

const mebibyte = 1024 * 1024;

/** Inflated bytes of all parts that are read, together. */
const totalLimitBytes = 300 * mebibyte;

/** Inflated bytes of one part. */
const partLimitBytes = 128 * mebibyte;

/** Inflated bytes per packed byte, of a part larger than a mebibyte. */
const ratioLimit = 200;

/** Inflated bytes of all parts that are read, per byte of the file, once they are more than `smallBytes`. */
const totalRatioLimit = 50;
const smallBytes = 16 * mebibyte;

/** A workbook has some dozens of parts. */
const maximalEntries = 10_000;

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

type Entry = {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly offset: number;
};

/**
 * Opens a workbook's archive. Spreadsheet programs write archives of many kinds, so this is more lenient than with
 * packages; but names stand once, entries do not overlap, and nothing inflates beyond what it states and what there may be.
 */
export function openWorkbookArchive(bytes: Uint8Array<ArrayBuffer>): Result<WorkbookParts, SheetFault> {
  const entries = readEntries(bytes);
  if (!entries.ok) return entries;
  const byName = new Map<string, Entry>();
  for (const entry of entries.value) {
    // Some programs write names with backslashes.
    const name = entry.name.replaceAll('\\', '/').toLowerCase();
    if (byName.has(name)) return failed('unsafe');
    byName.set(name, entry);
  }
  if (overlap(bytes, entries.value)) return failed('unsafe');
  let total = 0;
  return ok((path) => {
    const entry = byName.get(path.toLowerCase());
    if (entry === undefined) return ok(undefined);
    if ((entry.flags & 1) !== 0) return failed('protected');
    total += entry.bytes;
    if (entry.bytes > partLimitBytes || total > totalLimitBytes) return failed('unsafe');
    if (entry.bytes > mebibyte && entry.bytes > ratioLimit * entry.compressedBytes) return failed('unsafe');
    if (total > smallBytes && total > totalRatioLimit * bytes.length) return failed('unsafe');
    const content = contentOf(bytes, entry);
    return content.ok ? textOf(content.value) : content;
  });
}

function readEntries(bytes: Uint8Array<ArrayBuffer>): Result<readonly Entry[], SheetFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endRecordAt(view);
  if (end === null) return failed('damaged');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  // Zip64, which a workbook of fifty megabytes does not need.
  if (count === 0xffff || start === 0xffff_ffff || count > maximalEntries) return failed('unsafe');
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSignature) return failed('damaged');
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > end) return failed('damaged');
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      compressedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

/** Where the end record stands, whose comment must end with the file. */
function endRecordAt(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}

/** Where an entry's data starts; `null` when there is no such entry. */
function dataOffset(bytes: Uint8Array<ArrayBuffer>, { offset, compressedBytes }: Entry): number | null {
  if (offset + 30 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
  if (view.getUint32(0, true) !== localSignature) return null;
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  return start + compressedBytes <= bytes.length ? start : null;
}

function overlap(bytes: Uint8Array<ArrayBuffer>, entries: readonly Entry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  let free = 0;
  for (const entry of sorted) {
    if (entry.offset < free) return true;
    free = (dataOffset(bytes, entry) ?? entry.offset) + entry.compressedBytes;
  }
  return false;
}

function contentOf(bytes: Uint8Array<ArrayBuffer>, entry: Entry): Result<Uint8Array, SheetFault> {
  const start = dataOffset(bytes, entry);
  if (start === null) return failed('damaged');
  const packed = bytes.subarray(start, start + entry.compressedBytes);
  const content = entry.method === 0 ? ok(packed) : entry.method === 8 ? inflated(packed, entry.bytes) : null;
  if (content === null) return failed('damaged');
  if (!content.ok) return content;
  const isWhole = content.value.length === entry.bytes && crc32(content.value) === entry.crc32;
  return isWhole ? content : failed('damaged');
}

function inflated(packed: Uint8Array, limit: number): Result<Uint8Array, SheetFault> {
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // More than it states: somebody wants it to pass for smaller than it is.
    if (code === 'ERR_BUFFER_TOO_LARGE') return failed('unsafe');
    if (typeof code === 'string' && code.startsWith('Z_')) return failed('damaged');
    throw error;
  }
}

/** A part's XML, in UTF-8 or by its byte order mark in UTF-16. */
function textOf(content: Uint8Array): Result<string, SheetFault> {
  const mark = ((content[0] ?? 0) << 8) | (content[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(content));
  } catch {
    return failed('damaged');
  }
}

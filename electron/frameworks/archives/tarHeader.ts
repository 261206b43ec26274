import { damaged, unsafe } from './archiveEntry.ts';

/** Tar is made of blocks of this size. */
export const blockBytes = 512;

/** One header of a tar archive, as it stands there. */
export type TarHeader = {
  readonly name: string;
  readonly bytes: number;
  /** The one letter that says what follows. */
  readonly type: string;
};

/** Reads one block as a header; throws when its checksum is not that of its bytes. */
export function tarHeader(block: Uint8Array): TarHeader {
  if (!isTarHeader(block)) throw damaged();
  const prefix = isPosix(block) ? textField(block, 345, 155) : '';
  const name = textField(block, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    bytes: numberField(block, 124, 12),
    type: String.fromCharCode(block[156] ?? 0),
  };
}

/** Whether a block is a header by its checksum. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < blockBytes || block[0] === 0) return false;
  const told = /^[ ]*([0-7]{1,7})[ \0]/.exec(`${latin1(block.subarray(148, 156))}\0`)?.[1];
  if (told === undefined) return false;
  let sum = 0;
  // The checksum's own field counts as blanks.
  for (let at = 0; at < blockBytes; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  return sum === parseInt(told, 8);
}

/** The older GNU form says `ustar` and a blank, and keeps other things where the prefix of a name would be. */
function isPosix(block: Uint8Array): boolean {
  return latin1(block.subarray(257, 263)) === 'ustar\0';
}

function numberField(block: Uint8Array, start: number, length: number): number {
  const field = block.subarray(start, start + length);
  // A first bit that is set means a binary number, which only sizes above eight gigabytes need.
  if (((field[0] ?? 0) & 0x80) !== 0) throw unsafe('an entry is too large');
  const digits = /^[ ]*([0-7]*)[ \0]*$/.exec(latin1(field))?.[1];
  if (digits === undefined) throw damaged();
  return digits === '' ? 0 : parseInt(digits, 8);
}

function textField(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return entryName(end === -1 ? field : field.subarray(0, end));
}

/** Names are UTF-8; what is none is read byte by byte, since some name must stand for the file. */
export function entryName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** The records of a pax header that change the entry after it: its path and its size. */
export function paxRecords(bytes: Uint8Array): { readonly path?: string; readonly size?: number } {
  const found = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const length = blank === -1 ? '' : latin1(bytes.subarray(at, blank));
    const end = /^[1-9]\d{0,6}$/.test(length) ? at + Number(length) : -1;
    const equals = bytes.indexOf(0x3d, blank);
    if (end > bytes.length || equals === -1 || equals >= end || bytes[end - 1] !== 0x0a) throw damaged();
    found.set(latin1(bytes.subarray(blank + 1, equals)), bytes.subarray(equals + 1, end - 1));
    at = end;
  }
  if (found.has('linkpath')) throw unsafe('an entry is a link');
  if ([...found.keys()].some((key) => key.startsWith('GNU.sparse'))) throw unsafe('an entry has holes');
  const path = found.get('path');
  const size = found.get('size');
  const sizeText = size === undefined ? undefined : latin1(size);
  if (sizeText !== undefined && !/^\d{1,12}$/.test(sizeText)) throw damaged();
  return {
    ...(path !== undefined && { path: entryName(path) }),
    ...(sizeText !== undefined && { size: Number(sizeText) }),
  };
}

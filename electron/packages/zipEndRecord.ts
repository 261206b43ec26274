import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { LayoutProblem, RandomAccess } from './zipLayout.ts';

/** What the end of an archive says about its list of entries. */
export type EndRecord = {
  readonly entries: number;
  readonly directoryOffset: number;
  readonly directoryBytes: number;
};

const endSignature = 0x06054b50;
const endBytes = 22;
const longestComment = 0xffff;

/**
 * The end record, which must be the very last thing of the archive, but for a comment of exactly `commentBytes` that the
 * caller knows to stand there.
 */
export async function findEndRecord(
  source: RandomAccess,
  commentBytes: number,
): Promise<Result<EndRecord, LayoutProblem>> {
  const at = source.size - endBytes - commentBytes;
  const view = viewOf(await source.read(Math.max(0, at), endBytes));
  if (at >= 0 && view.byteLength === endBytes && view.getUint32(0, true) === endSignature) {
    if (view.getUint16(20, true) === commentBytes) return checkEndRecord(view, at);
  }
  return failed(await problemWithoutEnd(source));
}

function checkEndRecord(view: DataView, at: number): Result<EndRecord, LayoutProblem> {
  const unsafe = (reason: string) => failed<LayoutProblem>({ kind: 'unsafe', reason });
  const entries = view.getUint16(10, true);
  const directoryBytes = view.getUint32(12, true);
  const directoryOffset = view.getUint32(16, true);
  if (entries === 0xffff || directoryBytes === 0xffff_ffff || directoryOffset === 0xffff_ffff) {
    return unsafe('it is a Zip64 archive');
  }
  if (view.getUint16(4, true) !== 0 || view.getUint16(6, true) !== 0 || view.getUint16(8, true) !== entries) {
    return unsafe('it is one piece of a divided archive');
  }
  // Bytes before the archive move everything; so does an archive within this one that ends where this one was cut off.
  return directoryOffset + directoryBytes === at
    ? ok({ entries, directoryOffset, directoryBytes })
    : unsafe('its list of entries is not where it should be');
}

/** Why there is no end record where it should be: cut off, something added, or no zip archive in the first place. */
async function problemWithoutEnd(source: RandomAccess): Promise<LayoutProblem> {
  if (!startsLikeZip(await source.read(0, 4))) return { kind: 'notOurs' };
  const tailOffset = Math.max(0, source.size - endBytes - longestComment);
  const tail = viewOf(await source.read(tailOffset, source.size - tailOffset));
  for (let at = tail.byteLength - endBytes; at >= 0; at--) {
    if (tail.getUint32(at, true) !== endSignature) continue;
    const directoryEnd = tail.getUint32(at + 12, true) + tail.getUint32(at + 16, true);
    // Otherwise the end of an archive within this one, such as a package that is somebody's evidence.
    if (directoryEnd !== tailOffset + at) continue;
    const end = at + endBytes + tail.getUint16(at + 20, true);
    if (end > tail.byteLength) return { kind: 'truncated' };
    const reason =
      end < tail.byteLength ? 'something stands after its end' : 'it carries a comment that is not ours';
    return { kind: 'unsafe', reason };
  }
  return { kind: 'truncated' };
}

/** Whether bytes start as the first entry of a zip archive does, as far as there are any. */
export function startsLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes.length > 0 &&
    [0x50, 0x4b, 0x03, 0x04].slice(0, bytes.length).every((byte, index) => bytes[index] === byte)
  );
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { chunksOf } from './byteSource.ts';
import type { ByteSource } from './byteSource.ts';
import type { ZipEntry } from './zipLayout.ts';

/** The bytes of an entry are not what its header says. */
export class DamagedEntry extends Error {}

/**
 * Gives an entry's content to `take`, piece by piece, and checks it against the header: exactly the size and CRC-32 it
 * states, from exactly the compressed bytes it has. Never inflates more than the header states. Throws `DamagedEntry`.
 */
export async function readEntry(
  source: ByteSource,
  entry: ZipEntry,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  let count = 0;
  let checksum = 0;
  const receive = (chunk: Uint8Array): boolean => {
    count += chunk.length;
    if (count > entry.bytes) return false;
    checksum = crc32(chunk, checksum);
    take(chunk);
    return true;
  };
  const stored = chunksOf(source, entry.dataOffset, entry.dataOffset + entry.compressedBytes);
  if (entry.method === 8) await inflate(stored, entry, receive);
  else for await (const chunk of stored) receive(chunk);
  if (count !== entry.bytes || checksum !== entry.crc32) throw new DamagedEntry('is not what was packed');
}

async function inflate(
  compressed: AsyncGenerator<Uint8Array>,
  entry: ZipEntry,
  receive: (chunk: Uint8Array) => boolean,
): Promise<void> {
  const inflater = createInflateRaw();
  // Kept apart: what a pipeline rejects with depends on which of its streams was stopped first.
  const refused = new AbortController();
  try {
    await pipeline(Readable.from(compressed), inflater, async (inflated: AsyncIterable<Uint8Array>) => {
      for await (const chunk of inflated) {
        if (receive(chunk)) continue;
        refused.abort();
        return;
      }
    });
  } catch (error) {
    throw refused.signal.aborted || isInflateError(error) ? new DamagedEntry('does not inflate') : error;
  }
  // A stream that ends early leaves bytes that nobody reads: room for something hidden.
  if (inflater.bytesWritten !== entry.compressedBytes) throw new DamagedEntry('goes on after its end');
}

function isInflateError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}

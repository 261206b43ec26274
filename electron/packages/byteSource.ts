import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { readingFailure } from '#electron/files/fileFailure.ts';

/** Bytes that can be read from any place, so that a package larger than the memory can be checked. */
export type ByteSource = {
  /** Size in bytes. */
  readonly size: number;
  /** `length` bytes from `offset`; fewer when the bytes end before. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
};

/** How much is read at a time when bytes are streamed. */
const chunkBytes = 256 * 1024;

/** A file on disk that failures call `name`; fails when there is none, or when it is not a regular file. */
export async function openFileSource(path: string, name: string): Promise<Result<ByteSource, Failure>> {
  try {
    // Opened without waiting: a named pipe would otherwise hold the application until someone writes into it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = await file.stat();
    if (!found.isFile()) {
      await file.close();
      return failed({ kind: 'fileUnreadable', name });
    }
    return ok({
      size: found.size,
      close: () => file.close(),
      read: async (offset, length) => {
        const buffer = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      },
    });
  } catch (error) {
    return failed(readingFailure(error, name));
  }
}

/** Bytes that are in memory, or in a `Blob` that the platform keeps. */
export function memorySource(bytes: Uint8Array<ArrayBuffer> | Blob): ByteSource {
  const isBlob = bytes instanceof Blob;
  return {
    size: isBlob ? bytes.size : bytes.length,
    read: async (offset, length) =>
      isBlob
        ? new Uint8Array(await bytes.slice(offset, offset + length).arrayBuffer())
        : bytes.subarray(offset, offset + length),
    close: () => Promise.resolve(),
  };
}

/** The bytes from `start` up to `end`, in pieces; stops early when the source does. */
export async function* chunksOf(
  source: ByteSource,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = start; at < end; at += chunkBytes) {
    const chunk = await source.read(at, Math.min(chunkBytes, end - at));
    yield chunk;
    if (chunk.length < Math.min(chunkBytes, end - at)) return;
  }
}

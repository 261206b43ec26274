import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { readingFailure } from '#electron/files/fileFailure.ts';
import { chunksOf } from '#electron/packages/byteSource.ts';
import type { ByteSource } from '#electron/packages/byteSource.ts';
import { startsLikeZip } from '#electron/packages/zipEndRecord.ts';
import { damaged, inflationMeter, maximalInflatedBytes, RefusedArchive, unsafe } from './archiveEntry.ts';
import { readTar } from './readTar.ts';
import type { ArchiveFile } from './readTar.ts';
import { readZip } from './readZip.ts';
import { blockBytes, isTarHeader } from './tarHeader.ts';

type ArchiveKind = 'zip' | 'tar' | 'gzip';

/** What kind of archive bytes are, by how they begin; `null` for any other file. */
export function archiveKind(start: Uint8Array): ArchiveKind | null {
  if (start.length >= 4 && startsLikeZip(start.subarray(0, 4))) return 'zip';
  if (start[0] === 0x1f && start[1] === 0x8b && start[2] === 0x08) return 'gzip';
  const saysSo = [0x75, 0x73, 0x74, 0x61, 0x72].every((byte, at) => start[257 + at] === byte);
  return saysSo || isTarHeader(start.subarray(0, blockBytes)) ? 'tar' : null;
}

/** How many bytes `archiveKind` wants to see. */
export const archiveStartBytes = blockBytes;

/**
 * The files of an archive, sorted by their paths; those larger than `maximalFileBytes` without their bytes. `null` when
 * it is no archive of files, such as an office document. Nothing is written to disk, and archives within it stay
 * closed.
 */
export async function readArchive(
  source: ByteSource,
  name: string,
  maximalFileBytes: number,
): Promise<Result<readonly ArchiveFile[] | null, Failure>> {
  try {
    const kind = archiveKind(await source.read(0, archiveStartBytes));
    if (kind === null) return ok(null);
    if (source.size > maximalInflatedBytes) throw new RefusedArchive({ kind: 'tooLarge' });
    const files = await filesIn(source, kind, maximalFileBytes);
    return ok(files?.sort((a, b) => (a.path < b.path ? -1 : 1)) ?? null);
  } catch (error) {
    if (!(error instanceof RefusedArchive)) return failed(readingFailure(error, name));
    const { fault } = error;
    switch (fault.kind) {
      case 'unsafe':
        return failed({ kind: 'archiveUnsafe', name, reason: fault.reason });
      case 'damaged':
        return failed({ kind: 'archiveDamaged', name });
      case 'tooLarge':
        return failed({ kind: 'contentTooLarge', name, limitBytes: maximalInflatedBytes });
    }
  }
}

function filesIn(
  source: ByteSource,
  kind: ArchiveKind,
  maximalFileBytes: number,
): Promise<ArchiveFile[] | null> {
  const meter = inflationMeter(source.size);
  switch (kind) {
    case 'zip':
      return readZip(source, maximalFileBytes, meter);
    case 'tar':
      return readTar(chunksOf(source, 0, source.size), maximalFileBytes);
    case 'gzip':
      return readTar(unzipped(source, meter.add), maximalFileBytes);
  }
}

/** The bytes of a gzip file as they come, each counted before it is used. */
async function* unzipped(source: ByteSource, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(chunksOf(source, 0, source.size));
  const gunzip = createGunzip();
  // Errors of the file itself end the unpacking, and come out of the loop below.
  packed.on('error', (error) => gunzip.destroy(error));
  packed.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      count(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? damaged() : error;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
  // What follows the end of the packed data, nobody would read: room for something hidden.
  if (gunzip.bytesWritten !== source.size) throw unsafe('something stands after its end');
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(Z_|ERR_TRAILING)/.test(error.code)
  );
}

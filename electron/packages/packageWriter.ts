import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import * as v from 'valibot';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { manifestPath, packageFormat, packagePartSchema, packageVersion } from '#shared/formats/package.ts';
import type { PackageManifest, PackagePart } from '#shared/formats/package.ts';
import type { PackageHead } from '#shared/host/contract.ts';
import { openAtomicFile } from '#electron/files/atomicWriter.ts';
import type { AtomicFile, FileSystem } from '#electron/files/atomicWriter.ts';
import { partLimitBytes, totalRatioLimit } from './packageLimits.ts';
import { openPackage } from './packageReader.ts';
import { emptySeal, sealingWriter } from './packageSeal.ts';
import { maximalArchiveBytes, maximalEntries } from './zipLayout.ts';

/** A package that was written, read back and found whole. */
export type WrittenPackage = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** A package in the making. After a failure nothing of it is left, and any further call gives the same failure. */
export type PackageWriter = {
  /** Adds one part; parts stand in the file in the order they are added. */
  addPart(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null, Failure>>;
  /** Writes the manifest, reads the whole package back, and puts it in its place. */
  finish(head: PackageHead): Promise<Result<WrittenPackage, Failure>>;
  /** Gives up; leaves no trace. */
  abandon(): Promise<void>;
};

const deflate = promisify(deflateRaw);

/** 1 January 1980 in a zip's own form, the earliest it knows: equal parts give equal bytes on any day. */
const fixedDate = 0x0021_0000;

/**
 * Starts a package that will stand at `path` once it is finished; `app` is this program's version.
 * The manifest is the last entry: it states sizes and hashes that are known only after the parts have gone by, and no
 * part has to be held until then.
 */
export async function startPackage(
  path: string,
  app: string,
  fileSystem?: FileSystem,
): Promise<Result<PackageWriter, Failure>> {
  const opened = await openAtomicFile(path, fileSystem);
  return opened.ok ? ok(packageInto(opened.value, basename(path), app)) : opened;
}

function packageInto(file: AtomicFile, name: string, app: string): PackageWriter {
  const parts = new Map<string, PackagePart>();
  const sink = sealingWriter(async (chunk) => {
    const written = await file.write(chunk);
    if (!written.ok) throw new WriteFailed(written.failure);
  });
  const zip = new ZipWriter(new WritableStream<Uint8Array<ArrayBuffer>>({ write: sink.write }), zipOptions);
  let writtenBytes = 0;
  let failure: Failure | null = null;
  let previous: Promise<unknown> = Promise.resolve();

  /** One call after the other, in the order they came; the first failure ends the package. */
  function inTurn<T>(action: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    const turn = previous.then(async (): Promise<Result<T, Failure>> => {
      if (failure !== null) return failed(failure);
      const result = await action().catch((error: unknown) => failed(writeFailureOf(error)));
      if (!result.ok) {
        failure = result.failure;
        await file.abandon();
      }
      return result;
    });
    previous = turn.catch(() => file.abandon());
    return turn;
  }

  async function addEntry(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const packed = await pack(bytes);
    writtenBytes += packed.bytes.length;
    await zip.add(path, new Uint8ArrayReader(packed.bytes), {
      passThrough: true,
      compressionMethod: packed.method,
      uncompressedSize: bytes.length,
      signature: crc32(bytes),
    });
  }

  return {
    addPart: (path, bytes) =>
      inTurn(async () => {
        const part = { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
        const refusal = refusalOf(part, parts, name) ?? sizeRefusal(part, parts, writtenBytes, name);
        if (refusal !== null) return failed(refusal);
        await addEntry(path, bytes);
        parts.set(path, part);
        return ok(null);
      }),
    finish: (head) =>
      inTurn(async () => {
        const { kind, createdAt, engagement, framework, counts } = head;
        const manifest: PackageManifest = {
          format: packageFormat,
          version: packageVersion,
          kind,
          app,
          createdAt,
          engagement,
          framework,
          counts,
          head: head.head,
          parts: [...parts.values()],
        };
        await addEntry(manifestPath, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
        await zip.close(new TextEncoder().encode(emptySeal));
        await sink.seal();
        return file.commit((temporary) => readBack(temporary, name));
      }),
    abandon: async () => {
      await previous.catch(() => undefined);
      await file.abandon();
    },
  };
}

/** Headers with nothing in them that changes from one run or machine to the next. */
const zipOptions = {
  dataDescriptor: false,
  extendedTimestamp: false,
  msDosCompatible: true,
  rawLastModDate: fixedDate,
  useUnicodeFileNames: false,
  useWebWorkers: false,
  versionMadeBy: 20,
  zip64: false,
};

/** Carries a failure of the file through the zip library, which only knows how to throw. */
class WriteFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

function writeFailureOf(error: unknown): Failure {
  if (error instanceof WriteFailed) return error.failure;
  throw error;
}

/** Deflated when that makes it smaller, but never so much smaller that it would look like a zip bomb to a reader. */
async function pack(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; method: 0 | 8 }> {
  const start = bytes.subarray(0, 64 * 1024);
  // Photos and documents are compressed already; their start tells, and spares deflating all of them in vain.
  if (start.length < bytes.length && (await deflate(start)).length >= start.length)
    return { bytes, method: 0 };
  const deflated = await deflate(bytes);
  const isWorthIt = deflated.length < bytes.length && bytes.length <= totalRatioLimit * deflated.length;
  return isWorthIt ? { bytes: new Uint8Array(deflated), method: 8 } : { bytes, method: 0 };
}

function refusalOf(part: PackagePart, parts: ReadonlyMap<string, PackagePart>, name: string): Failure | null {
  if (!v.is(packagePartSchema, part) || parts.has(part.path)) {
    return { kind: 'packageInvalid', name, part: part.path };
  }
  const isEvidence = part.path.startsWith('evidence/');
  return isEvidence && part.path !== `evidence/${part.sha256}`
    ? { kind: 'packageDamaged', name, part: part.path }
    : null;
}

function sizeRefusal(
  part: PackagePart,
  parts: ReadonlyMap<string, PackagePart>,
  writtenBytes: number,
  name: string,
): Failure | null {
  const limitBytes = partLimitBytes(part.path);
  if (part.bytes > limitBytes) return { kind: 'fileTooLarge', name: part.path, limitBytes };
  // Headers and manifest take far less than a kilobyte per part.
  const headroom = 1024 * maximalEntries;
  if (writtenBytes + part.bytes + headroom > maximalArchiveBytes) {
    return { kind: 'fileTooLarge', name, limitBytes: maximalArchiveBytes };
  }
  return parts.size + 2 > maximalEntries
    ? { kind: 'packageUnsafe', name, reason: 'it would have more than 20,000 entries' }
    : null;
}

async function readBack(path: string, name: string): Promise<Result<WrittenPackage, Failure>> {
  const opened = await openPackage({ name, path });
  if (!opened.ok) return opened;
  const { bytes, sha256 } = opened.value;
  await opened.value.close();
  return ok({ name, bytes, sha256 });
}

import { basename } from 'node:path';
import * as v from 'valibot';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { parseStrictJson } from '#shared/base/strictJson.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { manifestPath } from '#shared/formats/package.ts';
import type { PackageManifest, PackagePart } from '#shared/formats/package.ts';
import { readManifest } from '#shared/formats/packageManifest.ts';
import { readingFailure } from '#electron/files/fileFailure.ts';
import { memorySource, openFileSource } from './byteSource.ts';
import type { ByteSource } from './byteSource.ts';
import { limitFault, safeName } from './packageLimits.ts';
import { entryBytes, isPartWhole, partBytes } from './packageParts.ts';
import { endsWithSeal, fingerprint, sealCommentBytes } from './packageSeal.ts';
import { startsLikeZip } from './zipEndRecord.ts';
import { maximalArchiveBytes, readZipLayout } from './zipLayout.ts';
import type { LayoutProblem, ZipEntry } from './zipLayout.ts';

/** Where a package comes from: a path, or bytes that were dropped on the window. `name` is what failures call it. */
export type PackageSource =
  | string
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> | Blob };

/** A package whose every byte was checked. Its bytes stay where they are until a part is asked for. */
export type OpenedPackage = {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
  readonly manifest: PackageManifest;
  /** One part's bytes, checked against their hash again: the file may have changed since. */
  readonly readPart: (path: string) => Promise<Result<Uint8Array<ArrayBuffer>, Failure>>;
  readonly close: () => Promise<void>;
};

/** One part as it was found. */
export type PartVerdict = Pick<PackagePart, 'path' | 'bytes' | 'sha256'> & {
  readonly verdict: 'ok' | 'damaged' | 'missing';
};

/** A package that could be taken apart, with what is wrong about its parts, if anything. */
export type Examination = {
  readonly package: OpenedPackage;
  readonly parts: readonly PartVerdict[];
  /** What keeps the package from being used: its first part that is not `ok`, or a broken seal. */
  readonly failure: Failure | null;
};

/** Opens a package after checking every byte of it. Whoever gets it must close it. */
export async function openPackage(source: PackageSource): Promise<Result<OpenedPackage, Failure>> {
  const examined = await examinePackage(source);
  if (!examined.ok) return examined;
  const { package: opened, failure } = examined.value;
  if (failure === null) return ok(opened);
  await opened.close();
  return failed(failure);
}

/** Takes a package apart and judges each part. Whoever gets it must close its package. */
export async function examinePackage(source: PackageSource): Promise<Result<Examination, Failure>> {
  const name = typeof source === 'string' ? basename(source) : source.name;
  const opened = await openSource(source, name);
  if (!opened.ok) return opened;
  let isKept = false;
  try {
    const examined = await examine(opened.value, name);
    isKept = examined.ok;
    return examined;
  } catch (error) {
    return failed(readingFailure(error, name));
  } finally {
    if (!isKept) await opened.value.close();
  }
}

function openSource(source: PackageSource, name: string): Promise<Result<ByteSource, Failure>> {
  if (typeof source === 'string') return openFileSource(source, name);
  return 'path' in source
    ? openFileSource(source.path, name)
    : Promise.resolve(ok(memorySource(source.bytes)));
}

async function examine(source: ByteSource, name: string): Promise<Result<Examination, Failure>> {
  if (source.size === 0) return failed({ kind: 'fileEmpty', name });
  // Tells a film from a package before all of it is hashed.
  if (!startsLikeZip(await source.read(0, 4)) && !(await endsWithSeal(source))) {
    return failed({ kind: 'packageNotOurs', name });
  }
  if (source.size > maximalArchiveBytes) {
    return failed({ kind: 'fileTooLarge', name, limitBytes: maximalArchiveBytes });
  }
  const { sha256, seal } = await fingerprint(source);
  const taken = await takeApart(source, name, seal === 'none' ? 0 : sealCommentBytes);
  if (!taken.ok) {
    // A broken seal says that something was changed by accident: what looks strange is damage and no attack.
    return failed(seal === 'broken' ? { kind: 'packageDamaged', name, part: taken.part } : taken.failure);
  }
  const { manifest, entries } = taken.value;
  const parts: PartVerdict[] = [];
  for (const part of manifest.parts) parts.push(await judge(source, entries.get(part.path), part));
  const bad = parts.find((part) => part.verdict !== 'ok')?.path ?? (seal === 'broken' ? archivePart : null);
  const evidence = bad === null ? undefined : await evidenceName(source, taken.value, bad);
  return ok({
    package: {
      name,
      bytes: source.size,
      sha256,
      manifest,
      readPart: (path) => readPart(source, taken.value, path, name),
      close: () => source.close(),
    },
    parts,
    failure: bad === null ? null : damagedPart(name, bad, evidence),
  });
}

async function judge(
  source: ByteSource,
  entry: ZipEntry | undefined,
  part: PackagePart,
): Promise<PartVerdict> {
  const { path, bytes, sha256 } = part;
  if (entry === undefined) return { path, bytes, sha256, verdict: 'missing' };
  return { path, bytes, sha256, verdict: (await isPartWhole(source, entry, part)) ? 'ok' : 'damaged' };
}

async function readPart(
  source: ByteSource,
  { manifest, entries }: TakenApart,
  path: string,
  name: string,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  const entry = entries.get(path);
  const part = manifest.parts.find((listed) => listed.path === path);
  // The page asks only for parts of the manifest it was given; anything else is somebody trying names.
  if (entry === undefined || part === undefined) return failed({ kind: 'packageInvalid', name, part: path });
  try {
    const bytes = await partBytes(source, entry, part);
    if (bytes !== null) return ok(bytes);
    return failed(damagedPart(name, path, await evidenceName(source, { manifest, entries }, path)));
  } catch (error) {
    return failed(readingFailure(error, name));
  }
}

function damagedPart(name: string, part: string, evidence: string | undefined): Failure {
  return { kind: 'packageDamaged', name, part, ...(evidence !== undefined && { evidence }) };
}

/** What the user called a piece of evidence, where the table of evidence is whole; `undefined` of any other part. */
async function evidenceName(
  source: ByteSource,
  { manifest, entries }: TakenApart,
  path: string,
): Promise<string | undefined> {
  if (!path.startsWith('evidence/')) return undefined;
  const table = manifest.parts.find((part) => part.path === 'data/evidence.ndjson');
  const entry = table && entries.get(table.path);
  const bytes = table && entry ? await partBytes(source, entry, table) : null;
  const sha256 = path.slice('evidence/'.length);
  for (const line of bytes === null ? [] : new TextDecoder().decode(bytes).split('\n')) {
    const row = line.includes(sha256) ? parseStrictJson(line) : null;
    const parsed = row?.ok === true ? v.safeParse(evidenceRow, row.value) : null;
    if (parsed?.success === true && parsed.output.sha256 === sha256) return parsed.output.name;
  }
  return undefined;
}

const evidenceRow = v.object({
  sha256: v.string(),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
});

/** What a failure calls the archive's own structure, which belongs to no part. */
const archivePart = 'archive';

type TakenApart = { readonly manifest: PackageManifest; readonly entries: ReadonlyMap<string, ZipEntry> };
type TakingApart =
  | { readonly ok: true; readonly value: TakenApart }
  | { readonly ok: false; readonly failure: Failure; readonly part: string };

/** The manifest and the entries it lists, by name, before any part's content is looked at. */
async function takeApart(source: ByteSource, name: string, commentBytes: number): Promise<TakingApart> {
  const refused = (failure: Failure, part = archivePart) => ({ ...failed(failure), part });
  const unsafe = (reason: string) => refused({ kind: 'packageUnsafe', name, reason });
  const layout = await readZipLayout(source, manifestPath, commentBytes);
  if (!layout.ok) {
    const found = layout.failure.kind === 'unsafe' ? safeName(layout.failure.part) : null;
    return refused(layoutFailure(layout.failure, name), found ?? archivePart);
  }
  const fault = limitFault(layout.value, source.size);
  if (fault !== null) return unsafe(fault);
  const entries = new Map(layout.value.map((entry) => [entry.name, entry]));
  const manifest = await manifestOf(source, entries, name);
  if (!manifest.ok) return refused(manifest.failure, manifestPath);
  // Only now: a newer format may have other names, and is to be told apart from a hostile one.
  if (layout.value.some((entry) => safeName(entry.name) === null)) {
    return unsafe('an entry has a name that is not allowed');
  }
  const listed = new Set([manifestPath, ...manifest.value.parts.map((part) => part.path)]);
  if (layout.value.some((entry) => !listed.has(entry.name))) {
    return unsafe('it holds something its manifest does not list');
  }
  return ok({ manifest: manifest.value, entries });
}

async function manifestOf(
  source: ByteSource,
  entries: ReadonlyMap<string, ZipEntry>,
  name: string,
): Promise<Result<PackageManifest, Failure>> {
  const entry = entries.get(manifestPath);
  if (entry === undefined) return failed({ kind: 'packageNotOurs', name });
  const bytes = await entryBytes(source, entry);
  return bytes === null
    ? failed({ kind: 'packageDamaged', name, part: manifestPath })
    : readManifest(bytes, name);
}

function layoutFailure(problem: LayoutProblem, name: string): Failure {
  switch (problem.kind) {
    case 'notOurs':
      return { kind: 'packageNotOurs', name };
    case 'truncated':
      return { kind: 'packageTruncated', name };
    case 'unsafe':
      return { kind: 'packageUnsafe', name, reason: problem.reason };
  }
}

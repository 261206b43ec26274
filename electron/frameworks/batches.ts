import { lstat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { maxSourceBytes } from '#shared/formats/registry.ts';
import type { Batch, BatchFile } from '#shared/formats/sets/readBatch.ts';
import { memorySource, openFileSource } from '#electron/packages/byteSource.ts';
import type { ByteSource } from '#electron/packages/byteSource.ts';
import { maximalInflatedBytes } from './archives/archiveEntry.ts';
import { archiveKind, archiveStartBytes, readArchive } from './archives/readArchive.ts';
import type { ArchiveFile } from './archives/readTar.ts';
import { readBytes } from './readBytes.ts';
import { isWorkbookName } from './readFrameworkBytes.ts';
import { maxDepth, maxFiles, nameOf, sourceFiles } from './sourceFiles.ts';

/** The batch that a folder or archive is; `null` for a file that is neither, or nothing that can be looked at. */
export async function containerBatch(path: string): Promise<Result<Batch | null, Failure>> {
  const kind = await lstat(path).catch(() => null);
  if (kind?.isDirectory() === true) return folderBatch(path);
  if (kind?.isFile() !== true) return ok(null);
  const name = nameOf(path);
  if (isWorkbookName(name)) return ok(null);
  const opened = await openFileSource(path, name);
  // What cannot be opened is said when the file is read for itself.
  if (!opened.ok) return ok(null);
  try {
    return await archiveBatch(opened.value, name, foldersOf(path));
  } finally {
    await opened.value.close();
  }
}

/** The batch in the bytes of an archive; `null` when they are none. */
export function archiveInMemory(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Batch | null, Failure>> {
  return isWorkbookName(name) || archiveKind(bytes.subarray(0, archiveStartBytes)) === null
    ? Promise.resolve(ok(null))
    : archiveBatch(memorySource(bytes), name, name);
}

/** One file that was named by itself. */
export async function looseFile(path: string): Promise<BatchFile> {
  const bytes = await readBytes(path, nameOf(path));
  return { path: path.split(sep).join('/'), folder: lastFolders(foldersOf(dirname(resolve(path)))), bytes };
}

async function folderBatch(path: string): Promise<Result<Batch, Failure>> {
  const name = nameOf(path);
  const paths = await sourceFiles(path);
  if (!paths.ok) return paths;
  const files: BatchFile[] = [];
  let total = 0;
  for (const file of paths.value) {
    const loose = await looseFile(file);
    total += loose.bytes.ok ? loose.bytes.value.length : 0;
    if (total > maximalInflatedBytes) {
      return failed({ kind: 'contentTooLarge', name, limitBytes: maximalInflatedBytes });
    }
    files.push({ ...loose, path: relative(path, file).split(sep).join('/') });
  }
  return ok({ name, folders: foldersOf(path), isContainer: true, files });
}

async function archiveBatch(
  source: ByteSource,
  name: string,
  folders: string,
): Promise<Result<Batch | null, Failure>> {
  const read = await readArchive(source, name, maxSourceBytes);
  if (!read.ok) return read;
  if (read.value === null) return ok(null);
  // The same as of a folder: nothing hidden, and no more of it than a folder may hold.
  const shown = read.value.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')));
  if (shown.length === 0) return failed({ kind: 'nothingToRead' });
  if (shown.length > maxFiles || shown.some(({ path }) => path.split('/').length > maxDepth)) {
    return failed({ kind: 'folderTooLarge', name, limitFiles: maxFiles, limitDepth: maxDepth });
  }
  const above = folders.replace(/\.(zip|tgz|tar|tar\.gz)$/i, '');
  return ok({ name, folders, isContainer: true, files: shown.map((file) => archivedFile(file, above)) });
}

function archivedFile({ path, bytes }: ArchiveFile, above: string): BatchFile {
  const [name = path, ...inner] = path.split('/').reverse();
  const folder = lastFolders([above, ...inner.reverse()].join('/'));
  const read =
    bytes === null ? failed<Failure>({ kind: 'fileTooLarge', name, limitBytes: maxSourceBytes }) : ok(bytes);
  return { path, folder, bytes: read };
}

function foldersOf(path: string): string {
  return resolve(path).split(sep).join('/');
}

/** A page's place is told by at most five folders, its own among them; the rest of the path is the user's business. */
function lastFolders(folder: string): string {
  return folder.split('/').slice(-5).join('/');
}

import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { maxSourceBytes } from '#shared/formats/registry.ts';
import type { SourceReading } from '#shared/host/contract.ts';
import { readFrameworkBytes } from './readFrameworkBytes.ts';
import { accessFailure, sourceFiles } from './sourceFiles.ts';

/**
 * Reads framework content from files and from everything in folders, in the order of the paths. What cannot be read
 * is a failure in its place in the list.
 */
export async function readSources(paths: readonly string[]): Promise<SourceReading[]> {
  return (await readSourcePaths(paths)).map(({ reading }) => reading);
}

/** Like `readSources`, with the path each reading came from: for the command line, whose user works with paths. */
export async function readSourcePaths(
  paths: readonly string[],
): Promise<{ readonly path: string; readonly reading: SourceReading }[]> {
  const readings: { path: string; reading: SourceReading }[] = [];
  for (const path of paths) {
    const files = await sourceFiles(path);
    if (!files.ok) readings.push({ path, reading: { name: nameOf(path), result: files } });
    else for (const file of files.value) readings.push({ path: file, reading: await readFile(file) });
  }
  return readings;
}

async function readFile(path: string): Promise<SourceReading> {
  const name = nameOf(path);
  // The place of a page is told by at most four folders; the rest of the path is the user's own business.
  const folder = dirname(resolve(path)).split(sep).slice(-4).join('/');
  const bytes = await readBytes(path, name);
  return {
    name,
    folder,
    result: bytes.ok ? readFrameworkBytes({ name, folder, bytes: bytes.value }) : bytes,
  };
}

function nameOf(path: string): string {
  return basename(resolve(path));
}

/** The bytes of a regular file up to the limit; links, pipes and devices are refused without being opened. */
export async function readBytes(
  path: string,
  name: string,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  try {
    if (!(await lstat(path)).isFile()) return failed({ kind: 'fileUnreadable', name });
    // What lies there may be swapped between the look and the opening: neither follow a link nor wait for a pipe.
    const handle = await open(path, constants.O_RDONLY | harmless('O_NOFOLLOW') | harmless('O_NONBLOCK'));
    try {
      if (!(await handle.stat()).isFile()) return failed({ kind: 'fileUnreadable', name });
      return await readUpToLimit(handle, name);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failed(accessFailure(error, name));
  }
}

/** Windows has neither links nor pipes of this kind, and no such constants. */
function harmless(flag: 'O_NOFOLLOW' | 'O_NONBLOCK'): number {
  const flags: Partial<Record<string, number>> = constants;
  return flags[flag] ?? 0;
}

type ReadableHandle = Awaited<ReturnType<typeof open>>;

/** Reads to the end instead of trusting the size, which may change while the file is read. */
async function readUpToLimit(
  handle: ReadableHandle,
  name: string,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(65_536), 0, 65_536, null);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
    if (length > maxSourceBytes) return failed({ kind: 'fileTooLarge', name, limitBytes: maxSourceBytes });
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return ok(bytes);
}

import { lstat, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';

/** The most files that one folder may hold. */
export const maxFiles = 2000;

/** The most folders inside one another. */
export const maxDepth = 16;

/**
 * The files that a path stands for: itself, or everything below it when it is a folder, sorted, without what is
 * hidden. Links are not followed; what is neither file nor folder is left for the reader to refuse.
 */
export async function sourceFiles(path: string): Promise<Result<readonly string[], Failure>> {
  const name = nameOf(path);
  try {
    if (!(await lstat(path)).isDirectory()) return ok([path]);
    const files: string[] = [];
    const isWhole = await collect(path, 1, files);
    if (!isWhole) return failed({ kind: 'folderTooLarge', name, limitFiles: maxFiles, limitDepth: maxDepth });
    return files.length === 0 ? failed({ kind: 'nothingToRead' }) : ok(files);
  } catch (error) {
    return failed(accessFailure(error, name));
  }
}

/** What a path is called, whatever it is. */
export function nameOf(path: string): string {
  return basename(resolve(path));
}

/** What an error of the file system means to the user. */
export function accessFailure(error: unknown, name: string): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'fileMissing' : 'fileUnreadable', name };
}

/** Adds the files below a folder; `false` as soon as there are too many or they lie too deep. */
async function collect(folder: string, depth: number, files: string[]): Promise<boolean> {
  if (depth > maxDepth) return false;
  const entries = await readdir(folder, { withFileTypes: true });
  // By code unit and not by locale: the order of a batch must not depend on the machine.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!(await collect(path, depth + 1, files))) return false;
    } else {
      files.push(path);
      if (files.length > maxFiles) return false;
    }
  }
  return true;
}

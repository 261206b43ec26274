import { randomBytes } from 'node:crypto';
import { lstat, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Failure } from '#shared/domain/failure.ts';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { writingFailure } from './fileFailure.ts';

/** What the writer needs of a file system; `node:fs/promises` unless a test makes its calls fail. */
export type FileSystem = {
  readonly open: (path: string, flags: string, mode?: number) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  readonly readdir: (path: string) => Promise<string[]>;
  readonly lstat: (path: string) => Promise<{ isFile(): boolean; readonly mtimeMs: number }>;
};

type OpenFile = {
  write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A file that is not there until it is complete. After a failure it has removed what it wrote, and any further call
 * gives the same failure.
 */
export type AtomicFile = {
  write(chunk: Uint8Array): Promise<Result<null, Failure>>;
  /**
   * Makes the bytes durable, lets `check` read them back, and only then puts them at the path. When `check` fails, what
   * stood at the path stays.
   */
  commit<T>(check: (temporaryPath: string) => Promise<Result<T, Failure>>): Promise<Result<T, Failure>>;
  /** Gives up; leaves no trace. Does nothing after `commit`. */
  abandon(): Promise<void>;
};

const realFileSystem: FileSystem = { open, rename, unlink, readdir, lstat };

/** `.waymark-<process id>-<random>.tmp`: hidden, unpredictable, and recognised as ours after a crash. */
const temporaryName = /^\.waymark-(\d{1,10})-[0-9a-f]{32}\.tmp$/;

/**
 * Starts a file that will stand at `path` as a whole or not at all: it is written beside `path`, flushed to the disk,
 * and renamed over `path`, and then the folder is flushed, so that neither a crash nor a power cut leaves half a file.
 * Once it is renamed nothing fails any more.
 */
export async function openAtomicFile(
  path: string,
  fileSystem: FileSystem = realFileSystem,
): Promise<Result<AtomicFile, Failure>> {
  const name = basename(path);
  const folder = dirname(path);
  await removeLeftovers(folder, fileSystem);
  const temporary = join(folder, `.waymark-${process.pid}-${randomBytes(16).toString('hex')}.tmp`);
  let file: OpenFile;
  try {
    // `wx`: never through a file or link that someone put there first.
    file = await fileSystem.open(temporary, 'wx', 0o600);
  } catch (error) {
    return failed(writingFailure(error, name));
  }

  let state: 'writing' | 'done' | Failure = 'writing';
  let isOpen = true;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }
  async function discard(): Promise<void> {
    // What cannot be closed or removed now is a left-over, removed by the next write in this folder.
    await close().catch(() => undefined);
    await fileSystem.unlink(temporary).catch(() => undefined);
  }
  /** Runs one step; when it fails, removes what was written. */
  async function step<T>(action: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    if (state === 'done') throw new Error('This file was committed or abandoned.');
    if (state !== 'writing') return failed(state);
    let result: Result<T, Failure>;
    try {
      result = await action();
    } catch (error) {
      await discard();
      result = failed(writingFailure(error, name));
    }
    if (!result.ok) {
      state = result.failure;
      await discard();
    }
    return result;
  }

  return ok({
    write: (chunk) =>
      step(async () => {
        let rest = chunk;
        while (rest.length > 0) rest = rest.subarray((await file.write(rest)).bytesWritten);
        return ok(null);
      }),
    commit: (check) =>
      step(async () => {
        await file.sync();
        await close();
        const checked = await check(temporary);
        if (!checked.ok) return checked;
        await fileSystem.rename(temporary, path);
        // The file stands at its path now, whole: to call that a failure would say that it does not.
        state = 'done';
        await syncFolder(folder, fileSystem);
        return checked;
      }),
    abandon: async () => {
      if (state !== 'writing') return;
      state = 'done';
      await discard();
    },
  });
}

/** Writes a whole file atomically: afterwards `path` holds exactly `bytes`, or what it held before. */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  fileSystem: FileSystem = realFileSystem,
): Promise<Result<null, Failure>> {
  const opened = await openAtomicFile(path, fileSystem);
  if (!opened.ok) return opened;
  const written = await opened.value.write(bytes);
  return written.ok ? opened.value.commit(() => Promise.resolve(ok(null))) : written;
}

/**
 * Removes the temporary files that crashed runs left in a folder: named like ours, last touched before this process
 * started, and of a process that is gone. What cannot be read or removed stays: it is in nobody's way.
 */
export async function removeLeftovers(
  folder: string,
  fileSystem: FileSystem = realFileSystem,
): Promise<void> {
  const startedAt = Date.now() - process.uptime() * 1000;
  const names = await fileSystem.readdir(folder).catch(() => []);
  for (const name of names) {
    const owner = temporaryName.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const path = join(folder, name);
    const found = await fileSystem.lstat(path).catch(() => null);
    if (found?.isFile() === true && found.mtimeMs < startedAt)
      await fileSystem.unlink(path).catch(() => undefined);
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // `EPERM`: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Makes the folder's entry durable as far as the file system lets us: shares of the network and removable disks often
 * cannot, and Windows has no way to ask for it and journals the rename itself.
 */
async function syncFolder(folder: string, fileSystem: FileSystem): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const opened = await fileSystem.open(folder, 'r');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

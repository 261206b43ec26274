import * as fs from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { failed, ok } from '#shared/base/result.ts';
import { temporaryFolder } from '#electron/packages/testing/temporaryFolder.ts';
import { openAtomicFile, removeLeftovers, writeFileAtomically } from './atomicWriter.ts';
import type { FileSystem } from './atomicWriter.ts';

const oldBytes = Buffer.from('what stood there before');
const newBytes = Buffer.from('what is to stand there now');

let folder: string;
let target: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  target = join(folder, 'report.pdf');
});

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'test' });
}

/** The real file system, which notes each call and fails at the `failAt`-th. */
function watched(calls: string[], failAt = Infinity, code = 'EIO'): FileSystem {
  const call = async <T>(name: string, action: () => Promise<T>): Promise<T> => {
    calls.push(name);
    if (calls.length === failAt) throw systemError(code);
    return action();
  };
  return {
    open: (path, flags, mode) =>
      call(`open ${flags}`, async () => {
        const file = await fs.open(path, flags, mode);
        const what = flags === 'r' ? 'folder' : 'file';
        return {
          // Ten bytes at a time show that a short write is carried on with.
          write: (bytes) => call('write', () => file.write(bytes.subarray(0, 10))),
          sync: () => call(`sync ${what}`, () => file.sync()),
          close: async () => {
            await file.close();
            await call(`close ${what}`, () => Promise.resolve());
          },
        };
      }),
    rename: (from, to) => call('rename', () => fs.rename(from, to)),
    unlink: (path) => call('unlink', () => fs.unlink(path)),
    readdir: (path) => call('readdir', () => fs.readdir(path)),
    lstat: (path) => call('lstat', () => fs.lstat(path)),
  };
}

describe('Writing a file atomically', () => {
  it('flushes the file before it takes its name, and the folder after', async () => {
    const calls: string[] = [];
    expect(await writeFileAtomically(target, newBytes, watched(calls))).toEqual(ok(null));
    expect(calls).toEqual([
      'readdir',
      'open wx',
      ...['write', 'write', 'write'],
      'sync file',
      'close file',
      'rename',
      'open r',
      'sync folder',
      'close folder',
    ]);
    expect(await fs.readFile(target)).toEqual(newBytes);
    expect((await fs.stat(target)).mode & 0o777).toBe(0o600);
    expect(await fs.readdir(folder)).toEqual(['report.pdf']);
  });

  it.each([
    'EIO',
    'ENOSPC',
    'EACCES',
    'EROFS',
    'EMFILE',
    'EBUSY',
    'EXDEV',
    'EDQUOT',
    'EINVAL',
    'ENOTSUP',
    'EPERM',
    'EISDIR',
  ])('leaves the old file or the new one, whichever call fails with %s', async (code) => {
    for (const before of [null, oldBytes]) {
      const counted: string[] = [];
      await writeFileAtomically(join(folder, 'count'), newBytes, watched(counted));
      await fs.rm(join(folder, 'count'));
      for (let failAt = 1; failAt <= counted.length; failAt++) {
        await fs.rm(target, { force: true });
        if (before !== null) await fs.writeFile(target, before);
        const result = await writeFileAtomically(target, newBytes, watched([], failAt, code));
        const after = await fs.readFile(target).catch(() => null);
        const call = counted[failAt - 1];
        const isRenamed = failAt > counted.indexOf('rename') + 1;
        if (isRenamed) expect(result, call).toEqual(ok(null));
        else if (call !== 'readdir') {
          const kind = code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'fileNotWritable';
          expect(result, call).toMatchObject({ ok: false, failure: { kind } });
        }
        expect(after, call).toEqual(isRenamed || call === 'readdir' ? newBytes : before);
        expect(
          (await fs.readdir(folder)).filter((name) => name.startsWith('.')),
          call,
        ).toEqual([]);
      }
    }
  });

  it('keeps the old file when the new one does not pass its check', async () => {
    await fs.writeFile(target, oldBytes);
    const file = await openAtomicFile(target);
    if (!file.ok) throw new Error(file.failure.kind);
    await file.value.write(newBytes);
    const refusal = failed({ kind: 'reportCheckFailed', reason: 'empty' } as const);
    const committed = await file.value.commit(async (temporary) => {
      expect(await fs.readFile(temporary)).toEqual(newBytes);
      expect((await fs.stat(temporary)).mode & 0o777).toBe(0o600);
      return refusal;
    });
    expect(committed).toEqual(refusal);
    expect(await file.value.write(newBytes)).toEqual(refusal);
    expect(await fs.readFile(target)).toEqual(oldBytes);
    expect(await fs.readdir(folder)).toEqual(['report.pdf']);
  });

  it('leaves no trace when it is abandoned', async () => {
    const file = await openAtomicFile(target);
    if (!file.ok) throw new Error(file.failure.kind);
    await file.value.write(newBytes);
    expect(await fs.readdir(folder)).toHaveLength(1);
    await file.value.abandon();
    await file.value.abandon();
    expect(await fs.readdir(folder)).toEqual([]);
    await expect(file.value.write(newBytes)).rejects.toThrow();
  });

  it('says that a file cannot be written where a folder stands, or in a folder that is not there', async () => {
    await fs.mkdir(target);
    await fs.writeFile(join(target, 'inside'), '');
    const failure = { kind: 'fileNotWritable', name: 'report.pdf' } as const;
    expect(await writeFileAtomically(target, newBytes)).toEqual(failed(failure));
    expect(await writeFileAtomically(join(folder, 'none', 'report.pdf'), newBytes)).toEqual(failed(failure));
    expect(await fs.readdir(folder)).toEqual(['report.pdf']);
  });

  it('throws what is no failure of the system, and leaves no trace', async () => {
    const file = await openAtomicFile(target);
    if (!file.ok) throw new Error(file.failure.kind);
    const bug = new TypeError('a bug');
    await expect(file.value.commit(() => Promise.reject(bug))).rejects.toBe(bug);
    expect(await fs.readdir(folder)).toEqual([]);
  });
});

describe('Left-overs of crashed runs', () => {
  const long = new Date(Date.now() - 86_400_000);
  // The largest process id there is; nothing runs under it.
  const gone = '4194304';

  async function leave(name: string, when?: Date): Promise<string> {
    const path = join(folder, name);
    await fs.writeFile(path, 'half');
    if (when !== undefined) await fs.utimes(path, when, when);
    return basename(path);
  }

  it('are removed by the next write into their folder', async () => {
    await leave(`.waymark-${gone}-${'0'.repeat(32)}.tmp`, long);
    await writeFileAtomically(target, newBytes);
    expect(await fs.readdir(folder)).toEqual(['report.pdf']);
  });

  it('stay when they are not ours, are still being written, or belong to a program that runs', async () => {
    const kept = [
      await leave(`.waymark-${gone}-${'0'.repeat(32)}.tmp`, new Date(Date.now() + 1000)),
      await leave(`.waymark-${process.pid}-${'0'.repeat(32)}.tmp`, long),
      await leave(`.waymark-1-${'0'.repeat(32)}.tmp`, long),
      await leave(`.waymark-${gone}-notes.tmp`, long),
      await leave('.waymark', long),
    ];
    await fs.symlink('/etc/hostname', join(folder, `.waymark-${gone}-${'1'.repeat(32)}.tmp`));
    await fs.mkdir(join(folder, `.waymark-${gone}-${'2'.repeat(32)}.tmp`));
    await removeLeftovers(folder);
    const left = await fs.readdir(folder);
    expect(left).toEqual(expect.arrayContaining(kept));
    expect(left).toHaveLength(kept.length + 2);
  });
});

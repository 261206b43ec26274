import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { known } from '#shared/base/assert.ts';
import type { FrameworkReadingProgress } from '#shared/host/contract.ts';
import { aSamm } from '#shared/testing/aSamm.ts';
import { buildZip } from '#electron/packages/testing/zipBuilder.ts';
import { temporaryFolder } from '#electron/packages/testing/temporaryFolder.ts';
import { parts } from '../../.config/build.mjs';
import { frameworkHandlers } from './frameworkHandlers.ts';
import { readSources } from './readSources.ts';
import { readingLimits, sourceReader } from './sourceReader.ts';
import type { ReadingLimits } from './sourceReader.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = join(root, 'out', 'readingWorker');
const shippedFolder = join(root, 'assets', 'frameworks');
const page = 'IVI Framework Viewer\nKeeping\nC1\nHow to keep.\n2Basic\n  • Practice\n    Keep it.\n';

// The very program that is shipped, in a place of its own.
beforeAll(async () => {
  const { readingWorker } = parts;
  await build({
    configFile: false,
    logLevel: 'warn',
    ...readingWorker,
    build: { ...readingWorker.build, outDir: built },
  });
}, 60_000);

afterEach(() => vi.restoreAllMocks());

function openReader(program = join(built, 'readingWorker.cjs'), limits: ReadingLimits = readingLimits) {
  const told: FrameworkReadingProgress[] = [];
  return { told, reader: sourceReader({ program, tell: (progress) => told.push(progress), limits }) };
}

/** A thread that behaves badly instead of reading. */
async function program(source: string): Promise<string> {
  const path = join(await temporaryFolder(), 'thread.cjs');
  await writeFile(path, source);
  return path;
}

const sayName = `require('node:worker_threads').parentPort.postMessage(
  { kind: 'progress', progress: { read: 1, found: 2, name: 'large.yaml' }, bytes: 10 });`;

describe('reading away from the main thread', () => {
  it('gives what reading on it does, and counts the files', async () => {
    const folder = await temporaryFolder();
    const paths = ['C1.txt', 'C2.txt', 'nothing.txt'].map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, path.endsWith('nothing.txt') ? '' : page);
    const { reader, told } = openReader();
    expect(await reader.read({ kind: 'paths', paths })).toEqual({
      ok: true,
      value: await readSources(paths),
    });
    expect(told.at(-1)).toEqual({ read: 3, found: 3 });
    expect(told.every(({ read, found }) => read <= found)).toBe(true);
  });

  it('takes over bytes that were dropped, an archive among them', async () => {
    const entries = Object.entries(aSamm()).map(([name, text]) => ({
      name,
      content: Buffer.from(text),
      method: 8,
    }));
    const { reader, told } = openReader();
    const files = [
      { name: 'C1.txt', bytes: new TextEncoder().encode(page) },
      { name: 'samm.zip', bytes: new Uint8Array(buildZip({ entries })) },
    ];
    const read = await reader.read({ kind: 'files', files });
    const kinds = read.ok ? read.value.map(({ result }) => result.ok && result.value.kind) : read.failure;
    expect(kinds).toEqual(['iviPage', 'samm']);
    expect(told.at(-1)).toEqual({ read: entries.length + 1, found: entries.length + 1 });
  });

  it('leaves the main thread free meanwhile', async () => {
    const { reader } = openReader(await program('for (const end = Date.now() + 500; Date.now() < end; );'));
    let turns = 0;
    const beat = setInterval(() => turns++, 5);
    await reader.read({ kind: 'paths', paths: ['a'] });
    clearInterval(beat);
    expect(turns).toBeGreaterThan(40);
  });

  it('reads one job after the other', async () => {
    const { reader } = openReader();
    const names = ['first.txt', 'second.txt', 'third.txt'];
    const done: string[] = [];
    await Promise.all(
      names.map(async (name) => {
        await reader.read({ kind: 'files', files: [{ name, bytes: new TextEncoder().encode(page) }] });
        done.push(name);
      }),
    );
    expect(done).toEqual(names);
  });
});

describe('the frameworks that come with the application', () => {
  it('are read like a folder that was chosen, each as one source', async () => {
    const dialogs = { chooseFiles: () => Promise.resolve([]), chooseSavePath: () => Promise.resolve(null) };
    const calls = frameworkHandlers({ dialogs, reader: openReader().reader, shippedFolder });
    const read = await calls.readShippedFrameworks();
    const sources = read.ok ? read.value : [];
    const chosen = await readSources([join(shippedFolder, 'open')]);
    expect(sources.map(({ result }) => result)).toEqual(chosen.map(({ result }) => result));
    expect(sources).toHaveLength(1);
    const { result } = known(sources[0], 'the open framework');
    expect(result).toMatchObject({ ok: true, value: { framework: { key: 'waymark-open-itcf' } } });
  });
});

describe('a reading that goes wrong', () => {
  const job = { kind: 'paths', paths: ['/some/where/intake.yaml'] } as const;

  it('is stopped when it takes too long, and names the file it had come to', async () => {
    const endless = await program(`${sayName} for (;;);`);
    const { reader } = openReader(endless, {
      ...readingLimits,
      seconds: (bytes) => (bytes === 10 ? 0.5 : 60),
    });
    const failure = { kind: 'readingTooLong', name: 'large.yaml', seconds: 0.5 };
    expect(await reader.read(job)).toEqual({ ok: false, failure });
  });

  it('is stopped when it needs too much memory', async () => {
    const greedy = await program(
      `${sayName} const all = []; for (;;) all.push({ text: 'x'.repeat(9) + all.length });`,
    );
    const { reader } = openReader(greedy, { ...readingLimits, heapMegabytes: 32 });
    const failure = { kind: 'readingTooMuch', name: 'large.yaml' };
    expect(await reader.read(job)).toEqual({ ok: false, failure });
  });

  it.each([
    ['throws', 'throw new Error("secret");'],
    ['rejects', 'Promise.reject(new Error("secret"));'],
    ['ends without a word', 'process.exit(0);'],
    ['cannot be started', 'import {'],
  ])('is one failure when its thread %s, and its message is not written down', async (_, source) => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { reader } = openReader(await program(source));
    const failure = { kind: 'readingBroke', name: 'intake.yaml' };
    expect(await reader.read(job)).toEqual({ ok: false, failure });
    expect(written.mock.calls.join()).not.toContain('secret');
  });

  it('is cancelled with those that wait, and the next one is read', async () => {
    const { reader } = openReader(await program('setInterval(() => {}, 1000);'));
    const both = [reader.read(job), reader.read(job)];
    setTimeout(reader.cancel, 50);
    const failure = { kind: 'readingCancelled' };
    expect(await Promise.all(both)).toEqual([
      { ok: false, failure },
      { ok: false, failure },
    ]);
    const later = reader.read(job);
    setTimeout(reader.cancel, 50);
    expect(await later).toEqual({ ok: false, failure });
  });

  it('costs the next one nothing', async () => {
    const once = join(await temporaryFolder(), 'once');
    const { reader } = openReader(
      await program(`const { existsSync, writeFileSync } = require('node:fs');
        if (!existsSync(${JSON.stringify(once)})) { writeFileSync(${JSON.stringify(once)}, ''); process.exit(1); }
        require('node:worker_threads').parentPort.postMessage({ kind: 'done', readings: [] });`),
    );
    expect(await Promise.all([reader.read(job), reader.read(job)])).toMatchObject([
      { ok: false },
      { ok: true, value: [] },
    ]);
  });
});

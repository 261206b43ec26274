import * as fs from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '#shared/base/result.ts';
import { readRows } from '#shared/formats/packageContents.ts';
import { headOf, oneSample, packageSample, sampleSeed } from '#shared/testing/packageSamples.ts';
import type { FileSystem } from '#electron/files/atomicWriter.ts';
import { openPackage } from './packageReader.ts';
import { startPackage } from './packageWriter.ts';
import { temporaryFolder } from './testing/temporaryFolder.ts';
import { valueOf, writeSample } from './testing/writePackage.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

describe('A package', () => {
  it('gives back every row and every piece of evidence it was given', async () => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(sampleSeed, async (seed) => {
        const sample = await packageSample(seed);
        const written = await writeSample(sample, join(folder, 'acme.waymark'));
        const opened = valueOf(await openPackage(written.path));
        expect(await readRows(opened.manifest, opened.readPart, opened.name)).toEqual(ok(sample.rows));
        for (const [hash, bytes] of sample.evidence) {
          expect(valueOf(await opened.readPart(`evidence/${hash}`))).toEqual(bytes);
        }
        await opened.close();
      }),
      { numRuns: 25 },
    );
    expect(await fs.readdir(folder)).toEqual(['acme.waymark']);
  }, 30_000);

  it('is the same bytes for the same content, and says its size and hash', async () => {
    const sample = await oneSample();
    const first = await writeSample(sample);
    const second = await writeSample(sample);
    const bytes = await fs.readFile(first.path);
    expect(await fs.readFile(second.path)).toEqual(bytes);
    expect(first).toMatchObject({ name: 'acme.waymark', bytes: bytes.length, sha256: sha256(bytes) });
  });

  it('opens the same from a path, from bytes and from a Blob', async () => {
    const { path } = await writeSample(await oneSample());
    const bytes = new Uint8Array(await fs.readFile(path));
    const opened = [path, { name: 'a', bytes }, { name: 'b', bytes: new Blob([bytes]) }].map(
      async (source) => {
        const { manifest, sha256, readPart, close } = valueOf(await openPackage(source));
        const ratings = valueOf(await readPart('data/ratings.ndjson'));
        await close();
        return { manifest, sha256, ratings };
      },
    );
    const [fromPath, ...others] = await Promise.all(opened);
    for (const other of others) expect(other).toEqual(fromPath);
  });

  it('stores what deflating does not shrink, and what it would shrink like a zip bomb', async () => {
    const path = join(await temporaryFolder(), 'acme.waymark');
    const noise = crypto.getRandomValues(new Uint8Array(5000));
    const zeros = new Uint8Array(3_000_000);
    const prose = text('Plans are written down. '.repeat(20));
    const writer = valueOf(await startPackage(path, '0'));
    for (const bytes of [noise, zeros, prose])
      valueOf(await writer.addPart(`evidence/${sha256(bytes)}`, bytes));
    const head = headOf(await oneSample());
    valueOf(await writer.finish(head));
    const file = await fs.readFile(path);
    expect(file.includes(Buffer.from(noise))).toBe(true);
    expect(file.length).toBeGreaterThan(zeros.length);
    expect(file.includes(Buffer.from(prose))).toBe(false);
    const opened = valueOf(await openPackage(path));
    expect(sha256(valueOf(await opened.readPart(`evidence/${sha256(zeros)}`)))).toBe(sha256(zeros));
    await opened.close();
  });

  it('keeps the order of parts that are added all at once', async () => {
    const path = join(await temporaryFolder(), 'acme.waymark');
    const writer = valueOf(await startPackage(path, '0'));
    const tables = ['ratings', 'notes', 'nodes', 'targets'].map((table) => `data/${table}.ndjson`);
    await Promise.all(
      tables.map((table, index) => writer.addPart(table, text('x'.repeat(10_000 * (4 - index))))),
    );
    valueOf(await writer.finish(headOf(await oneSample())));
    const opened = valueOf(await openPackage(path));
    expect(opened.manifest.parts.map((part) => part.path)).toEqual(tables);
    await opened.close();
  });
});

describe('A package that is not finished', () => {
  it.each([
    ['a path out of the package', '../ratings.ndjson'],
    ['a path it does not have', 'data/ratings.json'],
    ['the manifest', 'manifest.json'],
    ['the same path twice', 'data/notes.ndjson'],
  ])('refuses %s, and leaves no trace', async (_, path) => {
    const folder = await temporaryFolder();
    const writer = valueOf(await startPackage(join(folder, 'acme.waymark'), '0'));
    valueOf(await writer.addPart('data/notes.ndjson', text('')));
    const refusal = failed({ kind: 'packageInvalid', name: 'acme.waymark', part: path });
    expect(await writer.addPart(path, text('x'))).toEqual(refusal);
    expect(await writer.finish(headOf(await oneSample()))).toEqual(refusal);
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('refuses evidence that is not what its name says', async () => {
    const writer = valueOf(await startPackage(join(await temporaryFolder(), 'a.waymark'), '0'));
    const part = `evidence/${sha256(text('a'))}`;
    expect(await writer.addPart(part, text('b'))).toEqual(
      failed({ kind: 'packageDamaged', name: 'a.waymark', part }),
    );
  });

  it('leaves what stood at its place when it is abandoned or its head makes no sense', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'acme.waymark');
    await fs.writeFile(path, 'an older package');
    const head = headOf(await oneSample());

    const abandoned = valueOf(await startPackage(path, '0'));
    valueOf(await abandoned.addPart('data/notes.ndjson', text('{}\n')));
    await abandoned.abandon();

    const senseless = valueOf(await startPackage(path, '0'));
    const refused = await senseless.finish({ ...head, createdAt: 'yesterday' });
    expect(refused).toEqual(failed({ kind: 'packageInvalid', name: 'acme.waymark', part: 'manifest.json' }));

    expect(await fs.readFile(path, 'utf8')).toBe('an older package');
    expect(await fs.readdir(folder)).toEqual(['acme.waymark']);
  });

  it('leaves the old package or the new one, whichever call to the system fails', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'acme.waymark');
    const head = headOf(await oneSample());
    const write = async (failAt: number): Promise<{ calls: number; kind: string }> => {
      const counter = { calls: 0 };
      const writer = await startPackage(path, '0', failing(counter, failAt));
      if (!writer.ok) return { ...counter, kind: writer.failure.kind };
      await writer.value.addPart('data/notes.ndjson', text('{}\n'.repeat(400)));
      const finished = await writer.value.finish(head);
      return { ...counter, kind: finished.ok ? 'written' : finished.failure.kind };
    };
    const { calls } = await write(Infinity);
    const whole = await fs.readFile(path);
    expect(calls).toBeGreaterThan(10);
    for (let failAt = 1; failAt <= calls; failAt++) {
      await fs.writeFile(path, 'an older package');
      const { kind } = await write(failAt);
      expect(['diskFull', 'written']).toContain(kind);
      const after = await fs.readFile(path);
      if (kind === 'written') expect(after).toEqual(whole);
      else expect([whole.toString(), 'an older package']).toContain(after.toString());
      expect(await fs.readdir(folder)).toEqual(['acme.waymark']);
    }
  });
});

/** The real file system, out of space at the `failAt`-th call. */
function failing(counter: { calls: number }, failAt: number): FileSystem {
  const call = <T>(action: () => Promise<T>): Promise<T> => {
    if (++counter.calls === failAt)
      throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
    return action();
  };
  return {
    open: async (path, flags, mode) => {
      const file = await call(() => fs.open(path, flags, mode));
      return {
        write: async (bytes) => call(() => file.write(bytes)),
        sync: async () => call(() => file.sync()),
        close: () => file.close(),
      };
    },
    rename: async (from, to) => call(() => fs.rename(from, to)),
    unlink: (path) => fs.unlink(path),
    readdir: (path) => fs.readdir(path),
    lstat: (path) => fs.lstat(path),
  };
}

it('inflates its manifest with any inflater', async () => {
  const { path } = await writeSample(await oneSample());
  const file = await fs.readFile(path);
  const start = file.lastIndexOf(Buffer.from('PK\u0003\u0004', 'latin1'));
  expect(file.toString('latin1', start + 30, start + 43)).toBe('manifest.json');
  const packed = file.subarray(start + 43, start + 43 + file.readUInt32LE(start + 18));
  expect(JSON.parse(inflateRawSync(packed).toString())).toMatchObject({
    format: 'waymark-package',
    version: 1,
  });
});

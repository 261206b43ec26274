import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneSample } from '#shared/testing/packageSamples.ts';
import { examinePackage, openPackage } from './packageReader.ts';
import { startPackage } from './packageWriter.ts';
import { buildZip } from './testing/zipBuilder.ts';
import {
  archive,
  evidence,
  failureOf,
  head,
  kindOf,
  name,
  note,
  sha256,
  text,
} from './testing/foreignPackage.ts';
import { temporaryFolder } from './testing/temporaryFolder.ts';
import { valueOf, writeSample } from './testing/writePackage.ts';

/** A package of ours that is small enough to be damaged at each of its bytes. */
async function smallPackage(): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(await temporaryFolder(), name);
  const writer = valueOf(await startPackage(path, '0'));
  for (const part of [note, evidence]) valueOf(await writer.addPart(part.name, part.content));
  valueOf(await writer.finish(head));
  return new Uint8Array(await fs.readFile(path));
}

describe('A package by another program', () => {
  it('opens without a seal, with the manifest in any place', async () => {
    expect(await kindOf(archive([note, evidence]))).toBe('opened');
  });

  it('opens when a common zip program wrote it', async () => {
    const folder = await temporaryFolder();
    const { path } = await writeSample(await oneSample());
    const program = [
      'import sys, zipfile',
      'source = zipfile.ZipFile(sys.argv[1])',
      'with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as target:',
      '    for name in source.namelist(): target.writestr(name, source.read(name))',
    ].join('\n');
    const copy = join(folder, 'copy.waymark');
    execFileSync('python3', ['-c', program, path, copy]);
    const opened = valueOf(await openPackage(copy));
    expect(opened.manifest.engagement.title).toBe('Year-end review');
    await opened.close();
  });

  it('keeps the fields of its manifest that this program does not know', async () => {
    const opened = valueOf(await openPackage({ name, bytes: archive([], { mood: { colour: 'blue' } }) }));
    expect(opened.manifest).toHaveProperty('mood', { colour: 'blue' });
  });
});

describe('A package with one wrong byte', () => {
  it('is refused as damaged, wherever the byte stands', async () => {
    const whole = await smallPackage();
    const parts = new Set<string>();
    for (let at = 0; at < whole.length; at++) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      const failure = await failureOf(bytes);
      expect(failure, `byte ${at}`).toMatchObject({ kind: 'packageDamaged' });
      if (failure !== 'opened' && failure.kind === 'packageDamaged') parts.add(failure.part);
    }
    expect([...parts].sort()).toEqual(['archive', note.name, evidence.name, 'manifest.json']);
  }, 120_000);

  it('is refused whatever the byte became', async () => {
    const { path } = await writeSample(await oneSample());
    const whole = new Uint8Array(await fs.readFile(path));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(await kindOf(bytes)).toBe('packageDamaged');
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('is refused by its parts alone when it has no seal', async () => {
    const bytes = archive([note, evidence]);
    const at = Buffer.from(bytes).indexOf('a photo');
    bytes[at] = 0x41;
    expect(await failureOf(bytes)).toEqual({ kind: 'packageDamaged', name, part: evidence.name });
  });

  it('still says of each part whether it is whole', async () => {
    const { path } = await writeSample(await oneSample());
    const bytes = new Uint8Array(await fs.readFile(path));
    const at = Buffer.from(bytes).indexOf(Buffer.alloc(3, Buffer.from([1, 2, 3])));
    bytes[at] = 9;
    const { parts, failure } = valueOf(await examinePackage({ name, bytes }));
    const damaged = parts.filter((part) => part.verdict !== 'ok');
    expect(damaged).toEqual([
      expect.objectContaining({ path: `evidence/${sha256(new Uint8Array([1, 2, 3]))}`, verdict: 'damaged' }),
    ]);
    const evidence = 'scan.pdf';
    expect(failure).toEqual({ kind: 'packageDamaged', name, part: damaged[0]?.path, evidence });
  });
});

describe('A package that was cut off', () => {
  it('is refused as truncated, wherever it ends', async () => {
    const whole = await smallPackage();
    for (let length = 1; length < whole.length; length++) {
      expect(await kindOf(whole.slice(0, length)), `${length} bytes`).toBe('packageTruncated');
    }
  }, 60_000);

  it('is refused as truncated where a package within it ends', async () => {
    const inner = archive([]);
    const outer = archive([{ name: `evidence/${sha256(inner)}`, content: inner }]);
    const end = Buffer.from(outer).indexOf(inner) + inner.length;
    expect(await kindOf(outer)).toBe('opened');
    expect(await kindOf(outer.slice(0, end + 5))).toBe('packageTruncated');
    expect(await kindOf(outer.slice(0, end))).toBe('packageUnsafe');
  });
});

describe('A package that was shuffled', () => {
  it('is refused, and nothing else happens', async () => {
    const { path } = await writeSample(await oneSample());
    const whole = new Uint8Array(await fs.readFile(path));
    const place = fc.nat(whole.length);
    await fc.assert(
      fc.asyncProperty(place, place, place, fc.uint8Array({ maxLength: 30 }), async (from, to, at, noise) => {
        const piece = whole.slice(Math.min(from, to), Math.max(from, to));
        const bytes = new Uint8Array(
          Buffer.concat([whole.subarray(0, at), piece, noise, whole.subarray(at + piece.length)]),
        );
        if (Buffer.compare(bytes, whole) !== 0) expect(await kindOf(bytes)).not.toBe('opened');
      }),
      { numRuns: 300 },
    );
    expect(await fs.readdir(join(path, '..'))).toEqual(['acme.waymark']);
  }, 60_000);
});

describe('A file that is no package', () => {
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['nothing', new Uint8Array(), 'fileEmpty'],
    [
      'text',
      text('PK is how this text starts, and it is long enough to hold an end record of a zip'),
      'packageNotOurs',
    ],
    ['a gzip', new Uint8Array(gzipSync('x'.repeat(500))), 'packageNotOurs'],
    [
      'a PDF with a package behind it',
      new Uint8Array([...text('%PDF-1.7\n'), ...archive([])]),
      'packageNotOurs',
    ],
    ['an empty zip', buildZip({ entries: [] }), 'packageNotOurs'],
    [
      'a document of another program',
      buildZip({ entries: [{ name: '[Content_Types].xml', content: text('<x/>'), flags: 8 }] }),
      'packageNotOurs',
    ],
    [
      'a zip with a manifest of another program',
      buildZip({ entries: [{ name: 'manifest.json', content: text('{"name":"x"}') }] }),
      'packageNotOurs',
    ],
    ['a zip without a manifest', buildZip({ entries: [note] }), 'packageNotOurs'],
    ['noise', new Uint8Array(500).fill(0xa5), 'packageNotOurs'],
  ])('is told by what it is: %s', async (_, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
  });

  it('is told when it is missing, a folder or a pipe', async () => {
    const folder = await temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const kinds = ['none', '', 'pipe'].map(async (file) => {
      const opened = await openPackage(join(folder, file));
      return opened.ok ? 'opened' : opened.failure.kind;
    });
    expect(await Promise.all(kinds)).toEqual(['fileMissing', 'fileUnreadable', 'fileUnreadable']);
  });
});

describe('A part of an opened package', () => {
  it('is checked again when it is read', async () => {
    const { path } = await writeSample(await oneSample());
    const opened = valueOf(await openPackage(path));
    const file = await fs.readFile(path);
    const at = file.indexOf(Buffer.from([1, 2, 3]));
    await fs.writeFile(path, Buffer.concat([file.subarray(0, at), Buffer.from([9]), file.subarray(at + 1)]));
    const part = `evidence/${sha256(new Uint8Array([1, 2, 3]))}`;
    expect(await opened.readPart(part)).toEqual({
      ok: false,
      failure: { kind: 'packageDamaged', name: 'acme.waymark', part, evidence: 'scan.pdf' },
    });
    expect((await opened.readPart('data/ratings.ndjson')).ok).toBe(true);
    expect(await opened.readPart('manifest.json')).toMatchObject({
      ok: false,
      failure: { kind: 'packageInvalid' },
    });
    await opened.close();
  });
});

import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aDsommSource, dsommModel } from '#shared/testing/aDsomm.ts';
import { aSamm } from '#shared/testing/aSamm.ts';
import type { Files } from '#shared/testing/setFiles.ts';
import { buildZip } from '#electron/packages/testing/zipBuilder.ts';
import { temporaryFolder } from '#electron/packages/testing/temporaryFolder.ts';
import { readNamedBytes, readSourcePaths } from './readSources.ts';
import type { ReadPath } from './readSources.ts';
import { buildTar } from './testing/tarBuilder.ts';

async function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

const tarOf = (files: Files) => buildTar(Object.entries(files).map(([name, content]) => ({ name, content })));
const zipOf = (files: Files) =>
  buildZip({
    entries: Object.entries(files).map(([name, content]) => ({
      name,
      content: Buffer.from(content),
      method: 8,
    })),
  });

/** What was read, without its place. */
const said = (readings: readonly ReadPath[]) =>
  readings.map(({ reading }) => (reading.result.ok ? reading.result.value : reading.result.failure));

const kinds = (readings: readonly ReadPath[]) =>
  readings.map(({ reading: { result } }) => (result.ok ? result.value.kind : result.failure.kind));

const page = 'IVI Framework Viewer\nKeeping\nC1\nHow to keep.\n2Basic\n  • Practice\n    Keep it.\n';

describe.each([
  ['SAMM', aSamm()],
  ['the source of DSOMM', aDsommSource()],
  ['pages', { '18.07/technical/SRP/C/C1.txt': page, 'license.txt': 'Terms.' }],
])('a folder of %s', (_, files) => {
  it.each([
    ['.tar', (content: Files) => tarOf(content)],
    ['.tar.gz', (content: Files) => gzipSync(tarOf(content))],
    ['.tgz', (content: Files) => gzipSync(tarOf(content))],
    ['.zip', (content: Files) => zipOf(content)],
  ])('reads the same as %s, with a file hidden in both', async (ending, pack) => {
    const all = { ...files, '.hidden/x.txt': page, 'images/a.png': 'not a picture' };
    const folder = await temporaryFolder();
    await write(join(folder, 'framework'), all);
    await write(folder, { [`framework${ending}`]: pack(all) });
    const unpacked = await readSourcePaths([join(folder, 'framework')]);
    const packed = await readSourcePaths([join(folder, `framework${ending}`)]);
    expect(said(packed)).toEqual(said(unpacked));
    expect(packed.map(({ reading }) => reading.result.ok)).toEqual([true]);
    expect(packed.map(({ path }) => path.replace(`framework${ending}`, 'framework'))).toEqual(
      unpacked.map(({ path }) => path),
    );
  });
});

describe('a set of files', () => {
  it('is one source whose path is the folder that was given', async () => {
    const folder = await temporaryFolder();
    await write(folder, aSamm());
    const readings = await readSourcePaths([folder]);
    expect(readings.map(({ path, reading }) => [path, reading.result.ok])).toEqual([[folder, true]]);
  });

  it('may be named file by file, and stands where its first file does', async () => {
    const folder = await temporaryFolder();
    await write(folder, { ...aSamm(), 'a.txt': page, 'z.txt': page });
    const paths = Object.keys(aSamm()).map((path) => join(folder, path));
    const readings = await readSourcePaths([join(folder, 'z.txt'), ...paths, join(folder, 'a.txt')]);
    expect(kinds(readings)).toEqual(['iviPage', 'samm', 'iviPage']);
    expect(readings.map(({ path }) => path)).toEqual([
      join(folder, 'z.txt'),
      join(folder, 'model'),
      join(folder, 'a.txt'),
    ]);
  });

  it('stands beside others in one folder, each by the folder that holds it', async () => {
    const folder = await temporaryFolder();
    const below = (at: string, files: Files) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`${at}/${path}`, text]));
    await write(folder, { ...below('one', aSamm()), ...below('two', aSamm('2.0')), 'm.yaml': dsommModel });
    const readings = await readSourcePaths([folder]);
    expect(readings.map(({ path }) => path)).toEqual([
      join(folder, 'm.yaml'),
      join(folder, 'one', 'model'),
      join(folder, 'two', 'model'),
    ]);
    expect(kinds(readings)).toEqual(['dsomm', 'samm', 'samm']);
  });

  it('may be dropped, as files or as an archive', async () => {
    const files = Object.entries(aSamm()).map(([path, text]) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      folder: `samm/${dirname(path)}`,
      bytes: new TextEncoder().encode(text),
    }));
    const archive = { name: 'samm.tgz', bytes: new Uint8Array(gzipSync(tarOf(aSamm()))) };
    const readings = await readNamedBytes([...files, archive]);
    const nodes = readings.map(({ result }) => (result.ok ? result.value.nodes : result.failure));
    expect(nodes).toHaveLength(2);
    expect(nodes[0]).toEqual(nodes[1]);
  });
});

describe('what lies beside framework content', () => {
  it('is named once and fails nothing', async () => {
    const folder = await temporaryFolder();
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 0]);
    await write(folder, { 'C1.txt': page, 'README.md': 'Read me.', 'logo.png': picture });
    const [only, ...others] = await readSourcePaths([folder]);
    expect(others).toEqual([]);
    expect(only?.reading.result).toMatchObject({
      value: { kind: 'iviPage', warnings: [{ kind: 'skippedFiles', text: 'README.md, logo.png' }] },
    });
  });

  it('is still a failure when it could be a page that was saved badly', async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'C1.txt': page, 'C2.txt': 'Nothing of it.', 'C3.txt': '' });
    expect(kinds(await readSourcePaths([folder]))).toEqual([
      'iviPage',
      'frameworkUnknownFormat',
      'fileEmpty',
    ]);
  });

  it('is a failure when there is nothing else', async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'README.md': 'Read me.' });
    expect(kinds(await readSourcePaths([folder]))).toEqual(['frameworkUnknownFormat']);
  });
});

describe('an archive', () => {
  it('within an archive stays closed', async () => {
    const folder = await temporaryFolder();
    const inner = gzipSync(tarOf(aSamm()));
    await write(folder, {
      'a.tar': buildTar([
        { name: 'C1.txt', content: page },
        { name: 'inner.tgz', content: inner },
      ]),
    });
    expect(kinds(await readSourcePaths([join(folder, 'a.tar')]))).toEqual(['iviPage', 'fileNotText']);
  });

  it.each([
    ['unsafe', buildTar([{ name: '../a', content: 'x' }]), 'archiveUnsafe'],
    ['cut', gzipSync(tarOf(aSamm())).subarray(0, 500), 'archiveDamaged'],
    ['empty', buildTar([{ name: 'a/', type: '5' }]), 'nothingToRead'],
    [
      'too full',
      buildTar(Array.from({ length: 2001 }, (_, i) => ({ name: `${i}.txt`, content: 'x' }))),
      'folderTooLarge',
    ],
  ])('that is %s is one failure', async (_, bytes, kind) => {
    const folder = await temporaryFolder();
    await write(folder, { 'a.tgz': bytes });
    const readings = await readSourcePaths([join(folder, 'a.tgz')]);
    expect(kinds(readings)).toEqual([kind]);
    expect(readings.map(({ reading }) => reading.name)).toEqual(['a.tgz']);
  });

  it('behind a link is refused like any link', async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'a.tgz': gzipSync(tarOf(aSamm())) });
    await symlink(join(folder, 'a.tgz'), join(folder, 'b.tgz'));
    expect(kinds(await readSourcePaths([join(folder, 'b.tgz')]))).toEqual(['fileUnreadable']);
  });
});

describe('a table in no form that is known', () => {
  const table = 'ID;Domain;Requirement\nR1;Berths;Keep a list.\nR2;Berths;Count the ropes.\n';
  const bytes = new TextEncoder().encode(table);

  it('is no framework content, and comes with its cells so that its columns can be mapped', async () => {
    const [reading] = await readNamedBytes([{ name: 'harbour.csv', bytes }]);
    expect(reading?.result).toMatchObject({ ok: false, failure: { kind: 'frameworkUnknownFormat' } });
    expect(reading?.tables).toEqual([
      {
        name: 'harbour.csv',
        rows: [
          ['ID', 'Domain', 'Requirement'],
          ['R1', 'Berths', 'Keep a list.'],
          ['R2', 'Berths', 'Count the ropes.'],
        ],
      },
    ]);
  });

  it('beside a framework of several files is one of the things that go with it', async () => {
    const samm = Object.entries(aSamm()).map(([path, text]) => {
      const at = path.lastIndexOf('/');
      return {
        name: path.slice(at + 1),
        folder: `core/${path.slice(0, at)}`,
        bytes: new TextEncoder().encode(text),
      };
    });
    const readings = await readNamedBytes([...samm, { name: 'scores.csv', folder: 'core', bytes }]);
    expect(readings).toHaveLength(1);
    const [core] = readings;
    expect([core?.name, core?.tables]).toEqual(['core', undefined]);
    expect(core?.result.ok && core.result.value.warnings).toContainEqual({
      kind: 'skippedFiles',
      text: 'core/scores.csv',
    });
  });

  it.each([
    ['a list of one column', 'names.csv', 'Name\nAlder\nBirch\n'],
    ['a head without rows', 'head.csv', 'ID,Name\n'],
    ['a text that is no table by its name', 'notes.txt', table],
  ])('is not %s', async (_, name, text) => {
    const [reading] = await readNamedBytes([{ name, bytes: new TextEncoder().encode(text) }]);
    expect(reading?.tables).toBeUndefined();
    expect(reading?.result.ok).toBe(false);
  });
});

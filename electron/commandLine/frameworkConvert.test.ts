import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameworkReading, ReadNode } from '#shared/formats/frameworkReading.ts';
import { idPath } from '#shared/formats/idPart.ts';
import { nativeYaml } from '#shared/formats/native/nativeText.ts';
import { nativeSample } from '#shared/testing/nativeSamples.ts';
import { readWholeFramework } from '#electron/frameworks/readWholeFramework.ts';
import { temporaryFolder } from '#electron/packages/testing/temporaryFolder.ts';
import { frameworkConvert } from './frameworkConvert.ts';

const open = new URL('../../assets/frameworks/open', import.meta.url).pathname;
const forms = ['yaml', 'json', 'xlsx', 'csv'] as const;

// Files of others, which are no part of the project.
const realFolder = ['../../../shared/real-frameworks', '../../../../shared/real-frameworks']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(path));
const realFiles = [
  'owasp-samm-2.2.0-model.tar.gz',
  'owasp-dsomm-4.3.1-model.yaml',
  'ciso-assistant-nist-csf-2.0.yaml',
  'oscal-basic-catalog.json',
];

/** A node with its ids as they are stored, without white space around texts, keys of metrics, and empty lists. */
function trimmed(node: ReadNode): unknown {
  return JSON.parse(
    JSON.stringify({
      ...node,
      id: node.id && idPath(node.id),
      parent: node.parent && idPath(node.parent),
      levels: node.levels.map((level) => ({
        ...level,
        groups: level.groups.map((group) => ({
          ...group,
          metrics: group.metrics.map((metric) => ({ ...metric, id: undefined })),
        })),
      })),
    }),
    (_, value: unknown) => {
      if (typeof value === 'string') return value.trim();
      return Array.isArray(value) && value.length === 0 ? undefined : value;
    },
  );
}

async function run(...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const io = { out: (text: string) => out.push(text), error: (text: string) => errors.push(text) };
  return { code: await frameworkConvert.run(args, io), out: out.join('\n'), errors };
}

async function read(path: string): Promise<Omit<FrameworkReading, 'kind'>> {
  const reading = await readWholeFramework([path]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const { framework, nodes, warnings } = reading.value;
  return { nodes, warnings, ...(framework !== undefined && { framework }) };
}

describe('Converting a framework', { timeout: 120_000 }, () => {
  it('takes the open framework through every form and back without losing anything', async () => {
    const folder = await temporaryFolder();
    const whole = await read(open);
    expect(whole.nodes.length).toBeGreaterThan(100);
    let from = open;
    for (const form of [...forms, 'yaml'] as const) {
      const to = join(folder, `${basename(from)}.${form}`);
      const { code, out, errors } = await run(from, '--to', form, '-o', to);
      expect({ code, errors }).toEqual({ code: 0, errors: [] });
      expect(out).toMatch(/^\S+: \d+ nodes, \d+ practices, \d+ outcomes, \d+ metrics$/);
      expect(await read(to)).toEqual(whole);
      from = to;
    }
  });

  it('takes any framework through every form and back', async () => {
    const folder = await temporaryFolder();
    const path = (name: string) => join(folder, name);
    await fc.assert(
      fc.asyncProperty(
        nativeSample,
        fc.constantFrom(...forms),
        fc.constantFrom(...forms),
        async (file, one, other) => {
          await fs.writeFile(path('in.yaml'), nativeYaml(file));
          const whole = await read(path('in.yaml'));
          expect((await run(path('in.yaml'), '-o', path(`one.${one}`), '--force')).errors).toEqual([]);
          expect((await run(path(`one.${one}`), '-o', path(`other.${other}`), '--force')).errors).toEqual([]);
          expect(await read(path(`other.${other}`))).toEqual(whole);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.skipIf(realFolder === undefined).each(realFiles)(
    'takes %s through YAML and XLSX and back, but for white space at the ends of texts',
    async (file) => {
      const folder = await temporaryFolder();
      const path = join(realFolder ?? '', file);
      const whole = await read(path);
      for (const form of ['yaml', 'xlsx']) {
        const to = join(folder, `real.${form}`);
        expect((await run(path, '-o', to)).errors).toEqual([]);
        const back = await read(to);
        expect(back.framework).toEqual(whole.framework);
        expect(back.nodes.map(trimmed)).toEqual(whole.nodes.map(trimmed));
      }
    },
  );

  it('leaves what is there, unless it is told to replace it', async () => {
    const folder = await temporaryFolder();
    const to = join(folder, 'open.json');
    await fs.writeFile(to, 'mine');
    const refused = await run(open, '-o', to);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.errors).toEqual([
      '“open.json” is there already; it was left as it is; choose another name, or say --force to replace it.',
    ]);
    expect(await fs.readFile(to, 'utf8')).toBe('mine');
    expect(await run(open, '-o', to, '--force')).toMatchObject({ code: 0, errors: [] });
    expect(await fs.readdir(folder)).toEqual(['open.json']);
    expect((await read(to)).framework?.key).toBe('waymark-open-itcf');
  });

  it('never writes over a folder, nor into one that is not there', async () => {
    const folder = await temporaryFolder();
    for (const to of [folder, join(folder, 'none', 'x.json')]) {
      const { code, errors } = await run(open, '--to', 'json', '-o', to, '--force');
      expect({ code, count: errors.length }).toEqual({ code: 1, count: 1 });
    }
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('asks for the names that a page does not have', async () => {
    const folder = await temporaryFolder();
    const page = join(folder, 'page.csv');
    await fs.writeFile(page, 'a,b\n1,2\n');
    expect((await run(page, '-o', join(folder, 'x.yaml'))).errors).toEqual([
      expect.stringContaining('“page.csv”'),
    ]);
    const other = join(folder, 'bees.yaml');
    await fs.writeFile(other, 'waymarkFramework: 1\nframework: { key: bees, version: "1" }\nnodes: []\n');
    const { code } = await run(
      other,
      '-o',
      join(folder, 'x.yaml'),
      '--key',
      'wasps',
      '--version',
      '2',
      '--title',
      'Wasps',
    );
    expect(code).toBe(0);
    expect((await read(join(folder, 'x.yaml'))).framework).toMatchObject({
      key: 'wasps',
      version: '2',
      title: 'Wasps',
    });
  });

  it('refuses several frameworks at once, and names them', async () => {
    const folder = await temporaryFolder();
    for (const version of ['1', '2'])
      await fs.writeFile(
        join(folder, `bees-${version}.yaml`),
        `waymarkFramework: 1\nframework: { key: bees, version: "${version}" }\nnodes: []\n`,
      );
    await fs.writeFile(join(folder, 'notes.txt'), 'Call Ann.');
    expect((await run(folder, '-o', join(folder, 'x.json'))).errors).toEqual([
      'There is more than one framework: “bees 1”, “bees 2”; nothing was written; choose the files of one of them.',
    ]);
    expect(await run(join(folder, 'bees-1.yaml'), '-o', join(folder, 'x.json'))).toMatchObject({ code: 0 });
  });

  it('says in one sentence what is wrong with a file', async () => {
    const folder = await temporaryFolder();
    const broken = join(folder, 'bees.yaml');
    await fs.writeFile(broken, 'waymarkFramework: 1\nframework: { key: bees }\nnodes: []\n');
    expect((await run(broken, '-o', join(folder, 'x.json'))).errors).toEqual([
      '“bees.yaml” has a mistake at line 2, column 12: “version” is missing; nothing was changed; mend what is named and choose the file again.',
    ]);
    expect(await fs.readdir(folder)).toEqual(['bees.yaml']);
  });

  it.each([
    [[]],
    [['a']],
    [['a', '-o', 'b.doc']],
    [['a', '--to', 'toString', '-o', 'b']],
    [['-o', 'b.yaml']],
    [['a', '-x', '-o', 'b.yaml']],
  ])('says how it is used for %j', async (args) => {
    expect(await run(...args)).toMatchObject({ code: 2, out: '' });
  });
});

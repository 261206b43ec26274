import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NativeFile } from '#shared/formats/native/nativeSchema.ts';
import { readingOf } from '#shared/formats/native/nativeFramework.ts';
import { frameworkForms } from '#shared/host/contract.ts';
import { readSources } from './readSources.ts';
import { saveFrameworkHandler, writeFramework } from './saveFramework.ts';

const hive: NativeFile = {
  waymarkFramework: 1,
  framework: { key: 'hive', version: '1.0', title: 'Keeping bees', language: 'en' },
  levels: [{ number: 2, name: 'Basic' }],
  nodes: [
    {
      kind: 'block',
      code: 'A1',
      title: 'Winter',
      metrics: { lost: { text: 'Colonies lost', unit: 'percent', direction: 'down' } },
      levels: [
        {
          level: 2,
          groups: [{ practices: ['=Weigh every hive'], outcomes: ['They live'], metrics: ['lost'] }],
        },
      ],
    },
  ],
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-save-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('saving a framework', () => {
  it.each(frameworkForms)('as %s writes a file that reads as the same framework', async (form) => {
    const path = join(folder, `hive.${form}`);
    const written = await writeFramework(hive, form, path);
    expect(written).toMatchObject({ ok: true, value: { name: `hive.${form}` } });
    const [reading] = await readSources([path]);
    const { framework, nodes } = readingOf(hive);
    expect(reading?.result).toMatchObject({ ok: true, value: { framework, nodes } });
    expect(await readdir(folder)).toEqual([`hive.${form}`]);
  });

  it('keeps what stood at the place when the file does not say the same', async () => {
    const path = join(folder, 'hive.yaml');
    await writeFile(path, 'before');
    // A parent and a child of one path: whoever reads it back refuses it.
    const twice: NativeFile = { ...hive, nodes: [...hive.nodes, ...hive.nodes] };
    expect(await writeFramework(twice, 'yaml', path)).toEqual({
      ok: false,
      failure: { kind: 'frameworkCheckFailed', name: 'hive.yaml' },
    });
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['hive.yaml']);
  });

  it('writes nothing when the person changes their mind', async () => {
    const { saveFramework } = saveFrameworkHandler({
      dialogs: { chooseFiles: () => Promise.resolve([]), chooseSavePath: () => Promise.resolve(null) },
      remember: () => 'token',
    });
    expect(await saveFramework(hive, 'yaml', 'hive')).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });
});

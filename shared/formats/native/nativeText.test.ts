import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeSample } from '#shared/testing/nativeSamples.ts';
import type { FrameworkReading } from '../frameworkReading.ts';
import { looksLikeNative, readingOf, readNative } from './nativeFramework.ts';
import { nativeOf } from './nativeOf.ts';
import { nativeJson, nativeYaml } from './nativeText.ts';

function fileOf(reading: FrameworkReading) {
  const file = nativeOf(reading, 'x');
  if (!file.ok) throw new Error(JSON.stringify(file.failure));
  return file.value;
}

function read(text: string): FrameworkReading {
  const reading = readNative(text, { name: 'x.yaml' });
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.failure)}\n${text}`);
  return reading.value;
}

const bees: FrameworkReading = {
  kind: 'other',
  framework: { title: 'Keeping bees', key: 'bees', version: '1.10', lang: 'en', publisher: 'The hive' },
  nodes: [
    { code: 'A', title: 'The year', kind: 'category', levels: [] },
    {
      code: 'A1',
      title: 'Winter',
      kind: 'block',
      parent: 'A',
      description:
        'Brings colonies through the cold months with enough food and little disturbance, so that they are strong when the first willows are in flower.',
      levels: [
        {
          level: 2,
          groups: [
            {
              practices: [
                { text: 'Weigh every hive in October: 18 kg is the least.' },
                { text: 'no', question: 'Is the entrance kept free?\n- of snow\n- of dead bees' },
              ],
              outcomes: [{ text: 'Colonies survive.' }],
              metrics: [
                { text: 'Share of colonies lost', unit: 'percent', direction: 'down' },
                { text: 'Share of colonies lost', unit: 'percent', direction: 'down' },
                { text: 'Share of colonies lost' },
              ],
            },
          ],
        },
      ],
    },
  ],
  warnings: [],
};

describe('a framework in our own form', { timeout: 60_000 }, () => {
  it('is YAML that a person likes to read', () => {
    expect(nativeYaml(fileOf(bees))).toBe(`waymarkFramework: 1
framework:
  key: bees
  version: "1.10"
  title: Keeping bees
  publisher: The hive
  language: en
nodes:
  - kind: category
    code: A
    title: The year
    nodes:
      - kind: block
        code: A1
        title: Winter
        description: >-
          Brings colonies through the cold months with enough food and little disturbance, so that they are
          strong when the first willows are in flower.
        metrics:
          share-of-colonies-lost:
            text: Share of colonies lost
            unit: percent
            direction: down
          share-of-colonies-lost-2: Share of colonies lost
        levels:
          - level: 2
            groups:
              - practices:
                  - "Weigh every hive in October: 18 kg is the least."
                  - text: no
                    question: |-
                      Is the entrance kept free?
                      - of snow
                      - of dead bees
                outcomes:
                  - Colonies survive.
                metrics: [share-of-colonies-lost, share-of-colonies-lost-2]
`);
  });

  it('loses nothing as YAML', () => {
    fc.assert(
      fc.property(nativeSample, (file) => {
        const reading = readingOf(file);
        const text = nativeYaml(fileOf(reading));
        expect(looksLikeNative(text)).toBe(true);
        expect(read(text)).toEqual(reading);
      }),
    );
  });

  it('loses nothing as JSON', () => {
    fc.assert(
      fc.property(nativeSample, (file) => {
        const reading = readingOf(file);
        const text = nativeJson(fileOf(reading));
        expect(looksLikeNative(text)).toBe(true);
        expect(read(text)).toEqual(reading);
      }),
    );
  });

  it('is the same text when it is written again', () => {
    fc.assert(
      fc.property(nativeSample, (file) => {
        const text = nativeYaml(fileOf(readingOf(file)));
        expect(nativeYaml(fileOf(read(text)))).toBe(text);
      }),
    );
  });

  it('keeps what another reader gave, with parents told by code and ids by path', () => {
    const reading = read(nativeYaml(fileOf(bees)));
    expect(reading.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['A', undefined],
      ['A/A1', 'A'],
    ]);
    expect(reading.nodes[1]?.levels[0]?.groups[0]?.practices[1]).toEqual({
      text: 'no',
      question: 'Is the entrance kept free?\n- of snow\n- of dead bees',
    });
  });

  it('is refused with a reason when a source does not say which framework it is', () => {
    const page = { kind: bees.kind, nodes: bees.nodes, warnings: [] };
    expect(nativeOf(page, 'page.txt')).toEqual({
      ok: false,
      failure: { kind: 'frameworkUnnamed', name: 'page.txt', missing: 'key' },
    });
    expect(nativeOf(page, 'page.txt', { title: 'Bees & Co' })).toEqual({
      ok: false,
      failure: { kind: 'frameworkUnnamed', name: 'page.txt', missing: 'version' },
    });
    const named = nativeOf(page, 'page.txt', { title: 'Bées & Co', version: '2' });
    expect(named).toMatchObject({ ok: true, value: { framework: { key: 'bees-co', title: 'Bées & Co' } } });
  });

  it('takes the version that a page was found under', () => {
    const page = { kind: 'iviPage', nodes: bees.nodes, place: { version: '18.07' }, warnings: [] };
    expect(nativeOf(page, 'page.txt', { key: 'bees' })).toMatchObject({
      ok: true,
      value: { framework: { key: 'bees', version: '18.07' } },
    });
  });

  it('is refused with the nearest name when the form cannot hold it', () => {
    const reading = {
      ...bees,
      nodes: bees.nodes.map((node) => ({
        ...node,
        levels: node.levels.map((level) => ({ ...level, level: 11 })),
      })),
    };
    expect(nativeOf(reading, 'x')).toMatchObject({
      ok: false,
      failure: {
        kind: 'frameworkUnwritable',
        place: 'A1 Winter',
        problems: [{ problem: 'outOfRange', text: '11' }],
      },
    });
  });

  it('tells nodes apart that a source calls the same', () => {
    const twins = { ...bees, nodes: [...bees.nodes, ...bees.nodes] };
    const reading = read(nativeYaml(fileOf(twins)));
    expect(reading.nodes.map(({ id }) => id)).toEqual(['A', 'A/A1', 'A-2', 'A/A1-2']);
    expect(reading.nodes[3]?.parent).toBe('A-2');
  });
});

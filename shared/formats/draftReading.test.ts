import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '#shared/model/framework.ts';
import { aCategory, aFramework, aFrameworkVersion, aGroup, aNode } from '#shared/testing/builders.ts';
import { nativeSample } from '#shared/testing/nativeSamples.ts';
import { adoptReading } from './adoptReading.ts';
import type { AdoptedReading } from './adoptReading.ts';
import { newIdMark, readingOfVersion } from './draftReading.ts';
import type { FrameworkReading } from './frameworkReading.ts';
import { readingOf } from './native/nativeFramework.ts';
import { nativeOf } from './native/nativeOf.ts';
import type { NativeFile } from './native/nativeSchema.ts';

function fileOf(reading: FrameworkReading): NativeFile {
  const file = nativeOf(reading, 'x');
  if (!file.ok) throw new Error(JSON.stringify(file.failure));
  return file.value;
}

function adopted(file: NativeFile): Promise<AdoptedReading> {
  const { key, version, title = key, publisher = '', language = '' } = file.framework;
  return adoptReading({
    reading: readingOf(file),
    place: {
      frameworkId: key,
      frameworkTitle: title,
      version,
      publisher,
      licence: { class: 'own', text: '', allowShare: true },
      lang: language,
    },
    importedAt: '2026-11-24T08:00:00.000Z',
  });
}

const rowsOf = ({ framework, frameworkVersion: version, nodes }: AdoptedReading) => ({
  framework,
  version,
  nodes,
});

const version = aFrameworkVersion({ id: 'lantern:draft' });
const ownId = (id: string) => `${version.id}:${id}`;

function draft(nodes: readonly Node[]) {
  return { framework: aFramework(), version, nodes };
}

describe('a version read from its rows', { timeout: 60_000 }, () => {
  it('is stored as the very same pages again', async () => {
    await fc.assert(
      fc.asyncProperty(nativeSample, async (sample) => {
        const first = await adopted(sample);
        const again = await adopted(fileOf(await readingOfVersion(rowsOf(first))));
        // Rows do not keep a level without anything in it; from then on nothing changes any more.
        const third = await adopted(fileOf(await readingOfVersion(rowsOf(again))));
        expect(again.nodes.map(({ id, parentId, title, order }) => [id, parentId, title, order])).toEqual(
          first.nodes.map(({ id, parentId, title, order }) => [id, parentId, title, order]),
        );
        expect(third.nodes).toEqual(again.nodes);
      }),
    );
  });

  it('names new pages by their codes and keeps the names of the others, wherever they went', async () => {
    const category = aCategory({ id: ownId('A') });
    const moved = aNode({ id: ownId('B/B9'), parentId: category.id, code: 'A1', groups: [] });
    const fresh = aNode({
      id: ownId(`${newIdMark}01`),
      parentId: category.id,
      code: 'A2',
      order: 1,
      groups: [],
    });
    const below = aNode({ id: ownId(`${newIdMark}02`), parentId: fresh.id, code: 'A2.1', groups: [] });
    const reading = await readingOfVersion(draft([below, fresh, moved, category]));
    expect(reading.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['A', undefined],
      ['B/B9', 'A'],
      ['A/A2', 'A'],
      ['A/A2/A2.1', 'A/A2'],
    ]);
    expect(fileOf(reading).nodes[0]?.nodes?.map(({ id }) => id)).toEqual(['B/B9', undefined]);
  });

  it('gives a new page another name when a page from before has it', async () => {
    const old = aNode({ id: ownId('A1'), parentId: null, code: 'Z', order: 1, groups: [] });
    const fresh = aNode({ id: ownId(`${newIdMark}01`), parentId: null, code: 'A1', groups: [] });
    const reading = await readingOfVersion(draft([fresh, old]));
    expect(reading.nodes.map(({ id }) => id)).toEqual(['A1-2', 'A1']);
  });

  it('keeps the name of a practice that was reworded, and gives none to a new one', async () => {
    const groups = [
      aGroup({
        practices: [
          { id: 'x/L2/p-old', text: 'Said anew', weight: 1 },
          { id: `x/p-${newIdMark}01`, text: 'Never said before', weight: 2 },
        ],
      }),
    ];
    const reading = await readingOfVersion(draft([aNode({ id: ownId('A1'), groups })]));
    expect(reading.nodes[0]?.levels[0]?.groups[0]?.practices).toEqual([
      { id: 'old', text: 'Said anew' },
      { text: 'Never said before', weight: 2 },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBulletedText, asFlatDashes, asHtml, samplePages } from '../../testing/iviPages.ts';
import type { SamplePage } from '../../testing/iviPages.ts';
import { known } from '../../base/assert.ts';
import { adoptReading } from '../adoptReading.ts';
import type { AdoptedReading, ReadingPlace } from '../adoptReading.ts';
import { readIviPage } from '../ivi/iviPage.ts';
import type { KnownStructure } from '../knownStructure.ts';
import { assembleReadings } from './assembleReadings.ts';
import type { AssembledBatch, BatchTree } from './assembleReadings.ts';
import { leaveOutPages, placePages } from './batchPage.ts';
import type { BatchPage } from './batchPage.ts';

/** A page of a batch: what the reader makes of a text under a path such as `18.07/technical/LAK/A/A1.txt`. */
function page(path: string, text: string): BatchPage {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const source = { name, ...(parts.length > 0 && { folder: parts.join('/') }) };
  const result = readIviPage(text, source);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return { ...source, reading: result.value };
}

function block(code: string, title: string, practice = `Do what ${title} asks for.`): string {
  const sample: SamplePage = {
    code,
    title,
    description: `All about ${title}.`,
    levels: [{ level: 2, groups: [[{ list: 'practices', items: [practice] }]] }],
  };
  return asBulletedText(sample);
}

const capability = `IVI Framework Viewer

Lantern Keeping

LAK

The Lantern Keeping (LAK) capability is the ability to keep lanterns lit.

Structure

AOil and Wicks

A1Choice of Oil

All about Choice of Oil.

A2Wick Care

Trim wicks in time.

BKeepers

B1Watches

Share the night fairly.
`;

const category = `Keepers

Who stays awake.

Capability Building Blocks

B1Watches

Share the night fairly.

B2Training

Learn to trim.
`;

const root = `IT Capability Maturity Framework (18.07)

Structure

Managing the IT Capability

LAKLantern Keeping

The Lantern Keeping (LAK) capability is the ability to keep lanterns lit.

BELBell Ringing

The Bell Ringing (BEL) capability is about bells.
`;

/** Nothing is known of the world of lanterns, so that nothing comes in from elsewhere. */
const nothing: KnownStructure = { note: '', address: '', versions: ['18.07', '19.01'], macros: [] };

const macros: KnownStructure = {
  ...nothing,
  macros: [
    {
      code: 'technical',
      title: 'Managing the IT Capability',
      source: '',
      capabilities: [
        {
          code: 'LAK',
          title: 'Lantern Keeping',
          source: '',
          structures: [
            {
              version: '18.07',
              categories: [
                { code: 'A', title: 'Oil and Wicks', blocks: { A1: 'Choice of Oil' } },
                { code: 'B', title: 'Keepers', blocks: { B1: 'Watches' } },
              ],
            },
          ],
        },
      ],
    },
  ],
};

function treeOf({ reading }: BatchTree): string[] {
  return reading.nodes.map(({ kind, code, title, parent }) =>
    [kind, code, title, ...(parent === undefined ? [] : [`< ${parent}`])].join(' '),
  );
}

function only(batch: AssembledBatch): BatchTree {
  expect(batch.trees).toHaveLength(1);
  return known(batch.trees[0], 'the one tree');
}

const folder = '18.07/technical/LAK';

describe('assembleReadings', () => {
  it('makes one tree of the pages of one version, under the names their lists give', () => {
    const batch = assembleReadings(
      [
        page(`${folder}/B/B1.txt`, block('B1', 'Watches')),
        page(`${folder}/A/A1.txt`, block('A1', 'Choice of Oil')),
        page(`${folder}/LAK.txt`, capability),
        page(`${folder}/B/B.txt`, category),
        page('18.07/root.txt', root),
      ],
      nothing,
    );
    expect(treeOf(only(batch))).toEqual([
      'macro technical Managing the IT Capability',
      'capability BEL Bell Ringing < technical',
      'capability LAK Lantern Keeping < technical',
      'category A Oil and Wicks < LAK',
      'block A1 Choice of Oil < A',
      'block A2 Wick Care < A',
      'category B Keepers < LAK',
      'block B1 Watches < B',
      'block B2 Training < B',
    ]);
    expect(batch.questions).toEqual([]);
    expect(only(batch).sources.slice(3)).toEqual([[2], [1, 2], [2], [3, 2], [0, 3, 2], [3]]);
  });

  it('lets the page of a node stand unchanged, and warns where a list says otherwise', () => {
    const own = page(`${folder}/A/A1.txt`, block('A1', 'Choice of Oil'));
    const batch = assembleReadings(
      [page(`${folder}/LAK.txt`, capability), own, page(`${folder}/B/B1.txt`, block('B1', 'Watch-keeping'))],
      nothing,
    );
    const { reading } = only(batch);
    expect(reading.nodes.find(({ code }) => code === 'A1')).toEqual({ ...own.reading.nodes[0], parent: 'A' });
    const watches = reading.nodes.findIndex(({ code }) => code === 'B1');
    expect(reading.warnings).toEqual([
      { kind: 'listedOtherwise', file: `${folder}/LAK.txt`, text: 'Watches', node: watches },
      { kind: 'listedOtherwise', file: `${folder}/LAK.txt`, text: 'Share the night fairly.', node: watches },
    ]);
  });

  it('gives a category that only its blocks name the publicly known name of this version, or else its letter', () => {
    const pages = [page(`${folder}/A/A1.txt`, block('A1', 'Choice of Oil'))];
    expect(treeOf(only(assembleReadings(pages, macros)))).toContain('category A Oil and Wicks < LAK');
    expect(treeOf(only(assembleReadings(pages, nothing)))).toContain('category A A < LAK');
    const later = [page('19.01/technical/LAK/A/A1.txt', block('A1', 'Choice of Oil'))];
    expect(treeOf(only(assembleReadings(later, macros)))).toContain('category A A < LAK');
  });

  it('keeps versions apart, newest first', () => {
    const batch = assembleReadings(
      [
        page(`${folder}/A/A1.txt`, block('A1', 'Choice of Oil')),
        page('19.01/technical/LAK/A/A1.txt', block('A1', 'Selection of Oil')),
        page('16/technical/LAK/A/A1.txt', block('A1', 'Oil')),
      ],
      nothing,
    );
    expect(batch.trees.map((tree) => [tree.version, treeOf(tree).at(-1)])).toEqual([
      ['19.01', 'block A1 Selection of Oil < A'],
      ['18.07', 'block A1 Choice of Oil < A'],
      ['16', 'block A1 Oil < A'],
    ]);
  });

  it('asks for the version of all pages that do not tell it, and offers those of the others first', () => {
    const pages = [
      page('LAK/A/A1.txt', block('A1', 'Choice of Oil')),
      page('16/technical/LAK/A/A2.txt', block('A2', 'Wick Care')),
      page('LAK/LAK.html', capability),
    ];
    const batch = assembleReadings(pages, nothing);
    expect(batch.questions).toEqual([
      { kind: 'version', pages: [0, 2], candidates: ['16', '19.01', '18.07'] },
    ]);
    expect(batch.trees.map(({ version }) => version)).toEqual(['16', null]);
    const answered = assembleReadings(placePages(pages, [0, 2], { version: '18.07' }), nothing);
    expect(answered.questions).toEqual([]);
    expect(answered.trees.map(({ version }) => version)).toEqual(['18.07', '16']);
  });

  it('asks where a page sits that nothing places, with what the batch lists and what is known as candidates', () => {
    const pages = [page('18.07/LAK.txt', capability), page('18.07/notes.txt', block('B1', 'Watches'))];
    const batch = assembleReadings(pages, macros);
    expect(batch.questions).toMatchObject([
      { kind: 'place', page: 1, candidates: [{ version: '18.07', capability: { code: 'LAK' }, code: 'B1' }] },
    ]);
    const answered = assembleReadings(placePages(pages, [1], { capability: 'LAK' }), macros);
    expect(answered.questions).toEqual([]);
    expect(only(answered).sources.at(-1)).toEqual([1, 0]);
  });

  it('asks instead of guessing when a name and a page tell different places', () => {
    const batch = assembleReadings([page(`${folder}/A/A1.txt`, block('B1', 'Watches'))], macros);
    expect(batch.trees).toEqual([]);
    expect(batch.questions).toMatchObject([{ kind: 'place', page: 0 }]);
    const pages = placePages([page(`${folder}/A/A1.txt`, block('B1', 'Watches'))], [0], {
      category: 'B',
      block: 'B1',
    });
    expect(treeOf(only(assembleReadings(pages, macros)))).toContain('block B1 Watches < B');
  });

  it('asks about pages that put one capability under two macro-capabilities', () => {
    const batch = assembleReadings(
      [
        page('18.07/value/LAK/A/A1.txt', block('A1', 'Choice of Oil')),
        page('18.07/technical/LAK/A/A2.txt', block('A2', 'Wick Care')),
        page('18.07/technical/LAK/B/B1.txt', block('B1', 'Watches')),
      ],
      nothing,
    );
    expect(batch.questions).toMatchObject([{ kind: 'place', page: 0 }]);
    expect(treeOf(only(batch))[0]).toBe('macro technical technical');
  });

  it('takes the same page in two shapes for one, and asks about the same page in two wordings', () => {
    const sample: SamplePage = {
      code: 'A1',
      title: 'Choice of Oil',
      description: 'Choose oil that burns long.',
      levels: [{ level: 2, groups: [[{ list: 'practices', items: ['Choose.'] }]] }],
    };
    const pages = [
      page(`${folder}/A/A1.md`, asFlatDashes(sample)),
      page(`${folder}/A/A1.html`, asHtml(sample)),
      page(`${folder}/A/A1.txt`, block('A1', 'Choice of Oil', 'Choose well.')),
    ];
    expect(assembleReadings(pages.slice(0, 2), nothing).questions).toEqual([]);
    const batch = assembleReadings(pages, nothing);
    expect(batch.questions).toEqual([{ kind: 'twice', version: '18.07', code: 'A1', pages: [2, 1, 0] }]);
    const answered = assembleReadings(leaveOutPages(pages, [2]), nothing);
    expect(answered.questions).toEqual([]);
    expect(only(answered).sources.at(-1)).toEqual([1, 0]);
  });

  it('moves the warnings of a page to where its words stand, and names the page', () => {
    const pages = [
      page(`${folder}/LAK.txt`, capability),
      page(`${folder}/A/A1.txt`, `${block('A1', 'Choice of Oil')}formats`),
    ];
    const { reading } = only(assembleReadings(pages, nothing));
    const node = reading.nodes.findIndex(({ code }) => code === 'A1');
    expect(reading.warnings).toMatchObject([
      {
        kind: 'gluedFooter',
        file: `${folder}/A/A1.txt`,
        at: { node, level: 0, group: 0, list: 'practices', item: 0 },
      },
    ]);
  });

  it('leaves sources that are no pages of the viewer to themselves', () => {
    const other: BatchPage = { name: 'x.yaml', reading: { kind: 'other', nodes: [], warnings: [] } };
    expect(assembleReadings([other], nothing)).toEqual({ trees: [], questions: [], others: [0] });
  });
});

const place: ReadingPlace = {
  frameworkId: 'ivi-itcmf',
  frameworkTitle: 'IT Capability Maturity Framework',
  version: '18.07',
  publisher: '',
  licence: { class: 'own', text: '', allowShare: false },
  lang: 'en',
};

const importedAt = '2026-11-24T00:00:00.000Z';

/** Every row that has words of its own, by its id. */
function rowsOf({ nodes }: AdoptedReading): Map<string, unknown> {
  return new Map(
    nodes
      .filter((node) => node.groups.length > 0)
      .map((node) => [node.id, { ...node, parentId: node.parentId }] as const),
  );
}

describe('the ids of adopted pages', () => {
  const blocks = fc
    .uniqueArray(fc.tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 1, max: 12 }), samplePages()), {
      selector: ([letter, number]) => `${letter}${number}`,
      minLength: 1,
      maxLength: 6,
    })
    .map((list) => list.map(([letter, number, sample]) => ({ ...sample, code: `${letter}${number}` })));

  it('are the same for a page that comes alone, with others, and in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        blocks.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        async ([list, shuffled]) => {
          const pageOf = (sample: SamplePage) =>
            page(`${folder}/${sample.code.charAt(0)}/${sample.code}.txt`, asBulletedText(sample));
          const together = async (samples: readonly SamplePage[]) => {
            const tree = only(
              assembleReadings([page(`${folder}/LAK.txt`, capability), ...samples.map(pageOf)], macros),
            );
            return adoptReading({ reading: tree.reading, place, importedAt });
          };
          const [first, second] = [await together(list), await together(shuffled)];
          expect(second).toEqual(first);
          const rows = rowsOf(first);
          for (const sample of list) {
            const alone = await adoptReading({
              reading: pageOf(sample).reading,
              place: {
                ...place,
                macro: { code: 'technical', title: 'Managing the IT Capability' },
                capability: { code: 'LAK', title: 'Lantern Keeping' },
              },
              importedAt,
            });
            const [row] = rowsOf(alone);
            expect(rows.get(row?.[0] ?? '')).toEqual(row?.[1]);
            expect(first.nodes.map(({ id }) => id)).toEqual(
              expect.arrayContaining(alone.nodes.map(({ id }) => id)),
            );
          }
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);

  it('are the same for the page of a capability that comes alone or with the root', async () => {
    const alone = await adoptReading({ reading: page('LAK.txt', capability).reading, place, importedAt });
    const tree = only(
      assembleReadings([page('18.07/root.txt', root), page(`${folder}/LAK.txt`, capability)], macros),
    );
    const together = await adoptReading({ reading: tree.reading, place, importedAt });
    expect(together.nodes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(alone.nodes.map(({ id }) => id)),
    );
  });
});

import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  asBulletedText,
  asFlatDashes,
  asHtml,
  asNestedDashes,
  inReadingOrder,
  levelsOf,
  samplePages,
  wordsOf,
} from '../../testing/iviPages.ts';
import type { SamplePage } from '../../testing/iviPages.ts';
import type { FrameworkReading } from '../frameworkReading.ts';
import { readSource } from '../registry.ts';
import { applyProposal, countsOf } from '../reviewReading.ts';
import { looksLikeIviPage, readIviPage } from './iviPage.ts';

function read(text: string, name = 'page.txt', folder?: string): FrameworkReading {
  const result = readIviPage(text, { name, ...(folder !== undefined && { folder }) });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const page: SamplePage = {
  title: 'Lantern Keeping',
  code: 'C3',
  description: 'Keep the lanterns of the harbour lit, clean and counted.',
  levels: [
    {
      level: 2,
      groups: [
        [
          { list: 'practices', items: ['Write down which lanterns there are.'] },
          { list: 'outcomes', items: ['Most lanterns are known.'] },
          { list: 'metrics', items: ['# of lanterns in the list.', 'Downtime of lanterns.'] },
        ],
      ],
    },
    {
      level: 3,
      groups: [
        [
          { list: 'practices', items: ['Trim wicks by a common rule.', 'Train the keepers.'] },
          { list: 'outcomes', items: ['Lanterns burn alike.'] },
          { list: 'metrics', items: ['# of lanterns in the list.'] },
        ],
        [{ list: 'practices', items: ['Buy oil together.'] }],
      ],
    },
  ],
};

/** T1 with other lines in place of its levels. */
function withLevels(...lines: string[]): string {
  return [asBulletedText({ ...page, levels: [] }).trimEnd(), ...lines].join('\n');
}

describe('a page in each of its shapes', () => {
  it.each([
    ['T1', asBulletedText(page), 'C3'],
    ['T2', asFlatDashes(page), ''],
    ['T3', asNestedDashes(page), ''],
    ['HTML', asHtml(page), 'C3'],
  ])('%s gives name, description, levels and lists', (shape, text, code) => {
    const reading = read(text);
    expect(looksLikeIviPage(text)).toBe(true);
    expect(reading.shape).toBe(shape);
    expect(reading.nodes).toHaveLength(1);
    expect(reading.nodes[0]).toMatchObject({
      code,
      title: page.title,
      kind: 'block',
      description: page.description,
    });
    expect(levelsOf(reading.nodes[0])).toEqual(page.levels);
    expect(reading.warnings.map(({ kind }) => kind)).toEqual(code === '' ? ['missingCode'] : []);
  });

  it('is the same page in each of them', () => {
    fc.assert(
      fc.property(samplePages(), (sample) => {
        for (const text of [
          asBulletedText,
          asFlatDashes,
          asNestedDashes,
          (each: SamplePage) => asHtml(each),
        ]) {
          const { nodes } = read(text(sample));
          expect(levelsOf(nodes[0])).toEqual(sample.levels);
          expect([nodes[0]?.title, nodes[0]?.description]).toEqual([sample.title, sample.description]);
        }
      }),
    );
  });

  it('gives each group as the viewer nests it, whichever of its lists comes first', () => {
    fc.assert(
      fc.property(samplePages({ isPlain: false }), (sample) => {
        fc.pre(sample.levels.some(({ groups }) => groups.some((group) => group.length > 1)));
        expect(levelsOf(read(asBulletedText(sample)).nodes[0])).toEqual(inReadingOrder(sample.levels));
        expect(levelsOf(read(asHtml(sample)).nodes[0])).toEqual(inReadingOrder(sample.levels));
      }),
    );
  });

  it('holds every sentence of the source exactly once', () => {
    fc.assert(
      fc.property(samplePages({ isPlain: false }), (sample) => {
        for (const text of [
          asBulletedText(sample),
          asFlatDashes(sample),
          asNestedDashes(sample),
          asHtml(sample),
        ]) {
          const words = wordsOf(read(text)).join('\n');
          for (const [mark] of text.matchAll(/No \d+x:/g)) expect(words.split(mark)).toHaveLength(2);
        }
      }),
    );
  });

  it('is the same with tabs for its indents', () => {
    const tabbed = asBulletedText(page).replaceAll('\n  ', '\n\t');
    expect(levelsOf(read(tabbed).nodes[0])).toEqual(page.levels);
  });

  it.each([
    ['CRLF line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['CR line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  ])('is the same with %s', (_, encode) => {
    for (const text of [asBulletedText(page), asHtml(page)]) {
      const result = readSource({ name: 'C3.txt', bytes: new Uint8Array(encode(text)) });
      expect(result).toEqual({ ok: true, value: read(text, 'C3.txt') });
    }
  });

  it('is the same in the characters of Western Windows, which are guessed and therefore warned of', () => {
    const text = asBulletedText({ ...page, title: 'Entretien des Phares Éteints' });
    // In windows-1252 a bullet is 0x95, where Latin-1 has a control character.
    const bytes = Uint8Array.from(text, (char) => (char === '•' ? 0x95 : char.charCodeAt(0)));
    const result = readSource({ name: 'C3.txt', bytes });
    expect(result.ok && levelsOf(result.value.nodes[0])).toEqual(page.levels);
    expect(result.ok && result.value.nodes[0]?.title).toBe('Entretien des Phares Éteints');
    expect(result.ok && result.value.warnings.map(({ kind }) => kind)).toEqual(['encoding']);
  });

  it('keeps a page that lost its levels as text, and says so once', () => {
    const text = asBulletedText(page)
      .split('\n')
      .filter((line) => !/^(?:C3|\d\p{L}+)$/u.test(line) && !/^\s*(?:Outcome|Metric)s?$/.test(line))
      .join('\n');
    const { shape, nodes, warnings } = read(text);
    expect(shape).toBe('T4');
    expect(nodes[0]).toMatchObject({ title: page.title, description: page.description, levels: [] });
    const kept = nodes[0]?.sections?.map((section) => section.text).join('\n') ?? '';
    for (const { groups } of page.levels)
      for (const { items } of groups.flat()) for (const item of items) expect(kept).toContain(item);
    expect(warnings.map(({ kind }) => kind)).toEqual(['missingCode', 'levelsLost']);
  });

  it.each([
    ['where its levels would begin', 'Representative POMs are described for .* at each level of maturity'],
    ['below its description', 'Keep the lanterns'],
  ])('refuses a page that is cut %s', (_place, lastLine) => {
    const lines = asBulletedText(page).split('\n');
    const last = lines.findIndex((line) => new RegExp(lastLine).test(line));
    expect(last).toBeGreaterThan(0);
    const text = lines.slice(0, last + 1).join('\n');
    expect(looksLikeIviPage(text)).toBe(true);
    expect(readIviPage(text, { name: 'C3.txt' })).toEqual({
      ok: false,
      failure: { kind: 'pageWithoutLevels', name: 'C3.txt' },
    });
  });

  it('keeps what else a block without levels says, and says that they are lost', () => {
    const { nodes, warnings } = read(
      withLevels('', 'Practices in short', '', 'Keep a list of all lanterns, and mend them.'),
    );
    expect(wordsOf({ kind: 'iviPage', nodes, warnings: [] }).join('\n')).toContain('mend them.');
    expect(warnings.map(({ kind }) => kind)).toEqual(['levelsLost']);
  });

  it('keeps lists whose levels and announcement are gone as text', () => {
    const text = asBulletedText(page)
      .split('\n')
      .filter((line) => !/^\d\p{L}+$|^Improvement|^Practices-|^Representative/u.test(line))
      .join('\n');
    const { shape, nodes, warnings } = read(text);
    expect([shape, nodes[0]?.levels]).toEqual(['T4', []]);
    expect(warnings.map(({ kind }) => kind)).toEqual(['levelsLost']);
  });

  it.each([
    ['T1', asBulletedText],
    ['T2', asFlatDashes],
    ['T3', asNestedDashes],
  ] as const)('tells a heading of a level that is garbled in %s', (_shape, asText) => {
    for (const heading of ['3Intermediat', '3 Intrmediate', 'Intermediate', '3', 'Level 3 Middle']) {
      const text = asText(page).replace('3Intermediate', heading);
      expect(text).not.toBe(asText(page));
      const told = read(text).warnings.filter(({ kind }) => kind === 'unknownLine');
      expect(told.map((each) => each.text.replace(/^- /, ''))).toContain(heading);
    }
  });

  it('reads the levels of an HTML table from its columns', () => {
    const html = `<h1>Lantern Keeping</h1><h2>C3</h2><table>
      <tr><th>Level</th><th>Practices</th><th>Outcomes</th><th>Metrics</th></tr>
      <tr><td>2 Basic</td><td>Count.</td><td>Known.</td><td><ul><li># of lanterns.</li><li>% lit.</li></ul></td></tr></table>`;
    expect(levelsOf(read(html).nodes[0])).toEqual([
      {
        level: 2,
        groups: [
          [
            { list: 'practices', items: ['Count.'] },
            { list: 'outcomes', items: ['Known.'] },
            { list: 'metrics', items: ['# of lanterns.', '% lit.'] },
          ],
        ],
      },
    ]);
  });

  it('says nothing of a page that holds nothing', () => {
    expect(readIviPage('IVI Framework Viewer\n', { name: 'empty.txt' })).toEqual({
      ok: false,
      failure: { kind: 'pageWithoutLevels', name: 'empty.txt' },
    });
  });
});

describe('where a page says it sits', () => {
  const address = 'https://portal.test/+itcmf/18.07/technical/SRP/C/C3';
  const place = { version: '18.07', macro: 'technical', capability: 'SRP', category: 'C', block: 'C3' };

  it('is the address a browser saved it from', () => {
    const reading = read(asHtml(page, address));
    expect(reading.place).toEqual(place);
    expect(reading.framework?.version).toBe('18.07');
  });

  it('is its canonical address, with whatever follows a question mark left off', () => {
    const html = asHtml(page).replace('<head>', `<head><link href='${address}/?lang=en#top' rel=canonical>`);
    expect(read(html).place).toEqual(place);
  });

  it('is an address that stands in its text, which is no text of the page', () => {
    const reading = read(`${asBulletedText(page)}\n\n${address}\n`);
    expect(reading.place).toEqual(place);
    expect(wordsOf(reading).join('\n')).not.toContain('portal.test');
  });

  it('is its folders when there is no address, and nothing when they say nothing', () => {
    expect(read(asBulletedText(page), 'C3.txt', '18.07/technical/SRP/C').place).toEqual(place);
    expect(read(asBulletedText(page), 'notes.txt', 'my files').place).toBeUndefined();
  });

  it('is not told by an address of another site', () => {
    const html = asHtml(page).replace(
      '<head>',
      '<head><link rel=canonical href="https://x.test/18.07/C/C3">',
    );
    expect(read(html).place).toBeUndefined();
  });
});

describe('what goes wrong on pages', () => {
  const warningsOf = (text: string) => read(text).warnings.map(({ kind, text: said }) => [kind, said]);

  it('reads a group that begins with its outcome, and one that has nothing else', () => {
    const text = withLevels(
      '2Basic',
      '  • Outcome',
      '    Lanterns are seen.',
      '    Practice',
      '    Look at lanterns.',
      '  • Outcome',
      '    Ships are safe.',
    );
    expect(levelsOf(read(text).nodes[0])).toEqual([
      {
        level: 2,
        groups: [
          [
            { list: 'practices', items: ['Look at lanterns.'] },
            { list: 'outcomes', items: ['Lanterns are seen.'] },
          ],
          [{ list: 'outcomes', items: ['Ships are safe.'] }],
        ],
      },
    ]);
  });

  it('reads a group without metrics', () => {
    const text = withLevels('2Basic', '  • Practice', '    Look.', '    Outcome', '    Seen.');
    expect(read(text).nodes[0]?.levels[0]?.groups[0]?.metrics).toEqual([]);
  });

  it.each(['_', 'No metrics.', 'No metrics at this level.', 'N/A', '–', 'None'])(
    'counts “%s” as nothing, and keeps what was written',
    (placeholder) => {
      const text = withLevels('2Basic', '  • Practice', '    Look.', '    Metrics', `    • ${placeholder}`);
      expect(read(text).nodes[0]?.levels[0]?.groups[0]?.metrics).toEqual([]);
      expect(warningsOf(text)).toEqual([['placeholder', placeholder]]);
    },
  );

  it('offers to split metrics that run together, and splits only when told to', () => {
    const line = '% of lit lanterns # of keepers price% engagements';
    const text = withLevels(
      '2Basic',
      '  • Practice',
      '    Look.',
      '    Metrics',
      `    • ${line}`,
      '    • # of lamps',
    );
    const reading = read(text);
    expect(reading.warnings).toMatchObject([
      {
        kind: 'runTogetherMetrics',
        text: line,
        proposal: '% of lit lanterns\n# of keepers price\n% engagements',
      },
    ]);
    expect(countsOf(reading).metrics).toBe(2);
    expect(countsOf(applyProposal(reading, 0)).metrics).toBe(4);
  });

  it('leaves hash and percent signs alone: they begin metrics and no headings', () => {
    const items = ['# of lanterns', '% of lanterns lit', '5 % of wicks or 10% of oil'];
    const text = withLevels(
      '2Basic',
      '  • Practice',
      '    Look.',
      '    Metrics',
      ...items.map((i) => `    • ${i}`),
    );
    expect(read(text).nodes[0]?.levels[0]?.groups[0]?.metrics.map((item) => item.text)).toEqual(items);
    expect(warningsOf(text)).toEqual([]);
  });

  it('points to the digit of a footnote and to a word that a line break parted', () => {
    const text = withLevels('2Basic', '  • Practice', '    Plan the lighting1 by common decision- making.');
    expect(read(text).warnings.map(({ kind, proposal }) => [kind, proposal])).toEqual([
      ['gluedFootnote', 'Plan the lighting by common decision- making.'],
      ['strayLineBreak', 'Plan the lighting1 by common decision-making.'],
    ]);
  });

  it('warns when the introduction calls the page by another name, but not of spelling, dashes or quotes', () => {
    const introduced = (name: string) =>
      asBulletedText({ ...page, title: 'Organisation-Wide Lantern & Bell Keeping' }).replace(
        /described for .* at each/,
        `described for ${name} at each`,
      );
    expect(warningsOf(introduced('Organization–wide lantern and bell keeping'))).toEqual([]);
    const reading = read(introduced('Bell Keeping'));
    expect(reading.warnings).toMatchObject([{ kind: 'titleDiffers', proposal: 'Bell Keeping' }]);
    expect(applyProposal(reading, 0)).toMatchObject({ nodes: [{ title: 'Bell Keeping' }], warnings: [] });
  });

  it('counts a metric once that several levels name, in British and American spelling, with any dash', () => {
    const text = withLevels(
      '2Basic',
      '  • Practice',
      '    Look.',
      '    Metrics',
      '    • # of standardised lantern–bell pairs.',
      '3Intermediate',
      '  • Practice',
      '    See.',
      '    Metrics',
      '    • # of standardized lantern-bell pairs',
    );
    expect(countsOf(read(text))).toMatchObject({ metricMentions: 2, metrics: 1 });
    expect(read(text).nodes[0]?.levels[0]?.groups[0]?.metrics[0]?.text).toBe(
      '# of standardised lantern–bell pairs.',
    );
  });

  it('offers to cut a footer word from the last item', () => {
    const reading = read(`${asBulletedText(page)}formats`);
    expect(reading.warnings).toMatchObject([{ kind: 'gluedFooter', proposal: 'Buy oil together.' }]);
    expect(levelsOf(applyProposal(reading, 0).nodes[0])).toEqual(page.levels);
  });

  it('calls the fifth level as the page calls it', () => {
    const text = withLevels('5Optimizing', '  • Practice', '    Dream.');
    expect(read(text).nodes[0]?.levels).toMatchObject([{ level: 5, name: 'Optimizing' }]);
  });

  it('reads a level whose number and name came on two lines', () => {
    const html = asHtml(page).replaceAll('<span>2</span>', '<div>2</div>');
    expect(levelsOf(read(html).nodes[0])).toEqual(page.levels);
  });

  it('joins an item that goes on in the next line', () => {
    const text = withLevels('2Basic', '  • Practices', '    • Look at all', '      lanterns.', '    • See.');
    expect(levelsOf(read(text).nodes[0])[0]?.groups).toEqual([
      [{ list: 'practices', items: ['Look at all lanterns.', 'See.'] }],
    ]);
  });

  it('keeps a line outside of the lists as text of its level, and says so', () => {
    const text = withLevels(
      '2Basic',
      '  • Practice',
      '    Look.',
      'Somebody wrote this here.',
      '3Intermediate',
      '  • Practice',
      '    See.',
    );
    expect(read(text).nodes[0]?.sections).toEqual([{ heading: '2Basic', text: 'Somebody wrote this here.' }]);
    expect(warningsOf(text)).toEqual([['unknownLine', 'Somebody wrote this here.']]);
  });

  it('keeps what a saved page shows above its name', () => {
    const html = asHtml(page).replace('<div class="head">', '<p>Log in to read more</p><div class="head">');
    const reading = read(html);
    expect(reading.nodes[0]?.title).toBe(page.title);
    expect(wordsOf(reading)).toContain('Log in to read more');
    expect(reading.warnings).toMatchObject([{ kind: 'unknownLine', text: 'Log in to read more' }]);
  });

  it('finds the code in a name that carries it', () => {
    for (const heading of [
      'C3 Lantern Keeping',
      'C3Lantern Keeping',
      'Lantern Keeping (C3)',
      'Lantern KeepingC3',
    ]) {
      const html = asHtml(page).replace('<h1>Lantern Keeping</h1><h2>C3</h2>', `<h1>${heading}</h1>`);
      expect(read(html).nodes[0]).toMatchObject({ code: 'C3', title: 'Lantern Keeping' });
    }
  });
});

const seed = '../shared/seed/ivi-srp-c3-release-and-deployment-management.txt';
const seedPath = [seed, `../${seed}`].find((path) => existsSync(path)) ?? seed;

describe('a real page', () => {
  const text = () => readFileSync(seedPath, 'utf8');

  it.skipIf(!existsSync(seedPath))('is read without loss', () => {
    const reading = read(text());
    expect(reading.nodes[0]).toMatchObject({ code: 'C3', title: 'Release and Deployment Management' });
    expect(
      reading.nodes[0]?.levels.map(({ groups }) =>
        groups.map((group) => [group.practices.length, group.outcomes.length, group.metrics.length]),
      ),
    ).toEqual([[[1, 1, 2]], [[1, 2, 2]], [[2, 2, 3]], [[1, 1, 4]]]);
    expect(countsOf(reading)).toMatchObject({
      levels: 4,
      practices: 5,
      outcomes: 6,
      metricMentions: 11,
      metrics: 4,
    });
    expect(reading.warnings).toEqual([]);
  });

  it.skipIf(!existsSync(seedPath))('is the same once its glued footer is cut', () => {
    const reading = read(`${text().trimEnd()}formats`);
    expect(reading.warnings).toMatchObject([{ kind: 'gluedFooter' }]);
    expect(countsOf(reading).metrics).toBe(5);
    const mended = applyProposal(reading, 0);
    expect(countsOf(mended).metrics).toBe(4);
    expect(mended).toEqual(read(text()));
  });
});

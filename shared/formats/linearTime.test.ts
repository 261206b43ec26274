import { describe, expect, it } from 'vitest';
import { matchingForm } from '../base/text.ts';
import { looksLikeHtml } from './html/htmlBlocks.ts';
import { idPart } from './idPart.ts';
import { looksLikeNative } from './native/nativeFramework.ts';
import { frameworkFormats } from './registry.ts';
import { isDateFormat } from './sheet/workbookDates.ts';
import { readCsv } from './sheet/csvText.ts';
import { guardedCell, restoredCell } from './sheet/sheetCells.ts';
import { readXml } from './sheet/xmlReader.ts';

// A pattern that tries every place of a long run again takes minutes or years here: the time limit of a test tells.

const tokens = [
  ' ',
  '\n',
  '\t',
  '\r',
  '#',
  '# ',
  '[',
  '<',
  '-',
  '---\n',
  '"',
  "'",
  '{',
  '&',
  '.',
  '=',
  ':',
  'a',
];
const sizes = [20_000, 200_000];

/** How a text of each kind begins, so that its reader goes on to what follows. */
const beginnings = [
  '',
  'waymarkFramework: 1\nx: ',
  'kind,code,title\nblock,A,',
  'catalog:\n',
  '<catalog ',
  'C3 Release\nPOMs\n',
  '<html><body><pre>a',
  '<html><body><ul><li>a',
];

function repeated(token: string, size: number): string {
  return token.repeat(Math.ceil(size / token.length));
}

describe.each(tokens)('a run of %j', (token) => {
  it.each(frameworkFormats.map((format) => [format.id, format] as const))(
    'does not hold up %s',
    (_id, format) => {
      for (const size of sizes)
        for (const beginning of beginnings) {
          const text = `${beginning}${repeated(token, size)}\u0001x`;
          expect(typeof format.recognise(text, 'run.txt')).toBe('boolean');
          // What no format recognises is read by none, and its readers give up at its first place.
          if (size === sizes[0]) expect(typeof format.read(text, { name: 'run.txt' }).ok).toBe('boolean');
        }
    },
  );

  it('does not hold up the parts that formats share', () => {
    for (const size of sizes) {
      const run = repeated(token, size);
      expect(restoredCell(guardedCell(`a${run}x`))).toBe(`a${run}x`);
      expect(matchingForm(`a${run}x`)).toContain('a');
      expect(idPart(`a${run}x`)).toContain('a');
      expect(typeof isDateFormat(200, run)).toBe('boolean');
      expect(typeof looksLikeHtml(run)).toBe('boolean');
      expect(typeof readCsv(`a,b\n${run}`, 'run.csv').ok).toBe('boolean');
      for (const xml of [`<a ${run}/>`, `<a ${run}`, `<a>${run}</a>`, `<a b="${run}`])
        expect(typeof readXml(xml, {}).ok).toBe('boolean');
    }
  });
});

it('reads an element of many attributes in one pass', () => {
  const names: string[] = [];
  const read = readXml(`<a ${'b="" c = \'>\' '.repeat(50_000)}/>`, {
    open: (_name, attributes) => names.push(...attributes.keys()),
  });
  expect(read.ok).toBe(true);
  expect(names).toEqual(['b', 'c']);
});

describe('our own form', () => {
  const banner = `${'#'.repeat(100)}\n# A framework of bees\n${'#'.repeat(100)}\n\n`;

  it.each([
    ['below banners of comments', `${banner.repeat(5)}---\nwaymarkFramework: 1\n`],
    ['below many empty lines', `${'\n'.repeat(19_000)}waymarkFramework: 1\n`],
    ['behind the start of a document', '--- \nwaymarkFramework: 1'],
    ['on one line', '{"waymarkFramework": 1}'],
    ['in JSON on lines', '{\r\n  "waymarkFramework" : 1\r\n}'],
  ])('is recognised %s', (_place, text) => {
    expect(looksLikeNative(text)).toBe(true);
  });

  it.each([`${banner.repeat(5)}title: x\n`, `${'\n'.repeat(19_000)}x`, '# waymarkFramework: 1\n'])(
    'is not seen where it is not named',
    (text) => {
      expect(looksLikeNative(text)).toBe(false);
    },
  );
});

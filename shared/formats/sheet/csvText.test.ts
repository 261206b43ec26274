import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureSentence } from '#shared/words/failures.ts';
import { decodeText } from '../decodeText.ts';
import { csvText, readCsv } from './csvText.ts';
import { guardedCell, restoredCell } from './sheetCells.ts';

const name = 'bees.csv';

function rows(text: string): readonly (readonly string[])[] {
  const table = readCsv(text, name);
  if (!table.ok) throw new Error(JSON.stringify(table.failure));
  return table.value.sheet.rows;
}

function refused(text: string) {
  const table = readCsv(text, name);
  return table.ok ? 'was read' : table.failure;
}

/** A text as it comes back from a file. */
function decoded(text: string): string {
  const result = decodeText(new TextEncoder().encode(text), name);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.text;
}

const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '',
      '"',
      '""',
      'a,b',
      'a;b',
      'a\tb',
      'a\nb',
      "'",
      "'=",
      '=1',
      ' =1',
      '\u00a0+1',
      '-1',
      '@x',
    ),
  )
  .filter((text) => !/[\r\0]/.test(text) && text.isWellFormed());

describe('a table as CSV', () => {
  it('gives back every cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (cells) => {
          const width = Math.max(...cells.map((row) => row.length));
          const whole = cells.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
          const found = rows(decoded(csvText({ name, rows: [['head', 'foot'], ...cells, ['end', 'end']] })));
          expect(found.slice(1, -1).map((row) => row.slice(0, width))).toEqual(whole);
        },
      ),
    );
  });

  it('tells spreadsheet programs that it is UTF-8, and quotes everything', () => {
    expect(csvText({ name, rows: [['a', 'ü"'], ['1']] })).toBe('\ufeff"a","ü"""\r\n"1",""\r\n');
  });

  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs', 'a\tb\n1\t2'],
    ['bars', 'a|b\n1|2'],
    ['commas in quotes between semicolons', '"a";"b"\n1;2'],
    ['empty lines before', '\n\na;b\n1;2'],
  ])('is read with %s', (_, text) => {
    expect(rows(text).filter((row) => row.join('') !== '')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('is told by a first line what separates its cells, with a warning', () => {
    const table = readCsv('sep=;\na,x;b\n1;2\n', name);
    expect(table).toEqual({
      ok: true,
      value: {
        sheet: { name, rows: [[], ['a,x', 'b'], ['1', '2']] },
        warnings: [{ kind: 'separator', line: 1, text: 'sep=;' }],
      },
    });
  });

  it('that never closes a quote is refused where the quote begins', () => {
    expect(refused('a,b\n1,2\n3,"4\n5,6\n')).toEqual({
      kind: 'fileNotWellFormed',
      name,
      line: 3,
      column: 3,
      fault: 'quote',
    });
    expect(refused(`a,"${'b\n'.repeat(10_000_000)}`)).toMatchObject({ line: 1, fault: 'quote' });
  });

  it('whose quote goes on after it was closed is refused', () => {
    expect(refused('a,b\n"1"2,3\n')).toMatchObject({ kind: 'fileNotWellFormed', line: 2, fault: 'quote' });
  });

  it('of a million columns, or of too many rows, is refused', () => {
    expect(refused('x,'.repeat(1_000_000))).toEqual({ kind: 'sheetRefused', name, reason: 'columns' });
    expect(refused('a,b\n'.repeat(200_001))).toEqual({ kind: 'sheetRefused', name, reason: 'rows' });
    // More rows than a call takes arguments.
    const long = `a,b\n`.repeat(150_000) + `${'x,'.repeat(1100)}x\n`;
    expect(refused(long)).toEqual({ kind: 'sheetRefused', name, reason: 'columns' });
    const table = refused('x,'.repeat(1_000_000));
    expect(table === 'was read' ? '' : failureSentence(table, 'en')).toBe(
      '“bees.csv” has more than 1,000 columns; nothing was changed; keep the columns that belong to the framework, and choose it again.',
    );
  });

  it('may have as many rows as there may be, and empty columns without end', () => {
    expect(rows('a,b\n'.repeat(200_000))).toHaveLength(200_000);
    expect(rows(`a,b${','.repeat(5000)}\n1,2\n`)[0]?.slice(0, 2)).toEqual(['a', 'b']);
  });

  it('is read in the encodings that spreadsheet programs write', () => {
    const read = (bytes: Uint8Array<ArrayBuffer>) => {
      const text = decodeText(bytes, name);
      if (!text.ok) throw new Error(JSON.stringify(text.failure));
      return [rows(text.value.text), text.value.warnings.map(({ kind }) => kind)];
    };
    const text = 'Größe;Preis\r\n1;2 €\r\n';
    const expected = [
      ['Größe', 'Preis'],
      ['1', '2 €'],
    ];
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...Array.from(text).flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    expect(read(utf16)).toEqual([expected, []]);
    expect(read(new TextEncoder().encode(`\ufeff${text}`))).toEqual([expected, []]);
    const windows = Uint8Array.from(Array.from(text.replace('€', '\u0080')).map((c) => c.charCodeAt(0)));
    expect(read(windows)).toEqual([expected, ['encoding']]);
    // One stray byte in UTF-8: read as a guess, and told.
    const mixed = Uint8Array.from([...new TextEncoder().encode('a;ü\n'), 0xfc, 0x0a]);
    expect(read(mixed)[1]).toEqual(['encoding']);
  });
});

describe('a cell that a spreadsheet program could run', () => {
  const payloads = [
    "=cmd|'/c calc'!A1",
    '+1+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '|calc',
    'text\n=1+1',
    'text\r\n +1',
    '=HYPERLINK("http://example.com","x")',
    '=WEBSERVICE("http://example.com")',
    '=DDE("cmd";"/C calc";"x")',
    '"",=1',
  ];

  it.each(payloads.slice(0, -1))('%j has an apostrophe in front', (text) => {
    expect(guardedCell(text)).toBe(`'${text}`);
    expect(restoredCell(guardedCell(text))).toBe(text);
  });

  it.each(['', '5', '-5', '-0.5', 'a=b', "'quoted", "it's", '1-2', 'a\n- b'.replace('- ', '')])(
    '%j is left as it is',
    (text) => {
      expect(guardedCell(text)).toBe(text);
      expect(restoredCell(text)).toBe(text);
    },
  );

  it('is never left, and every text comes back exactly', () => {
    const text = fc
      .oneof(cell, fc.constantFrom(...payloads))
      .chain((inner) =>
        fc
          .array(fc.constantFrom("'", '=', ' ', '\n', '-', '＝', '\ufeff', 'a', inner), { maxLength: 6 })
          .map((parts) => parts.join('')),
      );
    fc.assert(
      fc.property(text, (value) => {
        const written = guardedCell(value);
        expect(restoredCell(written)).toBe(value);
        if (!/^-?\d+(\.\d+)?$/.test(value))
          expect(written).not.toMatch(/^[\s\u00a0\ufeff]*[=+\-@|＝＋－＠]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('cannot break out of its quotes', () => {
    expect(rows(decoded(csvText({ name, rows: [['a', 'b'], payloads.slice(-1)] })))[1]).toEqual([
      '"",=1',
      '',
    ]);
  });
});

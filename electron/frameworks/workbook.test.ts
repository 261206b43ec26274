import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { nativeSample } from '#shared/testing/nativeSamples.ts';
import { readingOf } from '#shared/formats/native/nativeFramework.ts';
import { workbookOf } from '#shared/formats/sheet/sheetRows.ts';
import { workbookBytes } from '#shared/formats/sheet/writeWorkbook.ts';
import { guardedCell } from '#shared/formats/sheet/sheetCells.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { buildZip } from '#electron/packages/testing/zipBuilder.ts';
import type { BuiltEntry } from '#electron/packages/testing/zipBuilder.ts';
import { readFrameworkBytes, readWorkbook } from './readFrameworkBytes.ts';
import { openWorkbookArchive } from './workbookArchive.ts';

const name = 'bees.xlsx';

describe('a framework as a workbook', { timeout: 60_000 }, () => {
  it('loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(nativeSample, async (file) => {
        const reading = readFrameworkBytes({ name, bytes: await workbookBytes(workbookOf(file)) });
        if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
        expect(reading.value).toEqual({ ...readingOf(file), kind: 'waymarkSheet' });
      }),
    );
  });

  it('gives back every cell', async () => {
    const cell = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.constantFrom(
          '',
          ' x ',
          '_x000D_',
          'valueOf',
          '__proto__',
          '_x005F_',
          '\uFFFE',
          '\u0001',
          '1.10',
          '=1',
          '\n',
        ),
      )
      .filter((text) => !text.includes('\r') && text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }), async (rows) => {
        const sheets = [{ name: 'One', rows: [['head'], ...rows, ['end']] }];
        const book = readWorkbook(await workbookBytes(sheets), name);
        if (!book.ok) throw new Error(JSON.stringify(book.failure));
        const trimmed = (list: readonly (readonly string[])[]) =>
          list.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1));
        expect(trimmed(book.value.sheets[0]!.rows)).toEqual(trimmed(sheets[0]!.rows));
      }),
    );
  });
});

type Parts = Readonly<Record<string, string | Uint8Array>>;

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook of one sheet, as a spreadsheet program writes them. */
function parts(sheetData: string, more: Parts = {}): Parts {
  return {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${namespace}" xmlns:r="${relation}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${relation}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>Hive</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh><t>sound</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-407]d\\. mmm yyyy"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${namespace}">${sheetData}</worksheet>`,
    ...more,
  };
}

/** The parts of a workbook of several sheets. */
function workbookOfSheets(sheets: readonly string[]): Parts {
  const numbered = sheets.map((sheetData, index) => ({ sheetData, no: index + 1 }));
  const list = numbered.map(({ no }) => `<sheet name="S${no}" sheetId="${no}" r:id="rId${no}"/>`).join('');
  const links = numbered
    .map(
      ({ no }) =>
        `<Relationship Id="rId${no}" Type="${relation}/worksheet" Target="worksheets/sheet${no}.xml"/>`,
    )
    .join('');
  return {
    'xl/workbook.xml': `<workbook xmlns="${namespace}" xmlns:r="${relation}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links}</Relationships>`,
    ...Object.fromEntries(
      numbered.map(({ sheetData, no }) => [
        `xl/worksheets/sheet${no}.xml`,
        `<worksheet xmlns="${namespace}">${sheetData}</worksheet>`,
      ]),
    ),
  };
}

function zipped(
  files: Parts,
  change: (entry: BuiltEntry) => BuiltEntry = (entry) => entry,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, content]) =>
    change({ name: path, content: typeof content === 'string' ? Buffer.from(content) : content, method: 8 }),
  );
  return buildZip({ entries });
}

function book(sheetData: string, more?: Parts) {
  const read = readWorkbook(zipped(parts(sheetData, more)), name);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** Why a workbook is refused. */
function refusal(bytes: Uint8Array<ArrayBuffer>, file = name): string {
  const reading = readFrameworkBytes({ name: file, bytes });
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  if (reading.ok) return 'was read';
  expect(failureSentence(reading.failure, 'en')).toContain(`“${file}”`);
  return reading.failure.kind === 'sheetRefused' ? reading.failure.reason : reading.failure.kind;
}

const rows = (cells: string) => `<sheetData>${cells}</sheetData>`;

describe('a workbook of another program', () => {
  it('is read cell by cell: shared, rich and inline texts, numbers, dates and flags', () => {
    const { sheets, warnings } = book(
      rows(
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in &amp; line</t></is></c></row>
         <row r="3"><c r="B3"><v>1.50</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="str"><v>a_x000A_b</v></c></row>
         <row r="4"><c r="A4" s="1"><v>46350</v></c><c r="B4" s="2"><v>46350.5</v></c><c r="C4" s="3"><v>12.5</v></c><c r="D4" s="4"><v>0.25</v></c><c r="E4" t="d"><v>2026-11-24</v></c><c r="F4" t="e"><v>#REF!</v></c></row>
         <row><c><v>1</v></c><c t="s"><v>0</v></c></row>`,
      ),
    );
    expect(sheets).toEqual([
      {
        name: 'One',
        rows: [
          ['Hive', 'rich text', 'in & line'],
          [],
          ['', '1.5', 'true', 'a\nb'],
          ['2026-11-24', '2026-11-24 12:00:00', '12.5', '06:00:00', '2026-11-24'],
          ['1', 'Hive'],
        ],
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it('has its dates counted from 1904 where it says so', () => {
    const usual = parts('')['xl/workbook.xml'] as string;
    const from1904 = usual.replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    const { sheets } = book(rows('<row r="1"><c r="A1" s="1"><v>44888</v></c></row>'), {
      'xl/workbook.xml': from1904,
    });
    expect(sheets[0]?.rows).toEqual([['2026-11-24']]);
  });

  it('is read with prefixes, comments, CDATA, a byte order mark and UTF-16', () => {
    const sheet = `<x:worksheet xmlns:x="${namespace}"><x:sheetData><!-- <c> --><x:row r="1"><x:c r="A1" t="str"><x:v>a<![CDATA[<b>]]>c</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(book('', { 'xl/worksheets/sheet1.xml': `\ufeff${sheet}` }).sheets[0]?.rows).toEqual([['a<b>c']]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sheet, 'utf16le')]);
    expect(book('', { 'xl/worksheets/sheet1.xml': utf16 }).sheets[0]?.rows).toEqual([['a<b>c']]);
  });

  it('never has a formula computed: what was stored is read, and the formula is named', () => {
    const { sheets, warnings } = book(
      rows(
        `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>cmd|'/c calc'!A1</f></c><c r="C1" t="str"><f>HYPERLINK("http://example.com","Winter")</f><v>Winter</v></c><c r="D1"><f>WEBSERVICE("http://example.com")</f><v></v></c></row>`,
      ),
    );
    expect(sheets[0]?.rows).toEqual([
      ['2', "=cmd|'/c calc'!A1", 'Winter', '=WEBSERVICE("http://example.com")'],
    ]);
    expect(warnings).toMatchObject([{ kind: 'formula' }]);
    expect(warnings[0]?.text).toMatch(/^One: A1 =1\+1, B1 =cmd/);
  });

  it('with links to other files and hidden sheets is read without them, and says so', () => {
    const given = parts('');
    const { sheets, warnings } = book(rows('<row r="1"><c r="A1"><v>1</v></c></row>'), {
      'xl/workbook.xml': given['xl/workbook.xml']!.toString().replace(
        '</sheets>',
        '<sheet name="Secret" state="veryHidden" r:id="rId1"/></sheets>',
      ),
      'xl/_rels/workbook.xml.rels': given['xl/_rels/workbook.xml.rels']!.toString().replace(
        '</Relationships>',
        `<Relationship Id="rId9" Type="${relation}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
      ),
    });
    expect(sheets.map((sheet) => sheet.name)).toEqual(['One']);
    expect(warnings).toEqual([
      { kind: 'leftOut', text: 'externalLinks/externalLink1.xml' },
      { kind: 'leftOut', text: 'Secret' },
    ]);
  });

  it('may claim any size: only cells that say something count', () => {
    const empty =
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>';
    expect(book(empty).sheets[0]?.rows).toEqual([['1']]);
  });

  it('that is not in our form is none we know', () => {
    expect(refusal(zipped(parts(rows('<row r="1"><c r="A1"><v>1</v></c></row>'))))).toBe(
      'frameworkUnknownFormat',
    );
  });
});

describe('a hostile workbook is refused', () => {
  const cell = (at: string, inside = '<v>1</v>', rest = '') =>
    rows(`<row><c r="${at}" ${rest}>${inside}</c></row>`);

  it.each([
    ['with 1,048,576 rows', cell('A1048576'), 'rows'],
    ['with a row beyond any number', cell('A999999999'), 'rows'],
    ['with a million columns', cell('BDWGO1'), 'columns'],
    ['with a text that is not there', cell('A1', '<v>99</v>', 't="s"'), 'damaged'],
    ['with a text of no number', cell('A1', '<v>__proto__</v>', 't="s"'), 'damaged'],
    ['with a number that is none', cell('A1', '<v>1e999</v>'), 'damaged'],
    [
      'with entities',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${cell('A1', '<v>&b;</v>')}`,
      'entities',
    ],
    ['with a document type', '<!doctype x SYSTEM "file:///etc/passwd">', 'entities'],
    ['with an entity nobody defined', cell('A1', '<v>&nbsp;</v>'), 'damaged'],
    ['with tags that cross', '<sheetData><row></sheetData></row>', 'damaged'],
    ['cut off in the middle', '<sheetData><row><c r="A1"><v>1', 'damaged'],
    ['nested without end', '<a>'.repeat(100_000), 'damaged'],
    ['with quotes that never close', '<sheetData a="', 'damaged'],
  ])('%s', (_, sheetData, reason) => {
    expect(refusal(zipped(parts(sheetData)))).toBe(reason);
  });

  it('when a part inflates to four gigabytes, whatever it claims', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 0x20), { level: 9 });
    const zeros = (bytes: number) =>
      zipped({ ...parts(''), 'xl/worksheets/sheet1.xml': '' }, (entry) =>
        entry.name === 'xl/worksheets/sheet1.xml' ? { ...entry, packed: bomb, bytes } : entry,
      );
    expect(refusal(zeros(64 * 1024 * 1024))).toBe('unsafe');
    expect(refusal(zeros(0xffff_fff0))).toBe('unsafe');
    expect(refusal(zeros(1000))).toBe('unsafe');
  });

  it('when few cells stand for millions of empty ones, in one sheet or in many', () => {
    const wide = (count: number) =>
      rows(Array.from({ length: count }, (_, at) => `<row><c r="ALL${at + 1}"><v>1</v></c></row>`).join(''));
    expect(refusal(zipped(parts(wide(2000))))).toBe('unsafe');
    expect(refusal(zipped(parts(wide(1900))))).toBe('frameworkUnknownFormat');
    const many = (count: number) => workbookOfSheets(Array.from({ length: count }, () => cell('A200000')));
    expect(refusal(zipped(many(12)))).toBe('unsafe');
    expect(refusal(zipped(many(9)))).toBe('frameworkUnknownFormat');
  });

  it('when two of its sheets are one part', () => {
    const two = workbookOfSheets([cell('A1'), cell('A1')]);
    const relations = two['xl/_rels/workbook.xml.rels'] as string;
    expect(refusal(zipped(two))).toBe('frameworkUnknownFormat');
    expect(
      refusal(zipped({ ...two, 'xl/_rels/workbook.xml.rels': relations.replace('sheet2', 'sheet1') })),
    ).toBe('unsafe');
  });

  it('when all of it together inflates too much, though no part does', () => {
    const filler = ` ${'x'.repeat(99)}`.repeat(90_000);
    // Enough that no part by itself is suspicious.
    const noise = randomBytes(60_000).toString('base64');
    const sheet = (text: string) => `<sheetData/><!--${text}-->`;
    const book = workbookOfSheets([sheet(filler + noise), sheet(filler + noise)]);
    expect(refusal(zipped(book))).toBe('unsafe');
    expect(refusal(zipped(workbookOfSheets([sheet(filler + noise)])))).toBe('frameworkUnknownFormat');
  });

  it('when its archive can be understood in two ways', () => {
    const whole = Object.entries(parts(cell('A1'))).map(([path, content]): BuiltEntry => ({
      name: path,
      content: Buffer.from(content as string),
      method: 8,
    }));
    const twice = [...whole, { ...whole[4]!, name: 'XL/worksheets/Sheet1.xml' }];
    expect(refusal(buildZip({ entries: twice }))).toBe('unsafe');
    expect(refusal(buildZip({ entries: whole.map((entry) => ({ ...entry, offset: 0 })) }))).toBe('unsafe');
    expect(refusal(zipped(parts(cell('A1')), (entry) => ({ ...entry, crc32: 1 })))).toBe('damaged');
    expect(refusal(zipped(parts(cell('A1')), (entry) => ({ ...entry, method: 14 })))).toBe('damaged');
    expect(refusal(zipped(parts(cell('A1')), (entry) => ({ ...entry, flags: 1 })))).toBe('protected');
    expect(refusal(buildZip({ entries: whole, end: { count: 65_535 } }))).toBe('unsafe');
    expect(refusal(new Uint8Array(Buffer.concat([buildZip({ entries: whole }), Buffer.from('more')])))).toBe(
      'damaged',
    );
  });

  it('when it is cut off anywhere', () => {
    const bytes = zipped(parts(cell('A1')));
    for (let length = 0; length < bytes.length; length += 37)
      expect(refusal(bytes.slice(0, length))).toBe('damaged');
  });

  it('when a part is missing or is no text', () => {
    expect(refusal(zipped({ ...parts(''), 'xl/worksheets/sheet1.xml': new Uint8Array([0xc3, 0x28]) }))).toBe(
      'damaged',
    );
    const missing = Object.fromEntries(
      Object.entries(parts('')).filter(([path]) => !path.includes('sheet1')),
    );
    expect(refusal(zipped(missing))).toBe('damaged');
  });

  it('when it is a file of another kind with its name', () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const encrypted = Buffer.concat([
      Buffer.from(ole),
      Buffer.alloc(500),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(refusal(new Uint8Array(encrypted))).toBe('protected');
    expect(refusal(new Uint8Array([...ole, ...new Uint8Array(1000)]), 'old.xls')).toBe('oldFormat');
    expect(refusal(new Uint8Array([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]), 'old.xls')).toBe('oldFormat');
    const text = (said: string) => new Uint8Array(Buffer.from(said));
    expect(refusal(text('<html><table><tr><td>1</td></tr></table>'), 'export.xls')).toBe('webPage');
    expect(refusal(text('\ufeff <!DOCTYPE html><table>'), 'export.xlsx')).toBe('webPage');
    expect(
      refusal(text('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'), 'old.xls'),
    ).toBe('oldFormat');
    expect(refusal(text('a,b\n1,2'), 'table.xlsx')).toBe('damaged');
    expect(refusal(new Uint8Array(), 'empty.xlsx')).toBe('damaged');
  });

  it('when it is too large to begin with', () => {
    expect(refusal(new Uint8Array(50 * 1024 * 1024 + 1))).toBe('fileTooLarge');
  });

  it('whatever single byte of it changes, without a crash', () => {
    const bytes = zipped(parts(cell('A1', '<v>0</v>', 't="s"')));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(254), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at]! + 1 + change) % 256;
        const read = readWorkbook(damaged, name);
        if (!read.ok) expect(read.failure.kind).toBe('sheetRefused');
      }),
      { numRuns: 500 },
    );
  });
});

describe('what we write as a workbook', () => {
  it('is read by other programs as we read it', async () => {
    await fc.assert(
      fc.asyncProperty(nativeSample, async (file) => {
        const sheets = workbookOf(file);
        const bytes = await workbookBytes(sheets);
        const others = await readXlsxFile(new Blob([bytes]), { trim: false });
        expect(others.map(({ sheet }) => sheet)).toEqual(['Framework', 'Nodes', 'Items']);
        others.forEach(({ data }, index) => {
          expect(data.map((row) => row.map((cell) => cell ?? ''))).toEqual(sheets[index]?.rows);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('holds no formula, no link and no file but its own', async () => {
    const said = ['=1+1', "=cmd|'/c calc'!A1", '+1', '@x', '=HYPERLINK("http://example.com")', '\t=1', '＝1'];
    const bytes = await workbookBytes([
      { name: 'One', rows: [['text'], ...said.map((text) => [guardedCell(text)])] },
    ]);
    const archive = openWorkbookArchive(bytes);
    if (!archive.ok) throw new Error(archive.failure);
    const xml = [
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/sharedStrings.xml',
      'xl/_rels/workbook.xml.rels',
    ]
      .map((path) => {
        const part = archive.value(path);
        return part.ok ? (part.value ?? '') : '';
      })
      .join('');
    expect(xml).not.toMatch(/<f[ >]|externalLink|TargetMode/);
    const texts = [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text ?? '');
    expect(texts).toHaveLength(said.length + 1);
    for (const text of texts) expect(text).not.toMatch(/^[\s\u00a0]*[=+\-@|＝]/);
  });
});

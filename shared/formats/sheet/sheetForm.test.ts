import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeSample } from '#shared/testing/nativeSamples.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { decodeText } from '../decodeText.ts';
import { readingOf } from '../native/nativeFramework.ts';
import type { NativeFile } from '../native/nativeSchema.ts';
import { looksLikeSheetForm } from './sheetEntries.ts';
import { readSheetForm } from './readSheetForm.ts';
import { csvText } from './csvText.ts';
import { cellName } from './sheetCells.ts';
import type { Sheet } from './sheetCells.ts';
import { looksLikeSheetCsv, readSheetCsv } from './sheetFormat.ts';
import { flatSheet, workbookOf } from './sheetRows.ts';

const name = 'bees.csv';

function read(sheets: readonly Sheet[]) {
  const reading = readSheetForm(sheets, name);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const { kind, ...rest } = reading.value;
  expect(kind).toBe('waymarkSheet');
  return rest;
}

function expected(file: NativeFile) {
  const { framework, nodes, warnings } = readingOf(file);
  return { framework, nodes, warnings };
}

describe('the spreadsheet form', { timeout: 60_000 }, () => {
  it('loses nothing as one sheet', () => {
    fc.assert(
      fc.property(nativeSample, (file) => {
        const sheet = flatSheet(file);
        expect(looksLikeSheetForm([sheet])).toBe(true);
        expect(read([sheet])).toEqual(expected(file));
      }),
    );
  });

  it('loses nothing as the sheets of a workbook, in any order', () => {
    fc.assert(
      fc.property(nativeSample, (file) => {
        const sheets = workbookOf(file);
        expect(looksLikeSheetForm(sheets)).toBe(true);
        expect(read(sheets)).toEqual(expected(file));
        expect(read(sheets.toReversed())).toEqual(expected(file));
      }),
    );
  });

  it('loses nothing as CSV', () => {
    fc.assert(
      fc.property(nativeSample, (file) => {
        const decoded = decodeText(new TextEncoder().encode(csvText(flatSheet(file))), name);
        const text = decoded.ok ? decoded.value.text : '';
        expect(looksLikeSheetCsv(text)).toBe(true);
        const reading = readSheetCsv(text, { name });
        expect(reading).toEqual({ ok: true, value: { ...readingOf(file), kind: 'waymarkSheet' } });
      }),
    );
  });

  it('continues a text that is too long for a cell on rows of its own', () => {
    const long = `=${'long ways 😀 '.repeat(7000)}end`;
    const file: NativeFile = {
      waymarkFramework: 1,
      framework: { key: 'bees', version: '1', description: long },
      nodes: [{ kind: 'block', title: 'A', sections: [{ heading: 'Long', text: long }] }],
    };
    const sheet = flatSheet(file);
    expect(Math.max(...sheet.rows.flat().map((cell) => cell.length))).toBeLessThan(32_767);
    expect(sheet.rows.filter((row) => row[0] === 'more')).toHaveLength(4);
    expect(read([sheet])).toEqual(expected(file));
  });
});

describe('a table that a person wrote', () => {
  const head = 'row,form,key,version,node,parent,kind,code,title,text,level,group,id,unit,weight';
  const table = `${head}
framework,1,bees,1.0,,,,,Keeping bees,,,,,,
level,,,,,,,,Careful,,2,,,,
node,,,,,,category,A,The year,,,,,,
node,,,,,A,block,A1,Winter,,,,,,
practice,,,,,,,,,Weigh every hive.,2,,,,
practice,,,,A1,,,,,Feed the light ones.,2,2,,,"1,5"
metric,,,,,,,,,Share of colonies lost,2,,,percent,
metric,,,,,,,,,Share of colonies lost,2,2,,,
node,,,,,A/A1,control,x,Deeper,,,,,,
`;

  function rows(text: string) {
    const reading = readSheetCsv(text, { name });
    if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
    return reading.value;
  }

  /** The one problem after a change to the table, and what its cell says. */
  function problemAfter(from: string, to: string) {
    expect(table).toContain(from);
    const reading = readSheetCsv(table.replace(from, to), { name });
    if (reading.ok || reading.failure.kind !== 'frameworkInvalid') throw new Error(JSON.stringify(reading));
    expect(reading.failure.problems).toHaveLength(1);
    const { line, column, ...said } = reading.failure.problems[0]!;
    expect(said.cell).toBe(cellName(line - 1, column - 1));
    return said;
  }

  it('needs no ids: codes, paths and the row above tell where things belong', () => {
    const { nodes, framework, warnings } = rows(table);
    expect(warnings).toEqual([]);
    expect(framework).toMatchObject({ key: 'bees', version: '1.0', levels: [{ no: 2, name: 'Careful' }] });
    expect(nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['A', undefined],
      ['A/A1', 'A'],
      ['A/A1/x', 'A/A1'],
    ]);
    const metrics = [{ id: 'share-of-colonies-lost', text: 'Share of colonies lost', unit: 'percent' }];
    expect(nodes[1]?.levels).toEqual([
      {
        level: 2,
        name: 'Careful',
        groups: [
          { practices: [{ text: 'Weigh every hive.' }], outcomes: [], metrics },
          { practices: [{ text: 'Feed the light ones.', weight: 1.5 }], outcomes: [], metrics },
        ],
      },
    ]);
  });

  it('may have its rows, columns and capitals in another order', () => {
    const lines = table.trim().split('\n');
    const shuffled = [
      lines[0]!.replace('row', ' Row '),
      lines[1],
      lines[9],
      lines[4],
      ...lines.slice(5, 9),
      lines[3],
      lines[2],
    ];
    expect(rows(shuffled.join('\n')).nodes.map(({ id }) => id)).toEqual(['A', 'A/A1', 'A/A1/x']);
    const turned = lines.map((line) =>
      (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? [])
        .slice(0, 15)
        .map((cell) => cell.replace(/,$/, ''))
        .reverse()
        .join(';'),
    );
    expect(rows(turned.join('\n'))).toEqual(rows(table));
  });

  it('says what it left out: columns, cells and sheets of no meaning here', () => {
    const { warnings } = rows(
      table
        .replace(head, `${head},owner`)
        .replace('Weigh every hive.,2,,,,', 'Weigh every hive.,2,,,percent,,Ann'),
    );
    expect(warnings).toEqual([
      { kind: 'leftOut', line: 1, text: 'P1 owner' },
      { kind: 'leftOut', line: 6, text: 'N6 unit: percent' },
    ]);
    const notes = { name: 'Notes', rows: [['Call Ann'], ['x']] };
    const framework = {
      name: 'Framework',
      rows: table
        .trim()
        .split('\n')
        .slice(0, 2)
        .map((line) => line.split(',')),
    };
    expect(read([notes, framework]).warnings).toEqual([{ kind: 'leftOut', text: 'Notes' }]);
  });

  it.each([
    ['practice,,,,A1', 'praktice,,,,A1', { cell: 'A7', problem: 'notAnOption', nearest: 'practice' }],
    [
      'practice,,,,A1',
      'practice,,,,A2',
      { cell: 'E7', problem: 'unknownReference', text: 'A2', nearest: 'A' },
    ],
    ['level,,', ',,x', { cell: 'A3', problem: 'missingKey', key: 'row' }],
    ['block,A1,Winter', 'block,A1,', { cell: 'A5', problem: 'missingKey', key: 'title' }],
    ['A/A1,control', 'x,control', { cell: 'F10', problem: 'circle', text: 'x' }],
    ['percent,', 'percents,', { cell: 'N8', problem: 'notAnOption', nearest: 'percent' }],
    ['"1,5"', 'heavy', { cell: 'O7', problem: 'wrongType', expected: 'number' }],
    ['Careful,,2', 'Careful,,12', { cell: 'K3', problem: 'outOfRange', max: 10 }],
    ['hive.,2', 'hive.,3', { cell: 'K6', problem: 'unknownReference', text: '3' }],
    ['hive.,2', 'hive.,', { cell: 'A6', problem: 'missingKey', key: 'level' }],
    ['Weigh every hive.', '', { cell: 'A6', problem: 'missingKey', key: 'text' }],
    [
      'lost,2,2,,,',
      'lost,2,2,,money,',
      { cell: 'N9', problem: 'contradiction', key: 'unit', other: { cell: 'N8' } },
    ],
    ['framework,1', 'framework,2', { cell: 'B2', problem: 'newerFormat', version: 2 }],
    ['framework,1', 'framework,', { cell: 'A2', problem: 'missingKey', key: 'form' }],
    ['framework,1,bees', 'framework,1,', { cell: 'A2', problem: 'missingKey', key: 'key' }],
  ])('is told its mistake by the cell when %j is %j', (from, to, expectedProblem) => {
    expect(problemAfter(from, to)).toMatchObject(expectedProblem);
  });

  it('tells what is lost once, and not for everything that hangs on it', () => {
    expect(problemsOf(table.replace('A,block', 'B,block'))).toMatchObject([
      { cell: 'F5', problem: 'unknownReference', text: 'B' },
      { cell: 'E7', problem: 'unknownReference', text: 'A1' },
      { cell: 'F10', problem: 'unknownReference', text: 'A/A1' },
    ]);
    expect(
      problemsOf(table.replace('level,,,,,,,,Careful', 'framework,1,bees,1.0,,,,,Twice'))[0],
    ).toMatchObject({
      cell: 'A3',
      problem: 'repeated',
      text: 'framework',
    });
    const twins = table.replace('node,,,,,A/A1,control,x', 'node,,,,,A,control,A1');
    expect(problemsOf(twins)).toMatchObject([{ cell: 'E7', problem: 'unknownReference', text: 'A1' }]);
    expect(problemsOf(twins.replace('practice,,,,A1', 'practice,,,,A/A1'))).toMatchObject([
      { cell: 'H10', problem: 'repeated', text: 'A/A1' },
    ]);
  });

  it('says the cell in words', () => {
    const reading = readSheetCsv(table.replace('practice,,,,A1', 'practice,,,,A2'), { name });
    expect(reading.ok ? '' : failureSentence(reading.failure, 'en')).toBe(
      '“bees.csv” has a mistake in cell E7: “A2” is named there but defined nowhere (did you mean “A”?); nothing was changed; mend what is named and choose the file again.',
    );
  });

  it('cannot reach what every object has', () => {
    for (const word of ['__proto__', 'constructor', 'toString']) {
      const reading = readSheetCsv(
        table.replace('Share of colonies lost,2,,,', `Share of colonies lost,2,,${word},`),
        { name },
      );
      if (reading.ok) expect(reading.value.nodes[1]?.levels[0]?.groups[0]?.metrics[0]?.id).toBe(word);
      expect(Reflect.get({}, 'text')).toBeUndefined();
    }
  });
});

function problemsOf(text: string) {
  const reading = readSheetCsv(text, { name });
  return reading.ok || reading.failure.kind !== 'frameworkInvalid' ? [] : reading.failure.problems;
}

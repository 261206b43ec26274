import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeOf } from '../native/nativeOf.ts';
import { headSignature, mappingProblems, proposeMapping } from './columnMapping.ts';
import type { ColumnMapping } from './columnMapping.ts';
import { readCsv } from './csvText.ts';
import { previewMapping, readMappedSheet } from './readMappedSheet.ts';
import type { Sheet } from './sheetCells.ts';

const names = { title: 'Keeping bees', version: '1' };

function table(text: string): Sheet {
  const csv = readCsv(text, 'bees.csv');
  if (!csv.ok) throw new Error(JSON.stringify(csv.failure));
  return csv.value.sheet;
}

/** What the proposal makes of a table, and the roles it gives. */
function read(text: string, change: Partial<ColumnMapping> = {}) {
  const sheet = table(text);
  const mapping = { ...proposeMapping(sheet), ...change };
  expect(mappingProblems(mapping, sheet)).toEqual([]);
  const reading = readMappedSheet(sheet, mapping, names);
  // Whatever is read can be kept in our own form.
  expect(nativeOf(reading, 'bees.csv')).toMatchObject({ ok: true });
  return { ...reading, uses: mapping.uses.map((use) => use.as), rowIs: mapping.rowIs };
}

function outline(nodes: ReturnType<typeof read>['nodes']) {
  return nodes.map(({ id, parent, kind, title }) => [parent ?? '', id, kind, title]);
}

describe('a table with columns for what is above each row', () => {
  const text = `Hive programme,,,,
Function,Category,Subcategory ID,Requirement title,Requirement text,Owner
CARE (CA): Keeping colonies alive,Winter (CA.WI): The cold months,CA.WI-01,Stores,Colonies have food until the willows flower.,Ann
,,CA.WI-02,Entrances,Entrances stay free.,
,Summer (CA.SU),CA.SU-01,Room,Supers are added in time.,Ben
YIELD (YI),Honey (YI.HO),YI.HO-01,Ripe,Only capped combs are taken.,
`;

  it('is proposed by the words of its head, wherever that stands', () => {
    const mapping = proposeMapping(table(text));
    expect(mapping.headRow).toBe(1);
    expect(mapping.uses.map(({ as }) => as)).toEqual([
      'above',
      'above',
      'code',
      'title',
      'description',
      'section',
    ]);
    expect(mapping.rowIs).toBe('node');
  });

  it('is a tree, its codes taken from the names, and its rows are rated', () => {
    const { nodes, framework, warnings } = read(text);
    expect(warnings).toEqual([]);
    expect(outline(nodes)).toEqual([
      ['', 'CA', 'function', 'CARE'],
      ['CA', 'CA/CA.WI', 'category', 'Winter'],
      ['CA/CA.WI', 'CA/CA.WI/CA.WI-01', 'control', 'Stores'],
      ['CA/CA.WI', 'CA/CA.WI/CA.WI-02', 'control', 'Entrances'],
      ['CA', 'CA/CA.SU', 'category', 'Summer'],
      ['CA/CA.SU', 'CA/CA.SU/CA.SU-01', 'control', 'Room'],
      ['', 'YI', 'function', 'YIELD'],
      ['YI', 'YI/YI.HO', 'category', 'Honey'],
      ['YI/YI.HO', 'YI/YI.HO/YI.HO-01', 'control', 'Ripe'],
    ]);
    expect(nodes[0]?.description).toBe('Keeping colonies alive');
    expect(nodes[2]).toMatchObject({
      sections: [{ heading: 'Owner', text: 'Ann' }],
      levels: [
        { level: 0, groups: [{ practices: [{ text: 'Colonies have food until the willows flower.' }] }] },
      ],
    });
    expect(framework?.scoring).toEqual({ method: 'mean', min: 0, max: 100 });
  });

  it('joins rows that tell more of the same', () => {
    const { nodes } = read(
      'Category,Subcategory ID,Subcategory,Implementation Example\nWinter,W1,Stores are full,Weigh in October\nWinter,W1,Stores are full,Feed the light ones\n',
    );
    expect(nodes).toHaveLength(2);
    expect(nodes[1]).toMatchObject({
      title: 'Stores are full',
      sections: [
        { heading: 'Implementation Example', text: 'Weigh in October' },
        { heading: 'Implementation Example', text: 'Feed the light ones' },
      ],
    });
  });
});

describe('a table with a column for each level', () => {
  const text = `Dimension;Topic;Level 1 - Hopeful;Level 2 - Careful;Level 3
Year;Winter;Hope for the best.;"- Weigh hives.
- Feed the light ones
  until October.";Compare with neighbours.
Year;Summer;;Add supers.;
`;

  it('has the practices of each level, list by list', () => {
    const { nodes, framework, uses } = read(text);
    expect(uses).toEqual(['above', 'title', 'levelText', 'levelText', 'levelText']);
    expect(framework?.levels).toEqual([
      { no: 1, name: 'Level 1 - Hopeful' },
      { no: 2, name: 'Level 2 - Careful' },
      { no: 3, name: 'Level 3' },
    ]);
    expect(outline(nodes)).toEqual([
      ['', 'Year', 'dimension', 'Year'],
      ['Year', 'Year/Winter', 'control', 'Winter'],
      ['Year', 'Year/Summer', 'control', 'Summer'],
    ]);
    expect(
      nodes[1]?.levels.map(({ level, groups }) => [level, groups[0]?.practices.map((p) => p.text)]),
    ).toEqual([
      [1, ['Hope for the best.']],
      [2, ['Weigh hives.', 'Feed the light ones until October.']],
      [3, ['Compare with neighbours.']],
    ]);
    expect(nodes[2]?.levels.map(({ level }) => level)).toEqual([2]);
  });

  it('is told from columns that only count', () => {
    expect(
      proposeMapping(table('Code,Title,Level 1,Level 2\nA,Winter,3,4\nB,Summer,1,1\n')).uses.map(
        ({ as }) => as,
      ),
    ).toEqual(['code', 'title', 'section', 'section']);
  });
});

describe('a table of practices with their level', () => {
  it('groups them below what they belong to, with outcomes and metrics beside them', () => {
    const { nodes, rowIs } = read(
      `Area\tMaturity level\tPractice\tOutcome\tKPI\tWeighting
Winter\tML2\tWeigh every hive.\tNo colony starves.\tShare of colonies lost\t2
\t2\tFeed the light ones.\t\t\t
\tLevel 3\tCompare.\t\t\t
`,
    );
    expect(rowIs).toBe('practice');
    expect(nodes).toHaveLength(1);
    expect(nodes[0]?.levels).toEqual([
      {
        level: 2,
        groups: [
          {
            practices: [{ text: 'Weigh every hive.', weight: 2 }],
            outcomes: [{ text: 'No colony starves.' }],
            metrics: [{ text: 'Share of colonies lost' }],
          },
          { practices: [{ text: 'Feed the light ones.' }], outcomes: [], metrics: [] },
        ],
      },
      { level: 3, groups: [{ practices: [{ text: 'Compare.' }], outcomes: [], metrics: [] }] },
    ]);
  });

  it('warns of each row that it could not understand, with its line', () => {
    const { warnings, nodes } = read(
      'Area,Level,Practice,Weight\nWinter,two,Weigh.,heavy\n,77,Feed.,1\n,1,,\n',
    );
    expect(warnings).toEqual([
      { kind: 'outOfRange', line: 2, text: 'two → 0' },
      { kind: 'outOfRange', line: 2, text: 'heavy → 1' },
      { kind: 'outOfRange', line: 3, text: '77 → 0' },
      { kind: 'incomplete', line: 4, text: '' },
    ]);
    expect(nodes[0]?.levels[0]?.groups[0]?.practices).toHaveLength(2);
  });
});

describe('a table whose codes tell the tree', () => {
  it('hangs parts below their wholes', () => {
    const { nodes } = read(
      'No.,Title,Text\n1,Year,\n1.1,Winter,Keep them fed.\n1.1(a),Stores,Weigh.\n2,Yield,\n2.1.3,Honey,Only ripe.\n',
    );
    expect(outline(nodes).map(([parent, id]) => [parent, id])).toEqual([
      ['', '1'],
      ['1', '1/1.1'],
      ['1/1.1', '1/1.1/1.1(a)'],
      ['', '2'],
      ['2', '2/2.1.3'],
    ]);
    // Only what nothing hangs on is rated.
    expect(nodes.map(({ levels }) => levels.length)).toEqual([0, 0, 1, 0, 1]);
    expect(nodes[1]?.description).toBe('Keep them fed.');
  });

  it('follows a column of parents instead, in any order, and warns of links to nothing and in circles', () => {
    const { nodes, warnings } = read(
      'ID,Parent ID,Name,Question\nb,a,Winter,Do they live?\na,,Year,\nc,x,Lost,\nd,e,One,\ne,d,Other,\n',
    );
    expect(outline(nodes).map(([parent, id]) => [parent, id])).toEqual([
      ['', 'a'],
      ['a', 'a/b'],
      ['', 'c'],
      ['', 'e'],
      ['e', 'e/d'],
    ]);
    expect(nodes[1]?.levels[0]?.groups[0]?.practices).toEqual([
      { text: 'Winter', question: 'Do they live?' },
    ]);
    expect(warnings).toEqual([
      { kind: 'danglingLink', line: 4, text: 'x' },
      { kind: 'danglingLink', line: 6, text: 'd' },
    ]);
  });
});

describe('a mapping', () => {
  const sheet = table('Code,Title,Practice\nA,Winter,Weigh.\n');
  const proposed = proposeMapping(sheet);

  it('is plain data that fits every table of the same head', () => {
    const kept = JSON.parse(JSON.stringify(proposed)) as ColumnMapping;
    expect(kept).toEqual(proposed);
    const later = table('  CODE,title , Practice,\nB,Summer,Add supers.,\n');
    expect(headSignature(later.rows[0] ?? [])).toBe(proposed.signature);
    expect(mappingProblems(kept, later)).toEqual([]);
    expect(readMappedSheet(later, kept, names).nodes).toMatchObject([{ code: 'B', title: 'Summer' }]);
  });

  it.each<[string, Partial<ColumnMapping>, object]>([
    ['other columns', { signature: 'x' }, { kind: 'otherColumns' }],
    [
      'two codes',
      { uses: [{ as: 'code' }, { as: 'code' }, { as: 'practice' }] },
      { kind: 'usedTwice', use: 'code', columns: [0, 1] },
    ],
    [
      'one level twice',
      { uses: [{ as: 'code' }, { as: 'levelText', level: 1 }, { as: 'levelText', level: 1 }] },
      { kind: 'usedTwice', use: 'levelText', columns: [1, 2] },
    ],
    ['no name', { uses: [{ as: 'nothing' }, { as: 'nothing' }, { as: 'question' }] }, { kind: 'noName' }],
    [
      'nothing to rate',
      { uses: [{ as: 'code' }, { as: 'nothing' }, { as: 'metric' }] },
      { kind: 'nothingRated' },
    ],
    [
      'a parent and no code',
      { uses: [{ as: 'parent' }, { as: 'title' }, { as: 'practice' }] },
      { kind: 'parentWithoutCode' },
    ],
    ['practices of nothing', { rowIs: 'practice' }, { kind: 'practiceWithoutNode' }],
  ])('of %s is told', (_, change, problem) => {
    expect(mappingProblems({ ...proposed, ...change }, sheet)).toContainEqual(problem);
  });

  it('shows its first rows before anything else', () => {
    const long = table(`Code,Title\n${Array.from({ length: 500 }, (_, i) => `A${i},Hive ${i}`).join('\n')}`);
    const mapping = proposeMapping(long);
    expect(previewMapping(long, mapping, names).nodes).toHaveLength(20);
    expect(readMappedSheet(long, mapping, names).nodes).toHaveLength(500);
  });

  it('reads a cell that was guarded, and cuts what is too long to keep', () => {
    const { nodes, warnings } = read(`Code,Title,Practice\nA,'=1+1,${'long '.repeat(30_000)}\n`);
    expect(nodes[0]?.title).toBe('=1+1');
    expect(nodes[0]?.levels[0]?.groups[0]?.practices[0]?.text).toHaveLength(100_000);
    expect(warnings).toEqual([{ kind: 'cut', line: 2, text: 'C2 (149999 → 100000)' }]);
  });

  it('is found for any table, and reads it without a crash into something that can be kept', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        'Code',
        'Level',
        'Level 1',
        'Level 2',
        'Parent',
        'Category',
        'Title',
        'A.1',
        'A.1.2',
        '2',
        '- a\n- b',
        'Weight',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const sheet = { name: 'x', rows };
        const mapping = proposeMapping(sheet);
        if (mappingProblems(mapping, sheet).length > 0) return;
        const reading = readMappedSheet(sheet, mapping, names);
        const ids = reading.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        reading.nodes.forEach(({ parent }, index) => {
          if (parent !== undefined) expect(ids.indexOf(parent)).toBeLessThan(index);
        });
      }),
      { numRuns: 500 },
    );
  });
});

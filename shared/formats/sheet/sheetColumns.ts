/** The version of the spreadsheet form that this application writes, and the newest that it reads. */
export const sheetVersion = 1;

/** Says that a node belongs to no subset, where an empty cell would say to all; no code may look like it. */
export const noSubset = '<none>';

/** Says that a framework has no levels, where no rows of levels would mean the usual ones. */
export const noLevels = 'none';

/** What a row says, by the word in its first cell. `more` goes on with long texts of the row above. */
export const rowKinds = [
  'framework',
  'level',
  'answer',
  'subset',
  'node',
  'section',
  'translation',
  'node level',
  'group',
  'practice',
  'outcome',
  'metric',
  'more',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** Every column, in the order of the one sheet that holds them all. */
export const sheetColumns = [
  'row',
  'node',
  'parent',
  'kind',
  'level',
  'group',
  'item',
  'id',
  'code',
  'title',
  'text',
  'question',
  'scale',
  'weight',
  'worth',
  'unit',
  'direction',
  'measure',
  'aligns with',
  'subsets',
  'withdrawn',
  'default',
  'language',
  'form',
  'key',
  'version',
  'publisher',
  'source',
  'licence class',
  'may travel',
  'licence text',
  'levels',
  'scoring',
  'min',
  'max',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

const inGroup = ['node', 'level', 'group'] as const;

/** The columns that a row of each kind may fill. */
export const columnsOfKind: { readonly [K in RowKind]: readonly SheetColumn[] } = {
  framework: [
    'form',
    'key',
    'version',
    'title',
    'text',
    'publisher',
    'source',
    'language',
    'licence class',
    'may travel',
    'licence text',
    'levels',
    'scoring',
    'min',
    'max',
  ],
  level: ['level', 'title', 'text'],
  answer: ['scale', 'code', 'title', 'worth', 'text'],
  subset: ['code', 'title', 'text', 'default'],
  node: ['node', 'parent', 'kind', 'code', 'title', 'text', 'aligns with', 'subsets', 'weight', 'withdrawn'],
  section: [...inGroup, 'item', 'title', 'text'],
  translation: [...inGroup, 'item', 'language', 'title', 'text'],
  'node level': ['node', 'level', 'title'],
  group: inGroup,
  practice: [...inGroup, 'item', 'id', 'title', 'text', 'question', 'scale', 'weight'],
  outcome: [...inGroup, 'item', 'id', 'text'],
  metric: [...inGroup, 'item', 'id', 'text', 'unit', 'direction', 'measure'],
  more: [],
};

/** One row by its columns; what is empty is left out. */
export type SheetRow = { readonly row: RowKind } & { readonly [C in Exclude<SheetColumn, 'row'>]?: string };

/** The sheets of a workbook, each with the columns that its rows use. */
export const workbookSheets = [
  {
    name: 'Framework',
    columns: [
      'row',
      'form',
      'key',
      'version',
      'level',
      'scale',
      'code',
      'title',
      'text',
      'worth',
      'default',
      'publisher',
      'source',
      'language',
      'licence class',
      'may travel',
      'licence text',
      'levels',
      'scoring',
      'min',
      'max',
    ],
  },
  {
    name: 'Nodes',
    columns: [
      'row',
      'node',
      'parent',
      'kind',
      'code',
      'title',
      'text',
      'aligns with',
      'subsets',
      'weight',
      'withdrawn',
      'language',
    ],
  },
  {
    name: 'Items',
    columns: [
      'row',
      'node',
      'level',
      'group',
      'item',
      'title',
      'text',
      'unit',
      'direction',
      'measure',
      'question',
      'scale',
      'weight',
      'id',
      'language',
    ],
  },
] as const satisfies readonly { readonly name: string; readonly columns: readonly SheetColumn[] }[];
export type WorkbookSheetName = (typeof workbookSheets)[number]['name'];

const frameworkKinds: readonly RowKind[] = ['framework', 'level', 'answer', 'subset'];

/** The sheet of a workbook that a row stands on. */
export function sheetOfRow(row: SheetRow): WorkbookSheetName {
  if (frameworkKinds.includes(row.row)) return 'Framework';
  return row.level === undefined ? 'Nodes' : 'Items';
}

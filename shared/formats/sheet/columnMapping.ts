import { matchingForm } from '../../base/text.ts';
import type { Sheet } from './sheetCells.ts';

/**
 * What a column of somebody else's table is: the name of a node above (`above`, the leftmost the highest), something of
 * the row's own node or practice, the practice of one level (`levelText`), something to keep beside it (`section`), or
 * nothing that is wanted.
 */
export type ColumnUse =
  { readonly as: (typeof simpleUses)[number] } | { readonly as: 'levelText'; readonly level: number };

export const simpleUses = [
  'above',
  'code',
  'parent',
  'title',
  'description',
  'practice',
  'question',
  'outcome',
  'metric',
  'level',
  'kind',
  'weight',
  'section',
  'nothing',
] as const;

/** How a table's columns become a framework: plain data, remembered by what its head says. */
export type ColumnMapping = {
  /** The head it was made for, see `headSignature`. */
  readonly signature: string;
  /** The row of the heads, from 0. */
  readonly headRow: number;
  /** One for each column of the head. */
  readonly uses: readonly ColumnUse[];
  /** Whether each row is a node of its own, or a practice of the node above it. */
  readonly rowIs: 'node' | 'practice';
};

/** Why a mapping cannot be used as it is; `columns` are their positions from 0. */
export type MappingProblem =
  | { readonly kind: 'noName' }
  | { readonly kind: 'nothingRated' }
  | { readonly kind: 'usedTwice'; readonly use: ColumnUse['as']; readonly columns: readonly number[] }
  | { readonly kind: 'parentWithoutCode' }
  | { readonly kind: 'practiceWithoutNode' }
  | { readonly kind: 'otherColumns' };

/** Words of heads, the most telling first; tried in this order over all columns. */
const telling: readonly (readonly [ColumnUse['as'], RegExp])[] = [
  ['parent', /^(parent|belongs to|part of)\b|\bparent( id| code)?$/],
  ['weight', /^weight(ing)?$/],
  ['kind', /^(kind|type|node type|item type)$/],
  ['level', /^(maturity |capability )?(level|ml|tier|stage|ig)( no| number)?\.?$/],
  ['metric', /\b(metrics?|kpis?|measures?|measurements?|indicators?)\b/],
  ['outcome', /\b(outcomes?|results?|benefits?)\b/],
  ['question', /\bquestions?\b/],
  ['code', /^(id|code|ref|no|nr|key|number|#)\.?$|\b(id|identifier|code|ref|reference|number|no\.)$/],
  [
    'above',
    /\b(function|domain|family|category|chapter|theme|area|group|pillar|dimension|discipline|section|capability)( name| title)?$/,
  ],
  [
    'practice',
    /\b(practices?|activit(y|ies)|requirements?|control text|statement|criteria|criterion|control)$/,
  ],
  ['title', /^(title|name|heading|label|topic)$|\b(title|name)$/],
  ['description', /\b(descriptions?|text|definition|summary|objective|purpose|details?)\b/],
];

/** What may be used for one column only. */
const single: readonly ColumnUse['as'][] = [
  'code',
  'parent',
  'title',
  'description',
  'question',
  'level',
  'kind',
  'weight',
];

/** How many rows from the top a head is looked for in. */
const headSearch = 20;

/** The longest text that is a head. */
const longestHead = 120;

/**
 * Proposes how to read a table by the words of its head. Columns nobody can tell are kept as sections where they say
 * something, so that nothing is lost unless a person says so. `headRow` is where the head stands, from 0; it is looked
 * for when left out.
 */
export function proposeMapping(sheet: Sheet, headRow: number = headRowOf(sheet)): ColumnMapping {
  const heads = sheet.rows[headRow] ?? [];
  const uses = usesOf(heads, sheet.rows.slice(headRow + 1));
  const isNode = uses.some(
    ({ as }) => as === 'code' || as === 'title' || as === 'parent' || as === 'levelText',
  );
  return {
    signature: headSignature(heads),
    headRow,
    uses,
    rowIs: isNode || !uses.some(({ as }) => as === 'above') ? 'node' : 'practice',
  };
}

/** A head as one text that stays the same when only capitals and spaces change: what a mapping is remembered by. */
export function headSignature(heads: readonly string[]): string {
  const filled = heads.slice(0, heads.findLastIndex((head) => head.trim() !== '') + 1);
  return filled.map(matchingForm).join('\u001f');
}

/** The first row, of those near the top, that names the most columns. */
function headRowOf({ rows }: Sheet): number {
  let best = 0;
  let most = 0;
  rows.slice(0, headSearch).forEach((row, index) => {
    const names = row.filter((cell) => isHead(cell)).length;
    const isWhole = names === row.filter((cell) => cell.trim() !== '').length;
    if (isWhole && names > most) {
      best = index;
      most = names;
    }
  });
  return best;
}

function isHead(cell: string): boolean {
  const text = cell.trim();
  return text !== '' && text.length <= longestHead && !/^-?\d+([.,]\d+)?$/.test(text);
}

function usesOf(heads: readonly string[], rows: readonly (readonly string[])[]): ColumnUse[] {
  const forms = heads.map((head) => matchingForm(head).replace(/[_:]+/g, ' ').trim());
  const uses = new Array<ColumnUse | undefined>(heads.length).fill(undefined);
  forms.forEach((form, column) => {
    const level = levelHead(form);
    if (level !== null && !isNumberColumn(rows, column)) uses[column] = { as: 'levelText', level };
  });
  // One lone “Level 1” is the head of something else.
  if (uses.filter((use) => use !== undefined).length < 2) uses.fill(undefined);
  for (const [use, words] of telling) {
    forms.forEach((form, column) => {
      if (uses[column] !== undefined || !words.test(form)) return;
      if (single.includes(use) && uses.some((other) => other?.as === use)) return;
      uses[column] = { as: use } as ColumnUse;
    });
  }
  const code = forms[uses.findIndex((use) => use?.as === 'code')];
  // Beside a “Subcategory ID” a “Subcategory” is its title.
  const paired = forms.indexOf((code ?? '').replace(/ (id|identifier|code|ref|reference|number|no\.?)$/, ''));
  if (
    code !== undefined &&
    paired !== -1 &&
    uses[paired] === undefined &&
    !uses.some((use) => use?.as === 'title')
  )
    uses[paired] = { as: 'title' };
  return lastNames(uses).map((use, column) => use ?? { as: isFilled(rows, column) ? 'section' : 'nothing' });
}

/** The level that a head such as `Level 3`, `ML2` or `3 - Defined` is about. */
function levelHead(form: string): number | null {
  const match = /^(?:(?:maturity )?level|ml|l|stage|tier|score)\s*(\d{1,2})\b|^(\d{1,2})\s*[-:.=)]/.exec(
    form,
  );
  const level = Number(match?.[1] ?? match?.[2]);
  return match !== null && level <= 10 ? level : null;
}

function isNumberColumn(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => /^\d{1,3}$/.test(cell));
}

function isFilled(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.some((row) => (row[column] ?? '').trim() !== '');
}

/**
 * A row needs a name of its own: where no column is called so, a description serves as the practice, or the lowest of
 * several names above is the row's own title.
 */
function lastNames(uses: readonly (ColumnUse | undefined)[]): (ColumnUse | undefined)[] {
  const named = [...uses];
  const has = (as: ColumnUse['as']) => named.some((use) => use?.as === as);
  if (!has('practice') && !has('levelText') && !has('title')) {
    const description = named.findIndex((use) => use?.as === 'description');
    if (description !== -1) named[description] = { as: 'practice' };
  }
  if (has('title') || has('practice') || has('code')) return named;
  const lowest = named.findLastIndex((use) => use?.as === 'above');
  if (lowest !== -1) named[lowest] = { as: 'title' };
  return named;
}

/** What keeps a mapping from being used for a table. */
export function mappingProblems(mapping: ColumnMapping, sheet: Sheet): MappingProblem[] {
  const { uses, rowIs } = mapping;
  const columnsOf = (as: ColumnUse['as']) => uses.flatMap((use, column) => (use.as === as ? [column] : []));
  const has = (as: ColumnUse['as']) => columnsOf(as).length > 0;
  const problems: MappingProblem[] = [];
  if (mapping.signature !== headSignature(sheet.rows[mapping.headRow] ?? []))
    problems.push({ kind: 'otherColumns' });
  if (rowIs === 'node' && !has('title') && !has('code') && !has('practice'))
    problems.push({ kind: 'noName' });
  if (!has('practice') && !has('question') && !has('levelText') && !has('title') && !has('description'))
    problems.push({ kind: 'nothingRated' });
  if (rowIs === 'practice' && !has('above') && !has('parent')) problems.push({ kind: 'practiceWithoutNode' });
  if (rowIs === 'node' && has('parent') && !has('code')) problems.push({ kind: 'parentWithoutCode' });
  for (const use of single) {
    const columns = columnsOf(use);
    if (columns.length > 1) problems.push({ kind: 'usedTwice', use, columns });
  }
  const levels = uses.flatMap((use) => (use.as === 'levelText' ? [use.level] : []));
  const twice = levels.find((level, index) => levels.indexOf(level) !== index);
  if (twice !== undefined) {
    const columns = uses.flatMap((use, column) =>
      use.as === 'levelText' && use.level === twice ? [column] : [],
    );
    problems.push({ kind: 'usedTwice', use: 'levelText', columns });
  }
  return problems;
}

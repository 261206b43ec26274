import type { FrameworkReading, ReadingWarning, ReadNode, ReadPractice } from '../frameworkReading.ts';
import type { ColumnMapping } from './columnMapping.ts';
import { listed, mappedRow } from './mappedRow.ts';
import type { MappedRow } from './mappedRow.ts';
import { kindOf, tableTree } from './tableTree.ts';
import type { Filling, TableNode, TableTree } from './tableTree.ts';
import type { Sheet } from './sheetCells.ts';

/** What a person says of a table's framework, which no row says. */
export type TableNames = { readonly title: string; readonly key?: string; readonly version?: string };

/** The first rows of a table as they would be read, to look at before a person agrees. */
export function previewMapping(
  sheet: Sheet,
  mapping: ColumnMapping,
  names: TableNames,
  count = 20,
): FrameworkReading {
  const rows = sheet.rows.slice(0, mapping.headRow + 1 + count);
  return readMappedSheet({ ...sheet, rows }, mapping, names);
}

/**
 * Reads somebody else's table by a mapping that has no problems. Empty cells that name what is above mean what stood there
 * last; rows of the same place and name are one. Codes such as `1.2.3` stand below `1.2` where nothing else tells.
 */
export function readMappedSheet(sheet: Sheet, mapping: ColumnMapping, names: TableNames): FrameworkReading {
  const warnings: ReadingWarning[] = [];
  const warn = (warning: ReadingWarning) => warnings.push(warning);
  const heads = sheet.rows[mapping.headRow] ?? [];
  const rows = sheet.rows.flatMap((cells, at) =>
    at <= mapping.headRow || cells.every((cell) => cell.trim() === '')
      ? []
      : [mappedRow(cells, heads, mapping, at, warn)],
  );
  const tree = tableTree();
  const codes = new Set(rows.map(({ code }) => code));
  let before: readonly string[] = [];
  const placed: { readonly row: MappedRow; readonly node: TableNode }[] = [];
  for (const row of rows) {
    const above = filledDown(row, before);
    before = above;
    const holder = above.reduce<TableNode | undefined>(
      (parent, text, index) =>
        text === ''
          ? parent
          : tree.named(text, parent, kindOf(row.above[index]?.head ?? '', 'group'), row.line),
      undefined,
    );
    const node = mapping.rowIs === 'node' ? tree.ofRow(row, holder, codes) : (holder ?? parentOf(row, tree));
    if (node === undefined) warn({ kind: 'incomplete', line: row.line, text: saidBy(row) });
    else placed.push({ row, node });
  }
  tree.link(warn);
  const isRated = mapping.uses.some(({ as }) => as === 'practice' || as === 'question' || as === 'levelText');
  for (const { row, node } of placed) {
    if (mapping.rowIs === 'practice') addPractice(row, node, warn);
    else fill(row, node, isRated);
  }
  const nodes = tree.nodes();
  return { kind: 'mappedTable', framework: frameworkOf(names, nodes, heads, mapping), nodes, warnings };
}

/** The node that a practice's row names as its parent. */
function parentOf({ parent, line }: MappedRow, tree: TableTree): TableNode | undefined {
  return parent === '' ? undefined : tree.named(parent, undefined, 'group', line);
}

/** What is above a row: an empty cell means the one before, as long as nothing higher has changed. */
function filledDown({ above }: MappedRow, before: readonly string[]): string[] {
  let isSame = true;
  return above.map(({ text }, index) => {
    if (text === '') return isSame ? (before[index] ?? '') : '';
    isSame = isSame && text === before[index];
    return text;
  });
}

function saidBy(row: MappedRow): string {
  return [row.code, row.title, ...row.practices, row.description].filter(Boolean).join(' ').slice(0, 80);
}

/** Adds what a row says to its own node. Without a column that is rated, the node itself is, unless others hang on it. */
function fill(row: MappedRow, node: TableNode, isRated: boolean): void {
  node.sections.push(...row.sections);
  if (node.weight === undefined) node.weight = row.weight;
  const texts = row.practices.filter((text) => text !== '');
  const isOwnRated = !isRated && !node.hasChildren;
  if (isOwnRated && texts.length === 0) texts.push(row.description || row.title || row.code);
  else if (row.description !== '' && !node.description.includes(row.description))
    node.description = [node.description, row.description].filter(Boolean).join('\n\n');
  if (texts.length === 0 && row.question !== '') texts.push(row.title || row.question);
  const practices = texts.map((text, index): ReadPractice =>
    index === 0 && row.question !== '' && row.question !== text ? { text, question: row.question } : { text },
  );
  add(node, row.level, { practices, outcomes: row.outcomes.map(asItem), metrics: row.metrics.map(asItem) });
  for (const { level, text } of row.levelTexts)
    add(node, level, { practices: listed(text).map(asItem), outcomes: [], metrics: [] });
}

function addPractice(row: MappedRow, node: TableNode, warn: (warning: ReadingWarning) => void): void {
  const [text = row.description || row.title || row.question] = row.practices;
  if (text === '') {
    warn({ kind: 'incomplete', line: row.line, text: saidBy(row) || row.code });
    return;
  }
  const practice: ReadPractice = {
    text,
    ...(row.code !== '' && { id: row.code }),
    ...(row.title !== '' && row.title !== text && { title: row.title }),
    ...(row.question !== '' && row.question !== text && { question: row.question }),
    ...(row.weight !== undefined && { weight: row.weight }),
    ...(row.sections.length > 0 && { sections: [...row.sections] }),
  };
  const others = row.practices.slice(1).map(asItem);
  const group = {
    practices: [practice, ...others],
    outcomes: row.outcomes.map(asItem),
    metrics: row.metrics.map(asItem),
  };
  add(node, row.level, group);
}

function asItem(text: string): { readonly text: string } {
  return { text };
}

/** Adds to a level: outcomes and metrics stay with the practices of their row, and practices alone share a group. */
function add(node: TableNode, level: number, { practices, outcomes, metrics }: Filling): void {
  if (practices.length + outcomes.length + metrics.length === 0) return;
  const groups = node.levels.get(level) ?? [];
  node.levels.set(level, groups);
  const last = groups.at(-1);
  const isAlone = outcomes.length + metrics.length === 0;
  if (isAlone && last !== undefined && last.outcomes.length + last.metrics.length === 0)
    last.practices.push(...practices);
  else groups.push({ practices: [...practices], outcomes: [...outcomes], metrics: [...metrics] });
}

function frameworkOf(
  names: TableNames,
  nodes: readonly ReadNode[],
  heads: readonly string[],
  mapping: ColumnMapping,
): NonNullable<FrameworkReading['framework']> {
  const numbers = new Set(nodes.flatMap(({ levels }) => levels.map(({ level }) => level)));
  mapping.uses.forEach((use) => {
    if (use.as === 'levelText') numbers.add(use.level);
  });
  const sorted = [...numbers].sort((a, b) => a - b);
  const hasLevels = sorted.some((level) => level > 0);
  const headOf = (level: number) => {
    const column = mapping.uses.findIndex((use) => use.as === 'levelText' && use.level === level);
    return heads[column]?.trim().replace(/\s+/g, ' ').slice(0, 300);
  };
  return {
    ...names,
    ...(hasLevels
      ? { levels: sorted.map((no) => ({ no, name: headOf(no) ?? `Level ${no}` })) }
      : { scoring: { method: 'mean', min: 0, max: 100 } }),
  };
}

import type { ReadingWarning } from '../frameworkReading.ts';
import type { ColumnMapping, ColumnUse } from './columnMapping.ts';
import { cellName, restoredCell } from './sheetCells.ts';

/** One row of somebody else's table in the roles that its columns were given. */
export type MappedRow = {
  /** Counted from 1, as its user sees it. */
  readonly line: number;
  /** What is above it, the highest first; empty where the cell is. */
  readonly above: readonly { readonly text: string; readonly head: string }[];
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly levelTexts: readonly { readonly level: number; readonly text: string }[];
  readonly practices: readonly string[];
  readonly outcomes: readonly string[];
  readonly metrics: readonly string[];
  readonly code: string;
  readonly parent: string;
  readonly title: string;
  readonly description: string;
  readonly question: string;
  readonly kind: string;
  /** 0 where the row has none. */
  readonly level: number;
  readonly weight: number | undefined;
};

const longestTitle = 300;
const longestText = 100_000;

/** What the cells of a row say in their roles; whatever does not fit into its role is warned of. */
export function mappedRow(
  cells: readonly string[],
  heads: readonly string[],
  mapping: ColumnMapping,
  at: number,
  warn: (warning: ReadingWarning) => void,
): MappedRow {
  const line = at + 1;
  const textAt = (column: number, limit: number) => {
    const text = restoredCell(cells[column] ?? '')
      .replace(/\r\n?/g, '\n')
      .trim();
    if (text.length <= limit) return text;
    warn({ kind: 'cut', line, text: `${cellName(at, column)} (${text.length} → ${limit})` });
    return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  };
  const columns = mapping.uses.map((use, column) => ({ use, column, head: (heads[column] ?? '').trim() }));
  const of = (as: ColumnUse['as']) => columns.filter(({ use }) => use.as === as);
  const one = (as: ColumnUse['as'], limit = longestText) => {
    const column = of(as)[0]?.column;
    return column === undefined ? '' : textAt(column, limit);
  };
  const all = (as: ColumnUse['as']) => of(as).flatMap(({ column }) => listed(textAt(column, longestText)));
  const title = (text: string) => text.replace(/\s+/g, ' ');
  return {
    line,
    above: of('above').map(({ column, head }) => ({ text: textAt(column, longestText), head })),
    sections: of('section')
      .map(({ column, head }) => ({ heading: head, text: textAt(column, longestText) }))
      .filter(({ text }) => text !== ''),
    levelTexts: columns.flatMap(({ use, column }) => {
      const text = use.as === 'levelText' ? textAt(column, longestText) : '';
      return use.as !== 'levelText' || text === '' ? [] : [{ level: use.level, text }];
    }),
    practices: all('practice'),
    outcomes: all('outcome'),
    metrics: all('metric'),
    code: title(one('code', 100)),
    parent: title(one('parent')),
    title: title(one('title', longestTitle)),
    description: one('description'),
    question: one('question'),
    kind: one('kind'),
    level: levelOf(one('level'), line, warn),
    weight: weightOf(one('weight'), line, warn),
  };
}

/** The items of a cell: its lines, where each begins with a bullet or a number; else the cell as one. */
export function listed(text: string): string[] {
  if (text === '') return [];
  const bullet = /^\s*(?:[-–•*▪●◦]|\d{1,2}[.)]|[a-z][.)])\s+/;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 1 || !bullet.test(lines[0] ?? '')) return [text];
  const items: string[] = [];
  for (const line of lines) {
    if (bullet.test(line)) items.push(line.replace(bullet, '').trim());
    // A line without a bullet goes on with the one before.
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim());
  }
  return items;
}

/** The level that a cell such as `3`, `Level 3` or `ML3 – Defined` names. */
function levelOf(text: string, line: number, warn: (warning: ReadingWarning) => void): number {
  if (text === '') return 0;
  const level = Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
  if (level >= 0 && level <= 10) return level;
  warn({ kind: 'outOfRange', line, text: `${text.slice(0, 60)} → 0` });
  return 0;
}

function weightOf(text: string, line: number, warn: (warning: ReadingWarning) => void): number | undefined {
  if (text === '') return undefined;
  const weight = Number(text.replace(',', '.').replace(/%$/, ''));
  if (weight >= 0.001 && weight <= 1_000_000) return weight;
  warn({ kind: 'outOfRange', line, text: `${text.slice(0, 60)} → 1` });
  return undefined;
}

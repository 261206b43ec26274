import { nearestTo } from '../../base/nearest.ts';
import { nativePath, pathBelow } from '../native/nativePath.ts';
import { flag, number, placeList, word } from './cellValues.ts';
import type { SheetEntry } from './sheetEntries.ts';
import { setFields } from './sheetWork.ts';
import type { SheetWork } from './sheetWork.ts';

/** A node's object, and what items and other nodes call it. */
export type SheetNode = { readonly id: string; readonly object: Record<string, unknown> };

export type SheetTree = {
  readonly roots: readonly unknown[];
  /** The node that a cell names by its id, or by its code where only one has it. */
  readonly find: (name: string) => SheetNode | undefined;
  /** The node that a row is. */
  readonly at: (entry: SheetEntry) => SheetNode | undefined;
  readonly names: readonly string[];
};

type Row = { readonly entry: SheetEntry; readonly parent: string | undefined };
type Grown = SheetNode & { readonly path: string; readonly kind: string };

/**
 * The tree that the rows of nodes are. A parent is named by its id, or by its code where only one node has it, and may
 * stand above or below its children; siblings keep the order of their rows.
 */
export function nodeTree(
  entries: readonly SheetEntry[],
  work: SheetWork,
  subsetsIn: (text: string | undefined) => string[] | undefined,
): SheetTree {
  const byName = new Map<string, Grown>();
  const codes = countedCodes(entries);
  const nodes: { readonly at: number; readonly node: Grown; readonly above: Grown | undefined }[] = [];
  let waiting = entries.map((entry, at) => ({ at, row: { entry, parent: word(entry.cell('parent')) } }));
  // Each round finds the children of the one before: as many rounds as the tree is deep, and one where rows are in order.
  for (let found = true; found;) {
    const later: typeof waiting = [];
    for (const { at, row } of waiting) {
      const above = row.parent === undefined ? undefined : byName.get(row.parent);
      if (row.parent !== undefined && above === undefined) {
        later.push({ at, row });
        continue;
      }
      const node = grow(row.entry, above, work, subsetsIn);
      nodes.push({ at, node, above });
      const code = word(row.entry.cell('code'));
      if (code !== undefined && codes.get(code) === 1 && !byName.has(code)) byName.set(code, node);
      byName.set(node.id, node);
    }
    found = later.length < waiting.length;
    waiting = later;
  }
  tellLost(
    waiting.map(({ row }) => row),
    [...byName.keys()],
    work,
  );
  const roots: unknown[] = [];
  const below = new Map<Grown, unknown[]>();
  for (const { node, above } of nodes.sort((a, b) => a.at - b.at)) {
    if (above === undefined) roots.push(node.object);
    else {
      const children = below.get(above) ?? [];
      below.set(above, children);
      above.object['nodes'] = children;
      children.push(node.object);
    }
  }
  const byRow = new Map(nodes.map(({ at, node }) => [entries[at], node]));
  return {
    roots,
    find: (name) => byName.get(name),
    at: (entry) => byRow.get(entry),
    names: [...byName.keys()],
  };
}

function countedCodes(entries: readonly SheetEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const code = word(entry.cell('code'));
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function grow(
  entry: SheetEntry,
  above: Grown | undefined,
  work: SheetWork,
  subsetsIn: (text: string | undefined) => string[] | undefined,
): Grown {
  const object = work.values.object(entry.placeOf('row'));
  const kind = word(entry.cell('kind')) ?? '';
  const code = word(entry.cell('code'));
  const named = { title: word(entry.cell('title')) ?? '', ...(code !== undefined && { code }) };
  const path = nativePath(named, above === undefined ? '' : pathBelow(above, above.path));
  const id = word(entry.cell('node')) ?? path;
  if (id !== path) setFields(entry, object, work, [['id', 'node', word]]);
  setFields(entry, object, work, [
    ['kind', 'kind', word],
    ['code', 'code', word],
    ['title', 'title'],
    ['description', 'text'],
    ['alignsWith', 'aligns with', (text) => placeList(text, /\s+/)],
    ['subsets', 'subsets', subsetsIn],
    ['weight', 'weight', number],
    ['withdrawn', 'withdrawn', flag],
  ]);
  return { id, path, kind, object };
}

/** Rows whose parent was never found: it is not there, or it hangs on them in turn. */
function tellLost(rows: readonly Row[], names: readonly string[], { problems }: SheetWork): void {
  const lost = new Set(rows.flatMap(({ entry }) => [word(entry.cell('node')), word(entry.cell('code'))]));
  for (const { entry, parent = '' } of rows) {
    const place = entry.placeOf('parent');
    if (lost.has(parent)) problems.push({ ...place, problem: 'circle', text: parent });
    else {
      const nearest = nearestTo(parent, names);
      problems.push({
        ...place,
        problem: 'unknownReference',
        text: parent,
        ...(nearest !== undefined && { nearest }),
      });
    }
  }
}

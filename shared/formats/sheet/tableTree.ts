import { matchingForm } from '../../base/text.ts';
import type { ReadGroup, ReadingWarning, ReadLevel, ReadNode } from '../frameworkReading.ts';
import { nativePath } from '../native/nativePath.ts';
import type { MappedRow } from './mappedRow.ts';

/** A node of a table while its rows are read. */
export type TableNode = {
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  parent: TableNode | undefined;
  readonly line: number;
  description: string;
  weight: number | undefined;
  readonly sections: { readonly heading: string; readonly text: string }[];
  readonly levels: Map<number, Filling[]>;
  hasChildren: boolean;
};

/** A group while it is filled. */
export type Filling = { readonly [K in keyof ReadGroup]: ReadGroup[K][number][] };

/** The nodes of a table while they are found. */
export type TableTree = {
  /** The node of a name below another. */
  readonly named: (text: string, parent: TableNode | undefined, kind: string, line: number) => TableNode;
  /** The node that a row is; `undefined` when nothing names it. */
  readonly ofRow: (
    row: MappedRow,
    holder: TableNode | undefined,
    codes: ReadonlySet<string>,
  ) => TableNode | undefined;
  /** Hangs rows below the rows they name, wherever these stand. A link to nothing, or back to itself, is warned of. */
  readonly link: (warn: (warning: ReadingWarning) => void) => void;
  /** All nodes, parents before children, siblings in the order of the rows. */
  readonly nodes: () => ReadNode[];
};

/** An empty tree. */
export function tableTree(): TableTree {
  const all: TableNode[] = [];
  const numbers = new Map<TableNode | undefined, number>([[undefined, 0]]);
  const byPlace = new Map<string, TableNode>();
  const byCode = new Map<string, TableNode>();
  const wanted = new Map<TableNode, { readonly parent: string; readonly isTold: boolean }>();

  function nodeAt(
    said: Pick<TableNode, 'code' | 'title' | 'kind' | 'description' | 'line'>,
    parent: TableNode | undefined,
  ): TableNode {
    const place = JSON.stringify([numbers.get(parent), said.code, matchingForm(said.title)]);
    const known = byPlace.get(place);
    if (known !== undefined) return known;
    const levels = new Map<number, Filling[]>();
    const node: TableNode = { ...said, parent, sections: [], levels, weight: undefined, hasChildren: false };
    if (parent !== undefined) parent.hasChildren = true;
    byPlace.set(place, node);
    all.push(node);
    numbers.set(node, all.length);
    return node;
  }

  return {
    named: (text, parent, kind, line) => nodeAt({ ...nameParts(text), kind, line }, parent),
    ofRow: (row, holder, codes) => {
      const title = row.title || row.practices[0] || row.description || row.code;
      if (title === '') return undefined;
      const short = row.title === '' && row.code !== title ? shortened(title) : title;
      const kind = kindOf(row.kind, 'control');
      const node = nodeAt({ code: row.code, title: short, kind, description: '', line: row.line }, holder);
      const parent = row.parent || (holder === undefined ? codeAbove(row.code, codes) : '');
      if (parent !== '') wanted.set(node, { parent, isTold: row.parent !== '' });
      if (row.code !== '') byCode.set(row.code, node);
      return node;
    },
    link: (warn) => {
      for (const [node, { parent, isTold }] of wanted) {
        const found = byCode.get(parent);
        if (found !== undefined && !isBelow(found, node)) {
          node.parent = found;
          found.hasChildren = true;
        } else if (isTold) warn({ kind: 'danglingLink', line: node.line, text: parent.slice(0, 80) });
      }
    },
    nodes: () => inOrder(all),
  };
}

function inOrder(all: readonly TableNode[]): ReadNode[] {
  const below = new Map<TableNode | undefined, TableNode[]>();
  for (const node of all) {
    const siblings = below.get(node.parent) ?? [];
    below.set(node.parent, siblings);
    siblings.push(node);
  }
  const taken = new Set<string>();
  const list: ReadNode[] = [];
  const visit = (parent: TableNode | undefined, path: string) => {
    for (const node of below.get(parent) ?? []) {
      const { title, code } = node;
      const wantedId = nativePath({ title, ...(code !== '' && { code }) }, path);
      let id = wantedId;
      for (let ordinal = 2; taken.has(id); ordinal++) id = `${wantedId}-${ordinal}`;
      taken.add(id);
      list.push(readNode(node, id, path));
      visit(node, id);
    }
  };
  visit(undefined, '');
  return list;
}

/** One lower-case word from a head or a cell. */
export function kindOf(text: string, otherwise: string): string {
  const word = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\b(name|title|id|code|csf)\b/g, '')
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return word === '' ? otherwise : word;
}

/** What a name says: `Asset Management (ID.AM): The data …` or `A.5 Organisation` hold a code. */
function nameParts(text: string): {
  readonly code: string;
  readonly title: string;
  readonly description: string;
} {
  const inside = /^([^():\n]{1,200}?)\s*\(([A-Z][A-Z0-9.-]{0,19})\)\s*(?::\s*([\s\S]+))?$/.exec(text);
  if (inside !== null) return { code: inside[2] ?? '', title: inside[1] ?? '', description: inside[3] ?? '' };
  const front = /^([A-Z]{0,4}\d+(?:[.-]\d+)*|[A-Z]{1,4}(?:\.\d+)+)[.:)]?\s+(\S[^\n]*)$/.exec(text);
  if (front !== null && (front[2] ?? '').length <= 300)
    return { code: front[1] ?? '', title: front[2] ?? '', description: '' };
  const title = text.replace(/\s+/g, ' ');
  return title.length <= 300
    ? { code: '', title, description: '' }
    : { code: '', title: `${title.slice(0, 299)}…`, description: text };
}

/** A long text as a title. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 300 ? line : `${line.slice(0, 299).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The nearest code above one of parts, such as `1.2` of `1.2.3`, among those there are. */
function codeAbove(code: string, codes: ReadonlySet<string>): string {
  for (let rest = code; ;) {
    const shorter = rest.replace(/(?:[.\-/ ][^.\-/ ()]+|\([^()]*\))\.?$/, '');
    if (shorter === rest || shorter === '') return '';
    if (codes.has(shorter)) return shorter;
    rest = shorter;
  }
}

function isBelow(node: TableNode | undefined, above: TableNode): boolean {
  for (let at = node; at !== undefined; at = at.parent) if (at === above) return true;
  return false;
}

function readNode(node: TableNode, id: string, parent: string): ReadNode {
  const levels: ReadLevel[] = [...node.levels]
    .sort(([a], [b]) => a - b)
    .map(([level, groups]) => ({ level, groups }));
  return {
    id,
    code: node.code,
    title: node.title,
    kind: node.kind,
    ...(parent !== '' && { parent }),
    ...(node.description !== '' && { description: node.description }),
    ...(node.sections.length > 0 && { sections: node.sections }),
    levels,
    ...(node.weight !== undefined && { weight: node.weight }),
  };
}

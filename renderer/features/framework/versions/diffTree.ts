import type { DiffLink } from '#shared/domain/versionDiff/versionDiff.ts';
import type { VersionItem } from '#shared/domain/versionDiff/versionItems.ts';
import { nameOf } from '#renderer/parts/nodeNames.ts';
import { isShown, type DiffFilter } from './diffMarks.ts';

/** A row of the tree of changes: something that changed, or what stands above it. */
export type DiffRow = {
  readonly id: string;
  readonly label: string;
  readonly link: DiffLink;
  /** Whether it changed in the way that is asked for; else it only leads there. */
  readonly isMatch: boolean;
  readonly children: readonly DiffRow[];
};

/** What a list calls an item: a page by its code and name, anything else by its name or else its text. */
export function labelOf(item: VersionItem): string {
  if (item.kind === 'node') return nameOf(item.node);
  return item.title === '' ? (item.row?.text ?? '') : item.title;
}

/**
 * Both versions as one tree, cut down to what a filter shows and the way there. Everything stands where it is in the
 * newer version; what was dropped stands below what its parent became.
 */
export function diffTree(links: readonly DiffLink[], filter: DiffFilter): DiffRow[] {
  const linkOf = new Map(
    links.flatMap((link) => [...link.before, ...link.after].map((item) => [item, link])),
  );
  const children = new Map<DiffLink | null, DiffLink[]>();
  for (const link of links) {
    const { parent } = anchorOf(link);
    const above = parent === null ? null : (linkOf.get(parent) ?? null);
    const siblings = children.get(above);
    if (siblings) siblings.push(link);
    else children.set(above, [link]);
  }
  const rowsBelow = (above: DiffLink | null): DiffRow[] =>
    (children.get(above) ?? []).toSorted(inReadingOrder).flatMap((link) => {
      const below = rowsBelow(link);
      const isMatch = isShown(link, filter);
      if (!isMatch && below.length === 0) return [];
      const item = anchorOf(link);
      return [{ id: item.id, label: labelOf(item), link, isMatch, children: below }];
    });
  return rowsBelow(null);
}

/** The item that says where a link stands; of several the one highest up, so that none stands below itself. */
function anchorOf({ before, after }: DiffLink): VersionItem {
  const [first, ...rest] = after.length > 0 ? after : before;
  if (!first) throw new Error('A link without items');
  return rest.reduce((top, item) => (depthOf(item) < depthOf(top) ? item : top), first);
}

function depthOf(item: VersionItem): number {
  return item.parent === null ? 0 : depthOf(item.parent) + 1;
}

/** What a page says stands before the pages below it; what is gone stands last. */
function inReadingOrder(a: DiffLink, b: DiffLink): number {
  const [one, other] = [anchorOf(a), anchorOf(b)];
  const isGone = (link: DiffLink) => (link.after.length === 0 ? 1 : 0);
  return (
    Number(one.kind === 'node') - Number(other.kind === 'node') ||
    (one.level ?? 0) - (other.level ?? 0) ||
    isGone(a) - isGone(b) ||
    one.node.order - other.node.order
  );
}

/** The ids of all rows that have something below them. */
export function branchesOf(rows: readonly DiffRow[]): string[] {
  return rows.flatMap((row) => (row.children.length === 0 ? [] : [row.id, ...branchesOf(row.children)]));
}

/** The row of an id, wherever it stands. */
export function rowAt(rows: readonly DiffRow[], id: string | undefined): DiffRow | undefined {
  for (const row of rows) {
    const found = row.id === id ? row : rowAt(row.children, id);
    if (found) return found;
  }
  return undefined;
}

/** The first row that shows a change. */
export function firstMatch(rows: readonly DiffRow[]): DiffRow | undefined {
  for (const row of rows) {
    const found = row.isMatch ? row : firstMatch(row.children);
    if (found) return found;
  }
  return undefined;
}

import { groupBy } from '#shared/base/groupBy.ts';
import type { Node, NodeKind } from '#shared/model/framework.ts';
import { editOf, type DraftEdit, type DraftRows } from './draftRows.ts';

type Nodes = DraftRows['nodes'];

/** A place in the tree: below which node (`null`: at the top), and which of its children, from 0. */
export type TreePlace = { readonly parentId: string | null; readonly index: number };

/** The steps that a node can take in the tree: `in` makes it the last child of the one before it. */
export type TreeStep = 'up' | 'down' | 'in' | 'out';

/** The children of a node in their order; the roots for `null`. */
export function childrenOf(nodes: Nodes, parentId: string | null): Node[] {
  return [...nodes.values()]
    .filter((node) => parentOf(nodes, node) === parentId)
    .sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
}

/** The node above; `null` for a root, and for a node whose parent is not there. */
export function parentOf(nodes: Nodes, node: Node): string | null {
  return node.parentId !== null && nodes.has(node.parentId) ? node.parentId : null;
}

/** Where a node stands. */
export function placeOf(nodes: Nodes, node: Node): TreePlace {
  const parentId = parentOf(nodes, node);
  return { parentId, index: childrenOf(nodes, parentId).findIndex(({ id }) => id === node.id) };
}

/** A node and everything below it. */
export function branchOf(nodes: Nodes, id: string): Node[] {
  const children = groupBy(nodes.values(), (node) => parentOf(nodes, node));
  const root = nodes.get(id);
  const visit = (node: Node): Node[] => [node, ...(children.get(node.id) ?? []).flatMap(visit)];
  return root ? visit(root) : [];
}

/** Adds an empty page at a place, with a code and kind that fit its siblings. */
export function addNode(rows: DraftRows, id: string, place: TreePlace): DraftEdit {
  const { nodes, version } = rows;
  const siblings = childrenOf(nodes, place.parentId);
  const parent = place.parentId === null ? undefined : nodes.get(place.parentId);
  const before = siblings[place.index - 1] ?? siblings[place.index];
  const node: Node = {
    id,
    versionId: version.id,
    parentId: place.parentId,
    kind: before?.kind ?? kindBelow(nodes, parent),
    code: nextCode(siblings, parent, before),
    title: '',
    description: '',
    sections: [],
    groups: [],
    order: 0,
    // Counts once the version is finished: a draft's wording is compared as it stands.
    textHash: '0'.repeat(64),
  };
  return editOf(inOrder(siblings.toSpliced(place.index, 0, node), node));
}

/** Removes a node with everything below it; its siblings keep their places. */
export function removeNode({ nodes }: DraftRows, id: string): DraftEdit {
  return { nodes: new Map(branchOf(nodes, id).map((node) => [node.id, null])) };
}

/** Puts a node at a place; an empty edit when that is below itself or where it stands. */
export function placeNode({ nodes }: DraftRows, id: string, place: TreePlace): DraftEdit {
  const node = nodes.get(id);
  if (!node || branchOf(nodes, id).some((below) => below.id === place.parentId)) return {};
  const here = placeOf(nodes, node);
  if (here.parentId === place.parentId && here.index === place.index) return {};
  const others = childrenOf(nodes, place.parentId).filter((sibling) => sibling.id !== id);
  const moved = { ...node, parentId: place.parentId };
  return editOf(inOrder(others.toSpliced(place.index, 0, moved), moved));
}

/** Where a step leads to; `null` where there is no such step. */
export function stepOf({ nodes }: DraftRows, id: string, step: TreeStep): TreePlace | null {
  const node = nodes.get(id);
  if (!node) return null;
  const { parentId, index } = placeOf(nodes, node);
  const siblings = childrenOf(nodes, parentId);
  const before = siblings[index - 1];
  switch (step) {
    case 'up':
      return before ? { parentId, index: index - 1 } : null;
    case 'down':
      return index < siblings.length - 1 ? { parentId, index: index + 1 } : null;
    case 'in':
      return before ? { parentId: before.id, index: childrenOf(nodes, before.id).length } : null;
    case 'out': {
      const parent = parentId === null ? undefined : nodes.get(parentId);
      if (!parent) return null;
      const above = placeOf(nodes, parent);
      return { parentId: above.parentId, index: above.index + 1 };
    }
  }
}

/** The siblings whose order is another now, and the one that is new among them. */
function inOrder(siblings: readonly Node[], fresh: Node): Node[] {
  return siblings.flatMap((node, order) =>
    node.id === fresh.id || node.order !== order ? [{ ...node, order }] : [],
  );
}

/** The kinds of IT-CMF below one another, for a framework that has no example yet. */
const kindsBelow: Partial<Record<NodeKind, NodeKind>> = {
  macro: 'capability',
  capability: 'category',
  category: 'block',
};

function kindBelow(nodes: Nodes, parent: Node | undefined): NodeKind {
  if (!parent) return 'capability';
  for (const node of nodes.values()) {
    const above = node.parentId === null ? undefined : nodes.get(node.parentId);
    if (above?.kind === parent.kind) return node.kind;
  }
  return kindsBelow[parent.kind] ?? parent.kind;
}

/** A code that goes on where the siblings are: after `C2` comes `C3`, after `A` comes `B`. */
function nextCode(siblings: readonly Node[], parent: Node | undefined, before: Node | undefined): string {
  const taken = new Set(siblings.map(({ code }) => code));
  const parentCode = parent?.code ?? '';
  const first = /^[A-Z]$/.test(parentCode)
    ? `${parentCode}1`
    : /\d$/.test(parentCode)
      ? `${parentCode}.1`
      : 'A';
  let code = before && before.code !== '' ? before.code : first;
  // A framework without codes stays without.
  if (before?.code === '') return '';
  while (taken.has(code)) {
    const next = following(code);
    if (next === null) return '';
    code = next;
  }
  return code;
}

function following(code: string): string | null {
  const digits = /^(.*?)(\d{1,6})$/.exec(code);
  if (digits) {
    const [, start = '', number = ''] = digits;
    return start + String(Number(number) + 1).padStart(number.length, '0');
  }
  const letter = /^(.*)([A-Ya-y])$/.exec(code);
  if (letter && code.length === 1) return String.fromCharCode(code.charCodeAt(0) + 1);
  return code.length > 90 ? null : `${code}-2`;
}

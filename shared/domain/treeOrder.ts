import type { Node } from '#shared/model/framework.ts';

/** A node with its place in the tree. */
export type PlacedNode = {
  readonly node: Node;
  /** 0 for a root. */
  readonly depth: number;
  readonly children: readonly PlacedNode[];
};

/** The roots of a tree of nodes, siblings in their order. A node whose parent is not among `nodes` is a root. */
export function treeOf(nodes: readonly Node[]): PlacedNode[] {
  const known = new Set(nodes.map((node) => node.id));
  const byParent = new Map<string | null, Node[]>();
  for (const node of nodes) {
    const parentId = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    const siblings = byParent.get(parentId);
    if (siblings) siblings.push(node);
    else byParent.set(parentId, [node]);
  }
  const place = (parentId: string | null, depth: number): PlacedNode[] =>
    (byParent.get(parentId) ?? [])
      .toSorted((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))
      .map((node) => ({ node, depth, children: place(node.id, depth + 1) }));
  return place(null, 0);
}

/** Every node of a tree, each before its children: the order in which a reader meets them. */
export function inTreeOrder(roots: readonly PlacedNode[]): PlacedNode[] {
  return roots.flatMap((root) => [root, ...inTreeOrder(root.children)]);
}

/** The nodes above a node, outermost first. */
export function nodesAbove(byId: ReadonlyMap<string, Node>, node: Node): Node[] {
  const parent = node.parentId === null ? undefined : byId.get(node.parentId);
  return parent ? [...nodesAbove(byId, parent), parent] : [];
}

/** What a tree shows: an id that is unique in the tree, the words that are searched, and what is below. */
export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly children?: readonly this[] | undefined;
}

/** A node that is on screen, with its place among its siblings (from 1). */
export type TreeRow<Node extends TreeNode> = {
  readonly node: Node;
  readonly parentId: string | null;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly isBranch: boolean;
  readonly isOpen: boolean;
};

/** The rows a tree shows when these nodes are open, from top to bottom. */
export function treeRows<Node extends TreeNode>(
  nodes: readonly Node[],
  open: ReadonlySet<string>,
): readonly TreeRow<Node>[] {
  const rows: TreeRow<Node>[] = [];
  const add = (siblings: readonly Node[], parentId: string | null, level: number): void => {
    for (const [index, node] of siblings.entries()) {
      const children = node.children ?? [];
      const isBranch = children.length > 0;
      const isOpen = isBranch && open.has(node.id);
      rows.push({ node, parentId, level, position: index + 1, siblings: siblings.length, isBranch, isOpen });
      if (isOpen) add(children, node.id, level + 1);
    }
  };
  add(nodes, null, 1);
  return rows;
}

/** Whether a tree has more nodes than this, open or not; looks at no more of them than it must. */
export function hasMoreThan(nodes: readonly TreeNode[], limit: number): boolean {
  let left = limit;
  const isOver = (siblings: readonly TreeNode[]): boolean => {
    left -= siblings.length;
    return left < 0 || siblings.some(({ children }) => children !== undefined && isOver(children));
  };
  return isOver(nodes);
}

/** The ids above a node, outermost first; empty for a root or a node that is not there. */
export function idsAbove(nodes: readonly TreeNode[], id: string): readonly string[] {
  const search = (siblings: readonly TreeNode[], above: readonly string[]): readonly string[] | undefined => {
    for (const node of siblings) {
      if (node.id === id) return above;
      const found = search(node.children ?? [], [...above, node.id]);
      if (found) return found;
    }
    return undefined;
  };
  return search(nodes, []) ?? [];
}

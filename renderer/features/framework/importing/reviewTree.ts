import type { ReadNode } from '#shared/formats/frameworkReading.ts';
import { nameOf } from '#renderer/parts/nodeNames.ts';
import type { TreeNode } from '#renderer/ui/treeRows.ts';
import type { ReviewedTree } from './importReview.svelte.ts';

/** A row of the tree that a review shows: a framework version, or one of its nodes. */
export interface ReviewNode extends TreeNode {
  readonly tree: ReviewedTree;
  /** Its position in the tree's reading; left out for the version itself. */
  readonly index?: number;
  readonly node?: ReadNode;
  readonly depth: number;
  readonly children: this[];
}

/**
 * What was understood, as rows: one root for each version, whatever number of trees it came in, and one for the pages
 * whose place is still asked for, under a label of its own.
 */
export function reviewNodes(
  versions: readonly (readonly ReviewedTree[])[],
  unplaced: { readonly trees: readonly ReviewedTree[]; readonly label: string } = { trees: [], label: '' },
): ReviewNode[] {
  return [...versions, unplaced.trees].flatMap((trees) => {
    const [first] = trees;
    if (first === undefined) return [];
    const { frameworkTitle, version } = first.place;
    const label = trees === unplaced.trees ? unplaced.label : `${frameworkTitle} ${version}`.trim();
    const root: ReviewNode = { id: first.key, label, tree: first, depth: 0, children: [] };
    const taken = new Set<string>();
    for (const tree of trees) addNodes(tree, root, taken);
    return [root];
  });
}

function addNodes(tree: ReviewedTree, root: ReviewNode, taken: Set<string>): void {
  // The nearest node before it with that name, as the import itself reads it.
  const seen = new Map<string, ReviewNode>();
  for (const [index, node] of tree.reading.nodes.entries()) {
    const above = (node.parent === undefined ? undefined : seen.get(node.parent)) ?? root;
    const path = `${above.id}/${node.id ?? (node.code || node.title)}`;
    const id = taken.has(path) ? `${path}#${taken.size}` : path;
    taken.add(id);
    const depth = above.depth + 1;
    const row: ReviewNode = { id, label: nameOf(node), tree, index, node, depth, children: [] };
    above.children.push(row);
    seen.set(node.id ?? node.code, row);
  }
}

/** All rows below and with these, from top to bottom. */
export function everyRow(rows: readonly ReviewNode[]): ReviewNode[] {
  return rows.flatMap((row) => [row, ...everyRow(row.children)]);
}

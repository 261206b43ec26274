import { treeOf, type PlacedNode } from '#shared/domain/treeOrder.ts';
import type { Node } from '#shared/model/framework.ts';
import { codeShown, nameOf } from '#renderer/parts/nodeNames.ts';

/** A node as the tree shows it. */
export type PageTreeNode = {
  readonly id: string;
  readonly label: string;
  readonly code: string;
  readonly title: string;
  readonly children: readonly PageTreeNode[];
};

/** A framework version prepared for reading. */
export type FrameworkPages = {
  readonly roots: readonly PageTreeNode[];
  /** Every node, in the order of the tree. */
  readonly nodes: readonly Node[];
  readonly byId: ReadonlyMap<string, Node>;
};

/** Prepares the nodes of a framework version. */
export function frameworkPages(nodes: readonly Node[]): FrameworkPages {
  const inOrder: Node[] = [];
  const shown = ({ node, children }: PlacedNode): PageTreeNode => {
    inOrder.push(node);
    return {
      id: node.id,
      label: nameOf(node),
      code: codeShown(node),
      title: node.title,
      children: children.map(shown),
    };
  };
  const roots = treeOf(nodes).map(shown);
  return { roots, nodes: inOrder, byId: new Map(inOrder.map((node) => [node.id, node])) };
}

/** The nodes above a node, outermost first. */
export function nodesAbove(pages: FrameworkPages, node: Node): Node[] {
  const parent = node.parentId === null ? undefined : pages.byId.get(node.parentId);
  return parent ? [...nodesAbove(pages, parent), parent] : [];
}

/** The nodes directly below a node. */
export function nodesBelow(pages: FrameworkPages, node: Node): Node[] {
  return pages.nodes.filter((each) => each.parentId === node.id);
}

/** A node and everything below it in the order of the tree, with how far each stands below it. */
export function pagesFrom(
  pages: FrameworkPages,
  node: Node,
): { readonly node: Node; readonly depth: number }[] {
  const depths = new Map([[node.id, 0]]);
  return pages.nodes.flatMap((each) => {
    const above = each.parentId === null ? undefined : depths.get(each.parentId);
    if (above !== undefined) depths.set(each.id, above + 1);
    const depth = depths.get(each.id);
    return depth === undefined ? [] : [{ node: each, depth }];
  });
}

/** The next page with something to read after a node, or before it, in the order of the tree. */
export function nextPage(pages: FrameworkPages, node: Node, by: 1 | -1): Node | undefined {
  const at = pages.nodes.indexOf(node);
  const onward = by > 0 ? pages.nodes.slice(at + 1) : pages.nodes.slice(0, Math.max(0, at)).toReversed();
  return onward.find((each) => each.groups.length > 0);
}

/** The page to begin with: the first that has levels, else the first of all. */
export function firstPage(pages: FrameworkPages): Node | undefined {
  return pages.nodes.find((node) => node.groups.length > 0) ?? pages.nodes[0];
}

import { hasPractices } from '#shared/domain/scope.ts';
import { treeOf, type PlacedNode } from '#shared/domain/treeOrder.ts';
import type { Node } from '#shared/model/framework.ts';
import { codeShown, nameOf } from '#renderer/parts/nodeNames.ts';
import type { Progress } from '#renderer/data/progress.ts';

/** A node as the tree shows it. */
export type FrameworkTreeNode = {
  readonly id: string;
  readonly label: string;
  readonly code: string;
  readonly title: string;
  readonly children: readonly FrameworkTreeNode[];
};

/** A framework version prepared for working through it: made once, however often something is rated. */
export type FrameworkMap = {
  readonly roots: readonly FrameworkTreeNode[];
  /** The nodes that are rated, in tree order. */
  readonly blocks: readonly Node[];
  readonly byId: ReadonlyMap<string, Node>;
  /** The rated nodes at and below each node, in tree order, by node id. */
  readonly blocksBelow: ReadonlyMap<string, readonly Node[]>;
};

/** Prepares the nodes of a framework version. */
export function frameworkMap(nodes: readonly Node[]): FrameworkMap {
  const blocksBelow = new Map<string, readonly Node[]>();
  const collect = ({ node, children }: PlacedNode): readonly Node[] => {
    const below = [...(hasPractices(node) ? [node] : []), ...children.flatMap(collect)];
    blocksBelow.set(node.id, below);
    return below;
  };
  const placed = treeOf(nodes);
  const blocks = placed.flatMap(collect);
  const shown = ({ node, children }: PlacedNode): FrameworkTreeNode => ({
    id: node.id,
    label: nameOf(node),
    code: codeShown(node),
    title: node.title,
    children: children.filter((child) => (blocksBelow.get(child.node.id)?.length ?? 0) > 0).map(shown),
  });
  return {
    roots: placed.filter(({ node }) => (blocksBelow.get(node.id)?.length ?? 0) > 0).map(shown),
    blocks,
    byId: new Map(nodes.map((node) => [node.id, node])),
    blocksBelow,
  };
}

/** The ids of a block's practices. */
export function practiceIds(block: Node): string[] {
  return block.groups.flatMap((group) => group.practices.map((practice) => practice.id));
}

/** How far each node is answered, by node id; a node's figures are the sum of the blocks at and below it. */
export function nodeProgress(
  map: FrameworkMap,
  answered: ReadonlySet<string>,
): ReadonlyMap<string, Progress> {
  const ofBlock = new Map(
    map.blocks.map((block) => {
      const ids = practiceIds(block);
      return [block.id, { answered: ids.filter((id) => answered.has(id)).length, all: ids.length }];
    }),
  );
  return new Map(
    [...map.blocksBelow].map(([id, blocks]) => [
      id,
      sumOf(blocks.flatMap((block) => ofBlock.get(block.id) ?? [])),
    ]),
  );
}

/** The progress of several parts together. */
export function sumOf(parts: readonly Progress[]): Progress {
  return {
    answered: parts.reduce((total, part) => total + part.answered, 0),
    all: parts.reduce((total, part) => total + part.all, 0),
  };
}

/**
 * The first block with an unanswered practice that comes after `from` in tree order, beginning again at the top;
 * `undefined` when all others are answered.
 */
export function nextUnanswered(
  map: FrameworkMap,
  progress: ReadonlyMap<string, Progress>,
  from: string | null,
): Node | undefined {
  const at = map.blocks.findIndex((block) => block.id === from);
  const inTurn = [...map.blocks.slice(at + 1), ...map.blocks.slice(0, Math.max(0, at))];
  return inTurn.find((block) => {
    const { answered, all } = progress.get(block.id) ?? { answered: 0, all: 0 };
    return answered < all;
  });
}

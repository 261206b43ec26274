import type { AssessmentResults, BlockResult } from '#shared/domain/assessmentResults.ts';
import type { RollUp } from '#shared/domain/rollUp.ts';
import { inTreeOrder, type PlacedNode } from '#shared/domain/treeOrder.ts';
import type { Node } from '#shared/model/framework.ts';

/** A node as the tables of results show it. */
export type ResultRow = BlockRow | BranchRow;

export type BlockRow = {
  readonly kind: 'block';
  readonly node: Node;
  /** Depth below the node that the table is about, 0 for its children. */
  readonly depth: number;
  readonly block: BlockResult;
};

export type BranchRow = {
  readonly kind: 'branch';
  readonly node: Node;
  readonly depth: number;
  /** What the blocks below add up to; `null` when none of them applies. */
  readonly rollUp: RollUp | null;
  /** The blocks below that apply, in tree order. */
  readonly blocks: readonly BlockResult[];
};

/** The rows of some nodes and all below them, each before its children; branches without a block are left out. */
export function resultRows(nodes: readonly PlacedNode[], results: AssessmentResults): readonly ResultRow[] {
  const blocks = new Map(results.blocks.map((block) => [block.node.id, block]));
  const parents = new Map(results.parents.map((parent) => [parent.node.id, parent]));
  const from = nodes[0]?.depth ?? 0;
  return inTreeOrder(nodes).flatMap((placed): ResultRow[] => {
    const { node } = placed;
    const depth = placed.depth - from;
    const block = blocks.get(node.id);
    if (block) return [{ kind: 'block', node, depth, block }];
    const below = inTreeOrder(placed.children).flatMap((each) => blocks.get(each.node.id) ?? []);
    if (below.length === 0) return [];
    const rollUp = parents.get(node.id)?.rollUp ?? null;
    return [{ kind: 'branch', node, depth, rollUp, blocks: below.filter(applies) }];
  });
}

/** The results of one branch, as if it were all there is. */
export function resultsBelow(branch: PlacedNode, results: AssessmentResults): AssessmentResults {
  const below = new Set(inTreeOrder(branch.children).map(({ node }) => node.id));
  return {
    ...results,
    blocks: results.blocks.filter(({ node }) => below.has(node.id)),
    parents: results.parents.filter(({ node }) => below.has(node.id)),
    overall: results.parents.find(({ node }) => node.id === branch.node.id)?.rollUp ?? null,
  };
}

/** Whether a block counts at all. */
export function applies({ score }: BlockResult): boolean {
  return score.state !== 'notApplicable';
}

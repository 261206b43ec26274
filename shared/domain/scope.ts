import type { Assessment, Engagement, ScopeItem } from '#shared/model/engagement.ts';
import type { Node } from '#shared/model/framework.ts';

/** What decides which nodes an assessment asks about. Scope rows of other assessments may be among them. */
export type Scope = {
  readonly assessment: Pick<Assessment, 'id' | 'subsets'>;
  readonly scopeItems?: readonly Pick<ScopeItem, 'assessmentId' | 'nodeId' | 'isIncluded' | 'importance'>[];
};

/** The importance of a node that nobody has weighed, in the middle of 1 to 5. */
const usualImportance = 3;

/** Whether a node is rated itself and not only through the nodes below it; what was withdrawn is listed alone. */
export function hasPractices(node: Pick<Node, 'groups' | 'isWithdrawn'>): boolean {
  return node.isWithdrawn !== true && node.groups.some((group) => group.practices.length > 0);
}

/**
 * Tells which nodes an assessment asks about: not those that were withdrawn, not those of subsets that were not chosen
 * (a node that names no subset belongs to all), and not what was taken out of scope with everything below it.
 */
export function scopeOf(
  nodes: readonly Node[],
  { assessment, scopeItems = [] }: Scope,
): (node: Node) => boolean {
  const chosen = new Set(assessment.subsets);
  const left = new Set(
    scopeItems
      .filter(({ assessmentId, isIncluded }) => assessmentId === assessment.id && !isIncluded)
      .map(({ nodeId }) => nodeId),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isLeftOut = ({ id, parentId }: Node): boolean => {
    if (left.has(id)) return true;
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent !== undefined && isLeftOut(parent);
  };
  return (node) =>
    hasPractices(node) &&
    (chosen.size === 0 || node.subsets === undefined || node.subsets.some((code) => chosen.has(code))) &&
    (left.size === 0 || !isLeftOut(node));
}

/** The same nodes; those that are not assessed keep their place in the tree and have nothing to rate. */
export function nodesInScope(nodes: readonly Node[], scope: Scope): Node[] {
  const isAssessed = scopeOf(nodes, scope);
  return nodes.map((node) => (node.groups.length === 0 || isAssessed(node) ? node : { ...node, groups: [] }));
}

/**
 * Scoring rule (11), the m of its mean: what a node weighs among its siblings, by what the engagement chose. The client's
 * importance is 1 to 5, the framework's weight 1 where it gives none.
 */
export function weightsOf(
  { weighting = 'framework' }: Pick<Engagement, 'weighting'>,
  { assessment, scopeItems = [] }: Scope,
): (node: Pick<Node, 'id' | 'weight'>) => number {
  switch (weighting) {
    case 'equal':
      return () => 1;
    case 'framework':
      return ({ weight }) => weight ?? 1;
    case 'importance': {
      const importanceOf = importancesOf({ assessment, scopeItems });
      return ({ id }) => importanceOf(id);
    }
  }
}

/** How much a node matters to the client, by its id: 1 to 5. */
export function importancesOf({ assessment, scopeItems = [] }: Scope): (nodeId: string) => number {
  const own = scopeItems.filter(({ assessmentId }) => assessmentId === assessment.id);
  const given = new Map(own.map(({ nodeId, importance }) => [nodeId, importance]));
  return (nodeId) => given.get(nodeId) ?? usualImportance;
}

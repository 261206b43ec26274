import type { Node } from '#shared/model/framework.ts';

/**
 * The nodes that a person may mean with what they typed, in the order of the tree: those of exactly that code (`c3`,
 * or `srp c3` where codes repeat), else those whose code begins with it, else those whose name holds it.
 */
export function findNodes(nodes: readonly Node[], typed: string): Node[] {
  const words = folded(typed)
    .split(/[\s/.,>›]+/)
    .filter((word) => word !== '');
  const last = words.at(-1);
  if (last === undefined) return [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = (node: Node): string[] => {
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    return parent ? [...above(parent), folded(parent.code)] : [];
  };
  const isBelow = (node: Node) => {
    const codes = above(node);
    return words.slice(0, -1).every((word) => codes.includes(word));
  };
  const exact = nodes.filter((node) => folded(node.code) === last && isBelow(node));
  if (exact.length > 0) return exact;
  const begun = nodes.filter((node) => folded(node.code).startsWith(last) && isBelow(node));
  if (begun.length > 0) return begun;
  const whole = words.join(' ');
  return nodes.filter((node) => folded(node.title).includes(whole));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase();
}

import { failed, ok, type Result } from '#shared/base/result.ts';
import type { AdoptedReading } from '#shared/formats/adoptReading.ts';
import type { Node } from '#shared/model/framework.ts';
import { isOnlyNamed, type LibraryContent } from '#renderer/data/library.ts';

/**
 * Several sources as one content: what they share, such as the capability above them, is in it once. Fails with the
 * node that two of them describe in different words.
 */
export function joinContent(parts: readonly AdoptedReading[]): Result<LibraryContent, Node> {
  const nodes = new Map<string, Node>();
  for (const node of parts.flatMap((part) => part.nodes)) {
    const other = nodes.get(node.id);
    if (other && !isOnlyNamed(node) && !isOnlyNamed(other) && other.textHash !== node.textHash)
      return failed(node);
    if (!other || (isOnlyNamed(other) && !isOnlyNamed(node))) nodes.set(node.id, node);
  }
  return ok({
    frameworks: byId(parts.map((part) => part.framework)),
    frameworkVersions: byId(parts.map((part) => part.frameworkVersion)),
    nodes: [...nodes.values()],
  });
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  // The first of an id stays, as in the library.
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].reverse();
}

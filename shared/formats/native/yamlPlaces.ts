import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, LineCounter } from 'yaml';
import type { Path, PlaceOf } from './nativeProblems.ts';

/**
 * Tells the line and column of what stands at a path of a document; of what is missing there, the place of what it
 * should stand in.
 */
export function yamlPlaces(document: Document.Parsed, lines: LineCounter): PlaceOf {
  return (path, isKey = false) => {
    const { line, col } = lines.linePos(offsetOf(document.contents, path, isKey) ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
}

function offsetOf(root: unknown, path: Path, isKey: boolean): number | undefined {
  let node = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      const keyOffset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      node = pair.value;
      const valueOffset = isNode(node) ? node.range?.[0] : undefined;
      offset = (isKey && index === path.length - 1 ? keyOffset : valueOffset) ?? keyOffset ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

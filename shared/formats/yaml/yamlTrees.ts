import { isMap, isScalar, isSeq } from 'yaml';
import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import { parseYaml } from '../yamlText.ts';
import type { YamlTree } from './yamlTree.ts';

/** The documents of a text, and how to tell in which of its lines a place is. */
export type YamlTrees = {
  readonly trees: readonly YamlTree[];
  /** The line of an offset, from 1. */
  readonly lineOf: (offset: number) => number;
};

/** Parses a text as `parseYaml` does, and gives what it says as it was written. */
export function parseYamlTrees(text: string, name: string): Result<YamlTrees, Failure> {
  const parsed = parseYaml(text, name);
  if (!parsed.ok) return parsed;
  const { documents, lines } = parsed.value;
  return ok({
    trees: documents.map((document) => treeOf(document.contents, 0)),
    lineOf: (offset) => Math.max(1, lines.linePos(offset).line),
  });
}

/** What `parseYaml` let through holds no references, no keys but texts, and no key twice. */
function treeOf(node: unknown, above: number): YamlTree {
  if (isMap(node)) {
    const offset = node.range?.[0] ?? above;
    const entries = new Map<string, YamlTree>();
    for (const { key, value } of node.items) entries.set(textIn(key), treeOf(value, offset));
    return { kind: 'map', offset, entries };
  }
  if (isSeq(node)) {
    const offset = node.range?.[0] ?? above;
    return { kind: 'list', offset, items: node.items.map((item) => treeOf(item, offset)) };
  }
  if (isScalar(node)) {
    return {
      kind: 'scalar',
      offset: node.range?.[0] ?? above,
      text: textIn(node),
      isPlain: node.type === 'PLAIN',
    };
  }
  return { kind: 'scalar', offset: above, text: '', isPlain: true };
}

function textIn(node: unknown): string {
  return isScalar(node) ? (node.source ?? '') : '';
}

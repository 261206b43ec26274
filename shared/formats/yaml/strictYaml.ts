import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { CST, ParsedNode } from 'yaml';
import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { maximalDepth } from '../../base/strictJson.ts';
import type { TextFault } from '../../domain/failure.ts';
import { lineAt } from './yamlTree.ts';
import type { YamlTree } from './yamlTree.ts';

/** The longest line that is read, in characters: text that people wrote has none near it. */
export const maximalLineLength = 1024 * 1024;

/** The most documents of one text. */
const maximalDocuments = 100;

/** Why a text is not YAML we accept, and the line where it shows. */
export type YamlFault = { readonly fault: TextFault; readonly line: number };

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads the documents of a YAML 1.2 text. Refuses what two readers could understand differently and what costs more
 * than it says: the same key twice, merge keys, tags of other programs, more than `aliases` uses of anchors, nesting
 * deeper than 64, endless lines.
 */
export function parseStrictYaml(text: string, aliases = 0): Result<readonly YamlTree[], YamlFault> {
  const refused = (fault: TextFault, offset: number) =>
    failed<YamlFault>({ fault, line: lineAt(text, offset) });
  const long = longLine(text);
  if (long !== null) return refused('longLine', long);
  // Whether keys are unique is asked below, in time that grows with the keys and not with their square.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const source: TokenSource = { text, tooDeepAt: null };
  const budget = { aliases };
  const trees: YamlTree[] = [];
  for (const document of composer.compose(tokensOf(source), false, text.length)) {
    if (source.tooDeepAt !== null) return refused('depth', source.tooDeepAt);
    const error = document.errors[0] ?? document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
    if (error !== undefined) return refused(faultOfCode(error.code), error.pos[0]);
    if (trees.length === maximalDocuments) return refused('documents', document.range[0]);
    const tree = treeOf(document.contents, { anchors: new Map(), budget });
    if ('fault' in tree) return refused(tree.fault, tree.offset);
    trees.push(tree);
  }
  return ok(trees);
}

type TokenSource = { readonly text: string; tooDeepAt: number | null };

/** The tokens of a text, up to where it nests too deep: composing the rest would exhaust the stack. */
function* tokensOf(source: TokenSource): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(source.text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > 2 * maximalDepth) {
      source.tooDeepAt = parser.offset;
      break;
    }
  }
  yield* parser.end();
}

/** Where a line begins that is too long; `null` when none is. */
function longLine(text: string): number | null {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > maximalLineLength) return start;
    if (end === -1) return null;
    start = end + 1;
  }
  return null;
}

function faultOfCode(code: string): TextFault {
  if (code === 'DUPLICATE_KEY') return 'duplicateKey';
  return code === 'TAG_RESOLVE_FAILED' ? 'tag' : 'syntax';
}

type Reading = {
  readonly anchors: Map<string, YamlTree>;
  readonly budget: { aliases: number };
};
type Refused = { readonly fault: TextFault; readonly offset: number };

function treeOf(node: ParsedNode | null, reading: Reading, depth = 0): YamlTree | Refused {
  const offset = node?.range[0] ?? 0;
  if (node === null) return { kind: 'scalar', offset, text: '', isPlain: true };
  if (depth > maximalDepth) return { fault: 'depth', offset };
  if (isAlias(node)) {
    // An anchor is known only once what it names is complete, so that nothing can hold itself.
    const anchored = reading.anchors.get(node.source);
    return anchored !== undefined && reading.budget.aliases-- > 0 ? anchored : { fault: 'alias', offset };
  }
  const tree = contentOf(node, offset, reading, depth);
  if (node.anchor !== undefined && 'kind' in tree) reading.anchors.set(node.anchor, tree);
  return tree;
}

function contentOf(node: ParsedNode, offset: number, reading: Reading, depth: number): YamlTree | Refused {
  if (isMap(node)) {
    const entries = new Map<string, YamlTree>();
    for (const { key, value } of node.items) {
      const at = key.range[0];
      const name = keyOf(key);
      if (name === null) return { fault: 'key', offset: at };
      if (name === '<<') return { fault: 'mergeKey', offset: at };
      if (forbiddenKeys.has(name)) return { fault: 'forbiddenKey', offset: at };
      if (entries.has(name)) return { fault: 'duplicateKey', offset: at };
      const tree = treeOf(value, reading, depth + 1);
      if ('fault' in tree) return tree;
      entries.set(name, tree);
    }
    return { kind: 'map', offset, entries };
  }
  if (isSeq(node)) {
    const items: YamlTree[] = [];
    for (const item of node.items) {
      const tree = treeOf(item, reading, depth + 1);
      if ('fault' in tree) return tree;
      items.push(tree);
    }
    return { kind: 'list', offset, items };
  }
  const text = scalarText(node);
  return text === null
    ? { fault: 'text', offset }
    : { kind: 'scalar', offset, text, isPlain: isScalar(node) && node.type === 'PLAIN' };
}

function keyOf(key: ParsedNode): string | null {
  return isScalar(key) ? scalarText(key) : null;
}

/** A scalar as it was written; `null` when it holds what is no text. */
function scalarText(node: ParsedNode): string | null {
  const text = isScalar(node) ? node.source : '';
  return !text.includes('\u0000') && text.isWellFormed() ? text : null;
}

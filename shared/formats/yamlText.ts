import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, Scalar, visit } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import { failed, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { maximalDepth } from '../base/strictJson.ts';
import type { Failure, TextFault } from '../domain/failure.ts';

/** A YAML text that was parsed, and where everything in it stands. */
export type YamlText = { readonly documents: readonly Document.Parsed[]; readonly lines: LineCounter };

/** Keys that name something every object inherits. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses a text as YAML 1.2, of which JSON is a part, whatever version it claims: keys are unique, `no` and `12:30` stay
 * texts, and nothing refers, merges, or has a type of its own. Otherwise the failure `fileNotWellFormed` with the place.
 */
export function parseYaml(text: string, name: string): Result<YamlText, Failure> {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return failed({ kind: 'fileEmpty', name });
  for (const document of documents) {
    const found = faultOf(document);
    if (found === null) continue;
    const { line, col } = lines.linePos(found.offset);
    return failed({
      kind: 'fileNotWellFormed',
      name,
      line: Math.max(1, line),
      column: Math.max(1, col),
      fault: found.fault,
    });
  }
  return ok({ documents, lines });
}

type Found = { readonly fault: TextFault; readonly offset: number };

function faultOf(document: Document.Parsed): Found | null {
  const error =
    document.errors[0] ?? document.warnings.find((warning) => warning.code === 'TAG_RESOLVE_FAILED');
  if (error !== undefined) {
    const offset = openQuote(document, error) ?? error.pos[0];
    return { fault: faultsOfErrors[error.code] ?? 'syntax', offset };
  }
  return unsafePart(document.contents, 0, 0);
}

/** Where a quote begins that is never closed: the parser only sees that the text is over. */
function openQuote(document: Document.Parsed, error: YAMLError): number | undefined {
  if (error.code !== 'MISSING_CHAR') return undefined;
  let start: number | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      const isQuoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
      if (isQuoted && range && range[1] >= error.pos[0]) start = range[0];
    },
  });
  return start;
}

const faultsOfErrors: Partial<Record<YAMLError['code'], TextFault>> = {
  DUPLICATE_KEY: 'duplicateKey',
  RESOURCE_EXHAUSTION: 'depth',
  TAG_RESOLVE_FAILED: 'tag',
  TAB_AS_INDENT: 'tab',
};

/** The first thing that two readers could understand differently, or that grows when it is read. */
function unsafePart(node: unknown, depth: number, offset: number): Found | null {
  if (isAlias(node)) return { fault: 'alias', offset: node.range?.[0] ?? offset };
  if (!isMap(node) && !isSeq(node)) return null;
  const start = node.range?.[0] ?? offset;
  if (depth === maximalDepth) return { fault: 'depth', offset: start };
  if (isSeq(node)) return firstOf(node.items, (item) => unsafePart(item, depth + 1, start));
  return firstOf(node.items, ({ key, value }) => {
    const at = isScalar(key) ? (key.range?.[0] ?? start) : start;
    if (!isScalar(key)) return { fault: isAlias(key) ? 'alias' : 'syntax', offset: at };
    if (forbiddenKeys.has(String(key.value))) return { fault: 'forbiddenKey', offset: at };
    if (key.value === '<<') return { fault: 'mergeKey', offset: at };
    return unsafePart(value, depth + 1, at);
  });
}

function firstOf<T>(items: readonly T[], look: (item: T) => Found | null): Found | null {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}

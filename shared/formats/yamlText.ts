import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser, Scalar, visit } from 'yaml';
import type { CST, Document, YAMLError } from 'yaml';
import { failed, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { maximalDepth } from '../base/strictJson.ts';
import type { Failure, TextFault } from '../domain/failure.ts';

/** A YAML text that was parsed, and where everything in it stands. */
export type YamlText = { readonly documents: readonly Document.Parsed[]; readonly lines: LineCounter };

/** Keys that name something every object inherits. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The longest line that is read, in characters: text that people wrote has none near it. JSON may stand on one line. */
export const longestLine = 1024 * 1024;

/** The most documents of one text. */
const mostDocuments = 100;

/** The most tokens of one text: some six of them make one entry of a mapping. */
const mostTokens = 3_000_000;

/**
 * Parses a text as YAML 1.2, of which JSON is a part, whatever version it claims: keys are unique, `no` and `12:30` stay
 * texts, and nothing refers, merges, or has a type of its own. Otherwise the failure `fileNotWellFormed` with the place.
 */
export function parseYaml(text: string, name: string): Result<YamlText, Failure> {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const documents: Document.Parsed[] = [];
  const refused = ({ fault, offset }: Found) => {
    const { line, col } = lines.linePos(offset);
    return failed<Failure>({
      kind: 'fileNotWellFormed',
      name,
      line: Math.max(1, line),
      column: Math.max(1, col),
      fault,
    });
  };
  const long = longLineAt(text);
  if (long !== null)
    return failed({ kind: 'fileNotWellFormed', name, line: long, column: 1, fault: 'longLine' });
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    // Asked below, in time that grows with the keys and not with their square.
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: 'silent',
  });
  const source: TokenSource = { text, lines, excess: null };
  const isClean = isCleanText(text) && !unclean.test(text);
  for (const document of composer.compose(tokensOf(source), false, text.length)) {
    if (source.excess !== null) return refused(source.excess);
    if (documents.length === mostDocuments) return refused({ fault: 'documents', offset: document.range[0] });
    const found = faultOf(document, isClean);
    if (found !== null) return refused(found);
    documents.push(document);
  }
  return documents.length === 0 ? failed({ kind: 'fileEmpty', name }) : ok({ documents, lines });
}

/** The number of the first line that is too long; `null` when none is. */
function longLineAt(text: string): number | null {
  if (/^\s*[[{]/.test(text.slice(0, 1000))) return null;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (end - start > longestLine) return line;
    start = end + 1;
  }
  return null;
}

type TokenSource = { readonly text: string; readonly lines: LineCounter; excess: Found | null };

/** The tokens of a text, up to where it nests too deep or holds too much: composing the rest would take for ever. */
function* tokensOf(source: TokenSource): Generator<CST.Token> {
  const parser = new Parser(source.lines.addNewLine);
  let tokens = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    yield* parser.next(lexeme);
    const fault = ++tokens > mostTokens ? 'tooMuch' : parser.stack.length > 2 * maximalDepth ? 'depth' : null;
    if (fault !== null) {
      source.excess = { fault, offset: parser.offset };
      break;
    }
  }
  yield* parser.end();
}

type Found = { readonly fault: TextFault; readonly offset: number };

function faultOf(document: Document.Parsed, isClean: boolean): Found | null {
  const error =
    document.errors[0] ?? document.warnings.find((warning) => warning.code === 'TAG_RESOLVE_FAILED');
  if (error !== undefined) {
    const offset = openQuote(document, error) ?? error.pos[0];
    return { fault: faultsOfErrors[error.code] ?? 'syntax', offset };
  }
  return unsafePart(document.contents, 0, 0, isClean);
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
function unsafePart(node: unknown, depth: number, offset: number, isClean: boolean): Found | null {
  if (isAlias(node)) return { fault: 'alias', offset: node.range?.[0] ?? offset };
  if (!isClean && isScalar(node) && !isCleanText(node.value))
    return { fault: 'text', offset: node.range?.[0] ?? offset };
  if (!isMap(node) && !isSeq(node)) return null;
  const start = node.range?.[0] ?? offset;
  if (depth === maximalDepth) return { fault: 'depth', offset: start };
  if (isSeq(node)) return firstOf(node.items, (item) => unsafePart(item, depth + 1, start, isClean));
  const keys = new Set<string>();
  return firstOf(node.items, ({ key, value }) => {
    const at = isScalar(key) ? (key.range?.[0] ?? start) : start;
    if (!isScalar(key)) return { fault: isAlias(key) ? 'alias' : 'syntax', offset: at };
    const name = String(key.value);
    if (!isClean && !isCleanText(name)) return { fault: 'text', offset: at };
    if (forbiddenKeys.has(name)) return { fault: 'forbiddenKey', offset: at };
    if (name === '<<') return { fault: 'mergeKey', offset: at };
    if (keys.has(name)) return { fault: 'duplicateKey', offset: at };
    keys.add(name);
    return unsafePart(value, depth + 1, at, isClean);
  });
}

function firstOf<T>(items: readonly T[], look: (item: T) => Found | null): Found | null {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}

/** Every escape that may stand for U+0000 or for half of a character: only where one is, each text is looked at. */
const unclean = /\\(?:0|x00|u0000|U0000|u[dD][89a-fA-F])/;

/** Whether a value is no text, or one without U+0000 and half characters. */
function isCleanText(value: unknown): boolean {
  return typeof value !== 'string' || (!value.includes('\u0000') && value.isWellFormed());
}

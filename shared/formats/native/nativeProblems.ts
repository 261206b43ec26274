import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, LineCounter } from 'yaml';
import type * as v from 'valibot';
import { nearestTo } from '../../base/nearest.ts';
import type { ContentProblem, ContentType } from '../../domain/failure.ts';
import { nativeFileSchema } from './nativeSchema.ts';

type Path = readonly (string | number)[];
type Issue = v.BaseIssue<unknown>;
type Said = ContentProblem extends infer P
  ? P extends ContentProblem
    ? Omit<P, 'line' | 'column'>
    : never
  : never;

/** What the schema found, in the words of the form and with the place in the text, in document order. */
export function problemsOf(
  issues: readonly Issue[],
  document: Document.Parsed,
  lines: LineCounter,
): ContentProblem[] {
  return issues
    .flatMap((issue) => closest(issue, []))
    .map(({ issue, path }) => ({
      ...placeOf(document, path, lines, isAboutKey(issue)),
      ...said(issue, path, document),
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The line and column of what stands at a path, or of what it should stand in when it is missing. */
export function placeOf(
  document: Document.Parsed,
  path: Path,
  lines: LineCounter,
  isKey = false,
): { line: number; column: number } {
  const { line, col } = lines.linePos(offsetOf(document.contents, path, isKey) ?? 0);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function offsetOf(root: unknown, path: Path, isKey: boolean): number | undefined {
  let node = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
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

type Placed = { readonly issue: Issue; readonly path: Path };

/** Of an item that may be a text or a mapping, the issues of the form that was meant. */
function closest(issue: Issue, above: Path): Placed[] {
  const path = [...above, ...(issue.path ?? []).map((step) => step.key as string | number)];
  if (issue.type !== 'union' || issue.issues === undefined) return [{ issue, path }];
  const inside = issue.issues.filter((each) => each.path !== undefined || each.kind === 'validation');
  return inside.length === 0 ? [{ issue, path }] : inside.flatMap((each) => closest(each, path));
}

function isAboutKey(issue: Issue): boolean {
  return issue.path?.at(-1)?.origin === 'key';
}

function said(issue: Issue, path: Path, document: Document.Parsed): Said {
  const last = String(path.at(-1) ?? '');
  const text = textOf(issue.input);
  if (issue.type === 'strict_object' && isAboutKey(issue)) {
    if (issue.expected !== 'never') return { problem: 'missingKey', key: last };
    return { problem: 'unknownKey', key: last, ...near(last, siblingsOf(path, document)) };
  }
  if (issue.type === 'picklist') {
    const options = (issue.expected ?? '').split(/[ |()"]+/).filter((option) => option !== '');
    return { problem: 'notAnOption', text, options, ...near(text, options) };
  }
  if (issue.kind === 'validation') return broken(issue, text);
  return { problem: 'wrongType', expected: typeOf(issue) };
}

function broken(issue: Issue, text: string): Said {
  const { message } = issue;
  if (message === 'key' || message === 'code' || message === 'kind' || message === 'language')
    return { problem: 'wrongText', text, rule: message };
  if (message === 'long') return { problem: 'wrongText', text: text.slice(0, 60), rule: 'long' };
  if (message === 'empty') return { problem: 'wrongText', text, rule: 'empty' };
  const range = rangeOfKey(issue.path?.at(-1)?.key);
  return { problem: 'outOfRange', text, ...range };
}

/** The ranges of the form's numbers, for words; the schema holds them. */
function rangeOfKey(key: unknown): { min: number; max: number } {
  if (key === 'worth') return { min: 0, max: 1 };
  if (key === 'weight') return { min: 0.001, max: 1000 };
  if (key === 'waymarkFramework') return { min: 1, max: 1 };
  return { min: 0, max: 10 };
}

function typeOf(issue: Issue): ContentType {
  switch (issue.type) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    case 'array':
      return 'list';
    case 'union':
      return 'textOrMapping';
    default:
      return 'mapping';
  }
}

function near(text: string, candidates: readonly string[]): { nearest?: string } {
  const nearest = nearestTo(text, candidates);
  return nearest === undefined ? {} : { nearest };
}

function textOf(input: unknown): string {
  return typeof input === 'string' ? input : JSON.stringify(input ?? null).slice(0, 60);
}

/** The keys that the form knows where an unknown one stands, without those that are there already. */
function siblingsOf(path: Path, document: Document.Parsed): string[] {
  const present = document.getIn(path.slice(0, -1), true);
  const taken = isMap(present)
    ? present.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))
    : [];
  return keysAt(nativeFileSchema, path.slice(0, -1)).filter((key) => !taken.includes(key));
}

type AnySchema = {
  readonly type: string;
  readonly entries?: Record<string, AnySchema>;
  readonly item?: AnySchema;
  readonly value?: AnySchema;
  readonly wrapped?: AnySchema;
  readonly options?: readonly AnySchema[];
  readonly getter?: (input: unknown) => AnySchema;
};

/** Follows the schema along a path to the keys of the mapping there. */
function keysAt(root: unknown, path: Path): string[] {
  let schema: AnySchema | undefined = bare(root as AnySchema);
  for (const step of path) {
    if (schema === undefined) return [];
    schema = bare(schema.item ?? schema.value ?? schema.entries?.[String(step)]);
  }
  return Object.keys(schema?.entries ?? {});
}

function bare(schema: AnySchema | undefined): AnySchema | undefined {
  if (schema?.wrapped !== undefined) return bare(schema.wrapped);
  if (schema?.getter !== undefined) return bare(schema.getter(undefined));
  if (schema?.type === 'union')
    return schema.options?.map(bare).find((option) => option?.entries !== undefined);
  return schema;
}

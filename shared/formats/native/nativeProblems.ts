import type * as v from 'valibot';
import { nearestTo } from '../../base/nearest.ts';
import type { ContentPlace, ContentProblem, ContentType } from '../../domain/failure.ts';
import { nativeFileSchema } from './nativeSchema.ts';

/** Keys and indexes that lead from the file's top to a value in it. */
export type Path = readonly (string | number)[];

/** Where a value stands in the source; with `isKey`, where its key does. */
export type PlaceOf = (path: Path, isKey?: boolean) => ContentPlace;

type Issue = v.BaseIssue<unknown>;
type Said = ContentProblem extends infer P
  ? P extends ContentProblem
    ? Omit<P, keyof ContentPlace>
    : never
  : never;

/** What the schema found about a value, in the words of the form and with the place in the source, in its order. */
export function problemsOf(issues: readonly Issue[], value: unknown, placeOf: PlaceOf): ContentProblem[] {
  const problems = issues
    .flatMap((issue) => closest(issue, []))
    .map(({ issue, path }): ContentProblem => {
      // To the schema a list is a mapping of numbers, each of them an unknown key.
      if (isInList(issue))
        return { ...placeOf(path.slice(0, -1)), problem: 'wrongType', expected: 'mapping' };
      return { ...placeOf(path, isAboutKey(issue)), ...said(issue, path, value) };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const text = JSON.stringify(problem);
    return !seen.has(text) && seen.add(text);
  });
}

type Placed = { readonly issue: Issue; readonly path: Path };

/** Of an item that may be a text or a mapping, the issues of the form that was meant. */
function closest(issue: Issue, above: Path): Placed[] {
  const path = [...above, ...(issue.path ?? []).map((step) => step.key as string | number)];
  if (issue.type !== 'union' || issue.issues === undefined || Array.isArray(issue.input))
    return [{ issue, path }];
  const inside = issue.issues.filter((each) => each.path !== undefined || each.kind === 'validation');
  return inside.length === 0 ? [{ issue, path }] : inside.flatMap((each) => closest(each, path));
}

function isInList(issue: Issue): boolean {
  return issue.type === 'strict_object' && Array.isArray(issue.path?.at(-1)?.input);
}

function isAboutKey(issue: Issue): boolean {
  return issue.path?.at(-1)?.origin === 'key';
}

function said(issue: Issue, path: Path, value: unknown): Said {
  const last = String(path.at(-1) ?? '');
  const text = textOf(issue.input);
  if (issue.type === 'strict_object' && isAboutKey(issue)) {
    if (issue.expected !== 'never') return { problem: 'missingKey', key: last };
    return { problem: 'unknownKey', key: last, ...near(last, siblingsOf(path, value)) };
  }
  if (issue.type === 'picklist') {
    const options = (issue.expected ?? '').split(/[ |()"]+/).filter((option) => option !== '');
    return { problem: 'notAnOption', text, options, ...near(text, options) };
  }
  if (issue.message === 'few') return { problem: 'wrongText', text: last, rule: 'few' };
  if (issue.kind === 'validation') return broken(issue, text);
  return { problem: 'wrongType', expected: typeOf(issue) };
}

const textRules = [
  'key',
  'word',
  'code',
  'kind',
  'language',
  'answer',
  'place',
  'characters',
  'empty',
  'long',
] as const;

function broken(issue: Issue, text: string): Said {
  const rule = textRules.find((each) => each === issue.message);
  if (rule !== undefined) return { problem: 'wrongText', text: text.slice(0, 60), rule };
  const range = rangeOfKey(issue.path?.at(-1)?.key);
  return { problem: 'outOfRange', text, ...range };
}

/** The ranges of the form's numbers, for words; the schema holds them. */
function rangeOfKey(key: unknown): { min: number; max: number } {
  if (key === 'worth') return { min: 0, max: 1 };
  if (key === 'weight') return { min: 0.001, max: 1_000_000 };
  if (key === 'min' || key === 'max') return { min: -1_000_000, max: 1_000_000 };
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
function siblingsOf(path: Path, value: unknown): string[] {
  let present = value;
  for (const step of path.slice(0, -1)) present = inside(present, step);
  const taken = new Set(Object.keys(Object(present) as object));
  return keysAt(nativeFileSchema, path.slice(0, -1)).filter((key) => !taken.has(key));
}

function inside(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Partial<Record<string | number, unknown>>)[step]
    : undefined;
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

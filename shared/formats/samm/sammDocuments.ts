import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import type { SetFile } from '../sets/sourceSet.ts';
import { entriesOf, isNothing, numberOf, textOf } from '../yaml/yamlTree.ts';
import type { YamlTree } from '../yaml/yamlTree.ts';
import { parseYamlTrees } from '../yaml/yamlTrees.ts';

/** What a file of SAMM says it is, as its `type` has it. */
export const sammTypes = [
  'Function',
  'Practice',
  'Stream',
  'MaturityLevel',
  'PracticeLevel',
  'Activity',
  'Question',
  'AnswerSet',
] as const;
export type SammType = (typeof sammTypes)[number];

/** One file of SAMM. Keys are asked for in lower case: releases differ in their capitals, as in `answerset`. */
export type SammDocument = {
  readonly type: SammType;
  readonly id: string;
  readonly file: string;
  readonly entries: ReadonlyMap<string, YamlTree>;
  /** The keys as they were written. */
  readonly keys: ReadonlySet<string>;
  readonly lineOf: (key: string) => number;
};

const typeLine = new RegExp(`^type:[ \\t]*["']?(${sammTypes.join('|')})["']?[ \\t]*(#.*)?$`, 'm');

/** Which file of SAMM a text is, without reading it whole; `null` for any other text. */
export function sammTypeOf(text: string): SammType | null {
  if (text.length > 256 * 1024 || !/^id:[ \t]*\S/m.test(text)) return null;
  const type = typeLine.exec(text)?.[1];
  return sammTypes.find((known) => known === type) ?? null;
}

/** Reads one file; fails when it is not YAML that is safe to read. */
export function readSammDocument(file: SetFile): Result<SammDocument, Failure> {
  const text = file.text() ?? '';
  const parsed = parseYamlTrees(text, file.path);
  if (!parsed.ok) return parsed;
  const { trees, lineOf } = parsed.value;
  const [tree, second] = trees;
  if (second !== undefined) {
    const line = lineOf(second.offset);
    return failed({ kind: 'fileNotWellFormed', name: file.path, line, column: 1, fault: 'documents' });
  }
  const entries = new Map<string, YamlTree>();
  const written = entriesOf(tree);
  for (const [key, value] of written) {
    const known = key.toLowerCase();
    if (isNothing(entries.get(known))) entries.set(known, value);
  }
  return ok({
    type: sammTypeOf(text) ?? 'Function',
    id: textOf(entries.get('id')) ?? '',
    file: file.path,
    entries,
    keys: new Set(written.map(([key]) => key)),
    lineOf: (key) => lineOf(entries.get(key)?.offset ?? 0),
  });
}

/** The form of an id that links are followed by: some tools write GUIDs with dashes or capitals. */
export function linkForm(id: string | undefined): string {
  return (id ?? '').toLowerCase().replaceAll('-', '');
}

/** A text of a file, with the character references that its prose has here and there. */
export function sammText(document: SammDocument, key: string): string | undefined {
  const text = textOf(document.entries.get(key));
  return text === undefined ? undefined : plainText(text);
}

/** Numeric character references, and the five that every markup knows, as what they stand for. */
export function plainText(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, ...found: unknown[]) => {
      const [decimal, hexadecimal, name] = found;
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hexadecimal), 16);
      const isText = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isText ? String.fromCodePoint(code) : whole;
    },
  );
}

const named: Partial<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Where a file wants to stand among its like: by its `order`, then by its name. */
export function inOrder(documents: readonly SammDocument[]): SammDocument[] {
  return [...documents].sort((a, b) => {
    const orders = [a, b].map((document) => numberOf(document.entries.get('order')) ?? Infinity);
    const [first = 0, second = 0] = orders;
    if (first !== second) return first - second;
    return a.file < b.file ? -1 : 1;
  });
}

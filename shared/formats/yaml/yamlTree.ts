/**
 * What a YAML text says, as it was written: `5.10` stays `5.10`, and `No` stays `No`. Offsets are positions in the
 * text, for the line of a warning.
 */
export type YamlTree = YamlMap | YamlList | YamlScalar;

export type YamlMap = {
  readonly kind: 'map';
  readonly offset: number;
  /** In the order of the text; never a plain object, so that no key can mean more than a key. */
  readonly entries: ReadonlyMap<string, YamlTree>;
};
export type YamlList = {
  readonly kind: 'list';
  readonly offset: number;
  readonly items: readonly YamlTree[];
};
export type YamlScalar = {
  readonly kind: 'scalar';
  readonly offset: number;
  readonly text: string;
  /** Written without quotes: only then can `null` mean nothing, and `3` a number. */
  readonly isPlain: boolean;
};

const nothing = new Set(['', '~', 'null', 'Null', 'NULL']);

/** Whether nothing stands there: no entry, or an empty one. */
export function isNothing(tree: YamlTree | undefined): tree is undefined {
  return tree === undefined || (tree.kind === 'scalar' && tree.isPlain && nothing.has(tree.text));
}

/** The text of a scalar without white space around it; `undefined` when there is none, or nothing in it. */
export function textOf(tree: YamlTree | undefined): string | undefined {
  if (isNothing(tree) || tree.kind !== 'scalar') return undefined;
  const text = tree.text.trim();
  return text === '' ? undefined : text;
}

/** The number a scalar was written as, with or without quotes; `undefined` when it is none. */
export function numberOf(tree: YamlTree | undefined): number | undefined {
  const text = textOf(tree);
  return text !== undefined && /^[-+]?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

/** What stands under a key; `undefined` when it is no map or has no such key. */
export function entryOf(tree: YamlTree | undefined, key: string): YamlTree | undefined {
  return tree?.kind === 'map' ? tree.entries.get(key) : undefined;
}

/** The entries of a map, in the order of the text; none when it is no map. */
export function entriesOf(tree: YamlTree | undefined): readonly (readonly [string, YamlTree])[] {
  return tree?.kind === 'map' ? [...tree.entries] : [];
}

/** The items of a list; a single value counts as a list of one, and nothing as an empty one. */
export function itemsOf(tree: YamlTree | undefined): readonly YamlTree[] {
  if (isNothing(tree)) return [];
  return tree.kind === 'list' ? tree.items : [tree];
}

/** The texts of a list, without what is no text. */
export function textsOf(tree: YamlTree | undefined): string[] {
  return itemsOf(tree).flatMap((item) => textOf(item) ?? []);
}

/** Anything as text a person can read: lists become lines with dashes, maps lines with their keys. */
export function proseOf(tree: YamlTree | undefined): string {
  if (isNothing(tree)) return '';
  switch (tree.kind) {
    case 'scalar':
      return tree.text.trim();
    case 'list':
      return tree.items
        .map(proseOf)
        .filter((text) => text !== '')
        .map((text) => `- ${indented(text)}`)
        .join('\n');
    case 'map':
      return [...tree.entries]
        .map(([key, value]) => [key, proseOf(value)] as const)
        .filter(([, text]) => text !== '')
        .map(([key, text]) => (text.includes('\n') ? `${key}:\n  ${indented(text)}` : `${key}: ${text}`))
        .join('\n');
  }
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

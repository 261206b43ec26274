import { describe, expect, it } from 'vitest';
import { entryOf, isNothing, itemsOf, numberOf, proseOf, textOf, textsOf } from './yamlTree.ts';
import type { YamlTree } from './yamlTree.ts';
import { parseYamlTrees } from './yamlTrees.ts';

function treeOf(text: string): YamlTree {
  const parsed = parseYamlTrees(text, 'a.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value.trees[0]!;
}

function faultOf(text: string): string {
  const parsed = parseYamlTrees(text, 'a.yaml');
  if (parsed.ok) return 'read';
  const { failure } = parsed;
  return failure.kind === 'fileNotWellFormed' ? `${failure.fault} in line ${failure.line}` : failure.kind;
}

/** Ten anchors, each naming the one before ten times: a thousand million items if one believed it. */
const billionLaughs = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((name, i) => {
    const before = 'abcdefghi'.charAt(i);
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`;
  }),
].join('\n');

describe('a YAML text', () => {
  it('keeps scalars as they were written', () => {
    const tree = treeOf('a: 5.10\nb: No\nc: 1_000\nd: 12:30:45\ne: "3"\nf: 2026-01-01\ng: 0x1F');
    expect('abcdefg'.split('').map((key) => textOf(entryOf(tree, key)))).toEqual([
      '5.10',
      'No',
      '1_000',
      '12:30:45',
      '3',
      '2026-01-01',
      '0x1F',
    ]);
  });

  it('keeps them under the older rules as well', () => {
    expect(textOf(entryOf(treeOf('%YAML 1.1\n---\na: no\n'), 'a'))).toBe('no');
  });

  it.each(['a:', 'a: ~', 'a: null', 'a:\n  #993300', 'b: 1'])('has nothing where %j says nothing', (text) => {
    expect(isNothing(entryOf(treeOf(text), 'a'))).toBe(true);
  });

  it('has a text where the word for nothing is quoted', () => {
    expect(textOf(entryOf(treeOf('a: "null"'), 'a'))).toBe('null');
  });

  it('reads numbers with and without quotes, and nothing else as a number', () => {
    const tree = treeOf('- 3\n- "0.25"\n- -1\n- x\n- 1e3\n- [1]\n-');
    expect(itemsOf(tree).map(numberOf)).toEqual([3, 0.25, -1, undefined, undefined, undefined, undefined]);
  });

  it('gives a single value where a list may stand, and no nothing', () => {
    const tree = treeOf('a: one\nb: [one, two]\nc:\n');
    expect(['a', 'b', 'c'].map((key) => textsOf(entryOf(tree, key)))).toEqual([['one'], ['one', 'two'], []]);
  });

  it('says lists and maps as lines', () => {
    expect(proseOf(treeOf('a: one\nb:\nc:\n  - two\n  - |\n    three\n    four\n'))).toBe(
      'a: one\nc:\n  - two\n  - three\n    four',
    );
  });

  it('has several documents, and lines that count from one', () => {
    const text = '---\na: 1\n---\nb: 2\n';
    const parsed = parseYamlTrees(text, 'a.yaml');
    const lines = parsed.ok ? parsed.value.trees.map(({ offset }) => parsed.value.lineOf(offset)) : [];
    expect(lines).toEqual([2, 4]);
  });

  it.each([
    ['billion laughs', billionLaughs, 'alias in line 2'],
    ['an anchor that holds itself', 'a: &a [*a]', 'alias in line 1'],
    ['a key twice', 'a: 1\nb:\n  c: 1\n  c: 2', 'duplicateKey in line 4'],
    ['a key twice, once in quotes', 'a: 1\n"a": 2', 'duplicateKey in line 2'],
    ['a key every object inherits', 'a:\n  __proto__: {polluted: true}', 'forbiddenKey in line 2'],
    ['a list as a key', 'a: 1\n? [b]\n: 2', 'syntax in line 1'],
    ['a merge', 'a: 1\n<<: {b: 2}', 'mergeKey in line 2'],
    ['a tag of another program', 'a: 1\nb: !!python/object:os.system x', 'tag in line 2'],
    ['an unknown tag', '!mine {a: 1}', 'tag in line 1'],
    ['a tab for indentation', 'a:\n\tb: 1', 'tab in line 2'],
    ['an open quote', 'a: 1\nb: "open', 'syntax in line 2'],
    ['a character no text may have', 'a: "\\0"', 'text in line 1'],
    ['half a character', 'a: "\\uD800"', 'text in line 1'],
  ])('is refused for %s', (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    ['brackets', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
    ['braces', (depth: number) => '{a: '.repeat(depth) + '}'.repeat(depth)],
    ['dashes', (depth: number) => `${'- '.repeat(depth)}x`],
    ['open brackets', (depth: number) => '['.repeat(depth)],
    [
      'indentation',
      (depth: number) =>
        Array.from({ length: Math.min(depth, 2000) }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
  ])('is refused for nesting by %s', (_, nested) => {
    expect(faultOf(nested(20_000))).toMatch(/^depth in line \d+$/);
  });

  it('may nest as deeply as is read', () => {
    expect(faultOf('['.repeat(64) + ']'.repeat(64))).toBe('read');
    expect(faultOf('['.repeat(65) + ']'.repeat(65))).toBe('depth in line 1');
  });

  it('is refused for an endless line, and for more documents than anybody means', () => {
    expect(faultOf(`a: 1\nb: ${'x'.repeat(1024 ** 2)}`)).toBe('longLine in line 2');
    expect(faultOf('---\na\n'.repeat(101))).toBe('documents in line 201');
  });

  it('of very many keys is read', () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `key${i}: ${i}`).join('\n');
    // The square of so many keys takes minutes, longer than a test may.
    expect(faultOf(text)).toBe('read');
  });
});

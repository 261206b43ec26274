import { describe, expect, it } from 'vitest';
import { longestLine, parseYaml } from './yamlText.ts';

function faultOf(text: string) {
  const parsed = parseYaml(text, 'alder.yaml');
  if (parsed.ok) return null;
  return parsed.failure.kind === 'fileNotWellFormed'
    ? [parsed.failure.fault, parsed.failure.line]
    : parsed.failure.kind;
}

/** Nine lists of nine references each: nine to the ninth power when they are followed. */
function laughs(): string {
  const lines = ['a0: &a0 [ha, ha]'];
  for (let i = 1; i < 9; i++) {
    const refers = Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ');
    lines.push(`a${i}: &a${i} [${refers}]`);
  }
  return lines.join('\n');
}

describe('a YAML text', () => {
  it.each([
    ['an alias that grows when it is followed', laughs(), 'alias', 2],
    ['a type of another program', 'a: !!js/function "x"', 'tag', 1],
    ['an object of another program', 'a: !!python/object:os.system ls', 'tag', 1],
    ['a merge key', 'a: 1\n<<: {b: 1}', 'mergeKey', 2],
    ['a key that every object inherits', 'a:\n  __proto__: {b: 1}', 'forbiddenKey', 2],
    ['a constructor', 'constructor: {prototype: 1}', 'forbiddenKey', 1],
    ['the same key twice', 'a: 1\nb: 2\na: 3', 'duplicateKey', 3],
    ['the same key twice, quoted once', 'a: 1\n"a": 3', 'duplicateKey', 2],
    ['a tab as indent', 'a:\n\tb: 1', 'tab', 2],
    ['U+0000', 'a: "\\0"', 'text', 1],
    ['half a character', 'a: "\\ud800"', 'text', 1],
    ['a list that never closes', 'a:\n  - [1, 2', 'syntax', 2],
    ['lists in lists in lists', '['.repeat(20_000), 'depth', 1],
    ['more documents than are read', '---\n'.repeat(200), 'documents', 101],
    ['a line that nobody wrote', `a: 1\nb: ${'x'.repeat(longestLine + 1)}`, 'longLine', 2],
  ])('with %s is refused, with its line', (_, text, fault, line) => {
    expect(faultOf(text)).toEqual([fault, line]);
  });

  it('that nests as deep as is allowed is read, and one step deeper is not', () => {
    const nested = (depth: number) =>
      Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n') + ' 1';
    expect(faultOf(nested(64))).toBeNull();
    expect(faultOf(nested(65))?.[0]).toBe('depth');
  });

  it('in JSON may stand on one line', () => {
    expect(faultOf(`{"a": "${'x'.repeat(longestLine)}"}`)).toBeNull();
  });

  it('with nothing but comments is empty', () => {
    expect(faultOf('# only this\n')).toBe('fileEmpty');
  });

  it('compares the keys of a wide mapping in time that grows with their number', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: 1`).join('\n');
    expect(faultOf(`${keys(10_000)}\nk7: 2`)).toEqual(['duplicateKey', 10_001]);
  });
});

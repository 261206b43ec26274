import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../base/assert.ts';
import { readValues } from './textValues.ts';

function read(text: string) {
  const read = readValues(text, 'alder.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

describe('the values of a text', () => {
  it('stay as they were written where a number would lose something', () => {
    const text = 'a: 5.10\nb: 1_000\nc: 12:30:45\nd: No\ne: 2026-01-01\nf: 0x1F\ng: 007\nh: 3\ni: 2.5\nj: ~';
    expect(read(text).values).toEqual([
      {
        a: '5.10',
        b: '1_000',
        c: '12:30:45',
        d: 'No',
        e: '2026-01-01',
        f: '0x1F',
        g: '007',
        h: 3,
        i: 2.5,
        j: null,
      },
    ]);
  });

  it('keep keys that look like numbers', () => {
    expect(read('1.10: a\n2: b').values).toEqual([{ '1.10': 'a', '2': 'b' }]);
  });

  it('know their lines in YAML', () => {
    const { values, lineOf } = read('a: 1\nb:\n  - c: 1\n  - d: 1\n');
    const { b } = values[0] as { b: unknown[] };
    expect(b.map(lineOf)).toEqual([3, 4]);
  });

  it('in JSON are told with line and column when they are broken', () => {
    expect(readValues('{\n  "a": 1,\n  "a": 2\n}', 'x.json')).toEqual({
      ok: false,
      failure: { kind: 'fileNotWellFormed', name: 'x.json', line: 3, column: 3, fault: 'duplicateKey' },
    });
  });

  it('are the same in JSON and, written as JSON, in YAML', () => {
    const plain = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(fc.string(), fc.integer(), fc.boolean()),
    );
    fc.assert(
      fc.property(plain, (value) => {
        const asYaml = read(`---\n${JSON.stringify(value)}`);
        expect(known(asYaml.values[0], 'a document')).toEqual(value);
        expect(read(JSON.stringify(value)).values).toEqual([value]);
      }),
    );
  });
});

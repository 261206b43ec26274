import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonicalJson.ts';
import { jsonFault, parseStrictJson } from './strictJson.ts';

describe('Strict JSON', () => {
  it.each([
    ['[1,]', 'syntax'],
    ['{"a":1', 'syntax'],
    ['"never closed', 'syntax'],
    ['NaN', 'syntax'],
    ['', 'syntax'],
    ['[1]]', 'syntax'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'depth'],
    [`${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`, 'depth'],
    ['{"a":1,"a":1}', 'duplicateKey'],
    ['{"a":1,"\\u0061":2}', 'duplicateKey'],
    ['[{"x":{"b":":","b":2}}]', 'duplicateKey'],
    ['{"__proto__":{"polluted":true}}', 'forbiddenKey'],
    ['{"a":[{"constructor":{"prototype":{}}}]}', 'forbiddenKey'],
    ['{"prototype":1}', 'forbiddenKey'],
    ['"\\ud800"', 'text'],
    ['{"\\udc00":1}', 'text'],
    ['"a\\u0000b"', 'text'],
    ['1e400', 'number'],
    ['[-0]', 'number'],
    ['9007199254740993', 'number'],
  ])('refuses %.60s as a fault of %s', (text, fault) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, failure: fault });
  });

  it('reads 64 levels of nesting', () => {
    expect(parseStrictJson(`${'['.repeat(64)}${']'.repeat(64)}`).ok).toBe(true);
  });

  it('leaves the prototype of all objects alone', () => {
    parseStrictJson('{"__proto__":{"polluted":true}}');
    expect('polluted' in {}).toBe(false);
  });

  const jsonValue = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' });

  it('reads what JSON.parse reads, or names what it does not read', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const read = parseStrictJson(JSON.stringify(value, null, indent));
        if (read.ok) expect(read.value).toEqual(JSON.parse(JSON.stringify(value)));
        else expect(['text', 'number', 'forbiddenKey', 'depth']).toContain(read.failure);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('{}[]":,\\au0 1-e')) }), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const read = parseStrictJson(text);
        if (!isJson) expect(read).toMatchObject({ ok: false });
      }),
      { numRuns: 3000 },
    );
  });

  it('reads back whatever a value without fault is written as', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(parseStrictJson(canonicalJson(value)).ok).toBe(
          jsonFault(JSON.parse(JSON.stringify(value))) === null,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('Canonical JSON', () => {
  it('is the same text whatever order the keys were set in', () => {
    expect(canonicalJson({ b: 1, a: [{ d: undefined, c: null, 10: 'x', 9: 'y' }] })).toBe(
      '{"a":[{"10":"x","9":"y","c":null}],"b":1}',
    );
  });

  it('is the text of the same value, and its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

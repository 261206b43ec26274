import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfJsonFault } from './jsonPlace.ts';
import { parseStrictJson } from './strictJson.ts';

describe('the place of a fault in JSON', () => {
  it.each([
    ['{"a":1,}', 'syntax', 1, 8],
    ['{"a":1\n "b":2}', 'syntax', 2, 2],
    ['{\n  "a": [1, 2\n', 'syntax', 3, 1],
    ['{"a":1} x', 'syntax', 1, 9],
    ['{"a":"tab\there"}', 'syntax', 1, 6],
    ['[01]', 'syntax', 1, 2],
    ['{"a":1,\n\n"a":2}', 'duplicateKey', 3, 1],
    ['{"a":1,"\\u0061":2}', 'duplicateKey', 1, 8],
    ['{"x":{"__proto__":1}}', 'forbiddenKey', 1, 7],
    ['{"a":"\\ud800"}', 'text', 1, 6],
    ['[1e400]', 'number', 1, 2],
    ['['.repeat(65), 'depth', 1, 65],
  ])('of %j is named with line and column', (text, fault, line, column) => {
    expect(placeOfJsonFault(text)).toEqual({ fault, line, column });
  });

  it('is found exactly where the text is refused, whatever is broken in it', () => {
    const json = fc.json({ maxDepth: 4 });
    const broken = fc
      .tuple(json, fc.nat(), fc.constantFrom('"', ',', '}', ']', '{', ':', '\\', '0', ' '))
      .map(([text, at, mark]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + mark + text.slice(place);
      });
    fc.assert(
      fc.property(fc.oneof(json, broken), (text) => {
        expect(placeOfJsonFault(text) === null).toBe(parseStrictJson(text).ok);
      }),
    );
  });
});

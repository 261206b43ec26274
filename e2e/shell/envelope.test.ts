import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './envelope.ts';

const bytes = fc.uint8Array({ maxLength: 50 }).map((array) => new Uint8Array(array));

const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    bytes,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('$')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

describe('the envelope', () => {
  it('gives back what was put in', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(unpack(pack(value))).toStrictEqual(value);
      }),
    );
  });

  it('reads a Node buffer that lies within a larger one', () => {
    const packed = pack({ part: new Uint8Array([1, 2, 3]) });
    const larger = Buffer.concat([Buffer.from('before'), packed, Buffer.from('after')]);
    const { part } = unpack(larger.subarray(6, 6 + packed.length)) as { part: Uint8Array };
    expect(part.buffer.byteLength).toBe(3);
    expect([...part]).toEqual([1, 2, 3]);
  });

  it.each([
    ['a function', () => 1],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['a blob', new Blob(['x'])],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
  ])('refuses %s instead of losing it', (_what, value) => {
    expect(() => pack({ value })).toThrow('could not be cloned');
  });
});

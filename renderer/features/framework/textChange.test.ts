import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeBetween } from './textChange.ts';

it('marks the word that goes and nothing else', () => {
  expect(changeBetween('Cost of one release.formats', 'Cost of one release.')).toEqual({
    start: 'Cost of one release.',
    removed: 'formats',
    added: '',
    end: '',
  });
});

it('puts both texts together again, whatever they are', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  fc.assert(
    fc.property(text, text, text, text, (start, one, other, end) => {
      const before = start + one + end;
      const after = start + other + end;
      const change = changeBetween(before, after);
      expect(change.start + change.removed + change.end).toBe(before);
      expect(change.start + change.added + change.end).toBe(after);
    }),
  );
});

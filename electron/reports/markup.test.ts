import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, markup } from './markup.ts';

const meanings: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#13;': '\r',
};
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '/', ';', '#', 'a', '\0', '\r', '\n') }),
  fc.string({ unit: fc.constantFrom('</script>', '<!--', ']]>', '&lt;', '&amp', '&#x3c;', '\uD800', '😀') }),
);

describe('escaping', () => {
  test('gives back any text when it is read, but for what HTML cannot hold', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const readBack = escaped(text).replace(
          /&(?:amp|lt|gt|quot|#39|#13);/g,
          (entity) => meanings[entity]!,
        );
        expect(readBack).toBe(text.toWellFormed().replaceAll('\0', '\uFFFD'));
      }),
    );
  });

  test('leaves nothing that opens a tag, ends an attribute or begins a foreign entity', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escaped(text)).not.toMatch(/[<>"'\0\r]|&(?!(?:amp|lt|gt|quot|#39|#13);)/);
      }),
    );
  });
});

test('a template escapes texts and takes markup as it is', () => {
  const bold = markup`<b>${'a < b'}</b>`;
  expect(markup`<p title="${'"x"'}">${bold}${[bold, bold]} ${3}</p>`.source).toBe(
    '<p title="&quot;x&quot;"><b>a &lt; b</b><b>a &lt; b</b><b>a &lt; b</b> 3</p>',
  );
});

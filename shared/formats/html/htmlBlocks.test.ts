import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlPage, looksLikeHtml } from './htmlBlocks.ts';

const isLabel = (text: string) => /^(?:Practices?|Outcomes?)$/.test(text);

/** The lines of a page, indented and bulleted as text. */
function shown(html: string): string[] {
  return htmlPage(html, isLabel).blocks.map(
    ({ indent, hasBullet, text }) => `${' '.repeat(indent)}${hasBullet ? '• ' : ''}${text}`,
  );
}

describe('htmlPage', () => {
  it('keeps how lists are nested, and gives a bullet to the first line of an item alone', () => {
    const html = '<p>Top</p><ul><li>One<p>more of it</p><ul><li>Inner</li></ul>after</li><li>Two</li></ul>';
    expect(shown(html)).toEqual(['Top', '  • One', '    more of it', '    • Inner', '    after', '  • Two']);
  });

  it('reads lists whose ends are left out like those that have them', () => {
    const closed = '<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul><p>e</p>';
    expect(shown('<ul><li>a<ul><li>b<li>c</ul><li>d</ul><p>e')).toEqual(shown(closed));
  });

  it('leaves out scripts, styles, comments and drawings, even when they hold tags', () => {
    const html =
      '<style>p { }</style><!-- <p>no</p> --><p>yes<script>"</p><p>no"</script><svg><text>no</text></svg></p>';
    expect(shown(html)).toEqual(['yes']);
  });

  it('marks menus and footers as being around the content', () => {
    const html = '<nav>a</nav><div class="breadcrumb">b</div><div id="x">c</div><footer>d</footer>';
    expect(htmlPage(html, isLabel).blocks.map(({ text, isAround }) => [text, isAround])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
      ['d', true],
    ]);
  });

  it('resolves entities by name and by number, and leaves what means nothing', () => {
    expect(shown('<p>&lt;b&gt; &amp;amp; &#8212; &#x2022; caf&eacute; &#150; &nosuch; AT&T</p>')).toEqual([
      '<b> &amp; — • café – &nosuch; AT&T',
    ]);
  });

  it('lets a reference bring in neither NUL nor half a character', () => {
    expect(shown('<p>a&#0;b&#xD800;c&#x110000;d</p>')).toEqual(['a\ufffdb\ufffdc\ufffdd']);
  });

  it('puts an emphasised label on a line of its own, and no other emphasis', () => {
    expect(shown('<p><b>Practice</b> Do <b>it</b> well.</p>')).toEqual(['Practice', 'Do it well.']);
  });

  it('says the heading of a column before each of its cells, also below a cell that spans rows', () => {
    const html =
      '<table><tr><th>Level<th>Practices<th>Outcomes<tr><td rowspan=2>2 Basic<td>p<td>o<tr><td>q<td>r</table>';
    expect(shown(html)).toEqual([
      '2 Basic',
      'Practices',
      'p',
      'Outcomes',
      'o',
      'Practices',
      'q',
      'Outcomes',
      'r',
    ]);
  });

  it('keeps lines and spaces of preformatted text', () => {
    expect(shown('<pre>one\n  two\n\nthree</pre><p>four  five')).toEqual([
      'one',
      '  two',
      '',
      'three',
      'four five',
    ]);
  });

  it('counts lines in the source, whatever joins them on the page', () => {
    const { blocks } = htmlPage('<p>\n\none\ntwo</p>\n<p>three', isLabel);
    expect(blocks.map(({ line, text }) => [line, text])).toEqual([
      [3, 'one two'],
      [5, 'three'],
    ]);
  });

  it('trusts where a browser saved a page from more than what the page says of itself', () => {
    const html =
      '<!-- saved from url=(0014)https://a.test --><link rel="canonical" href="https://b.test?x=1&amp;y=2">';
    expect(htmlPage(html, isLabel).addresses).toEqual(['https://a.test', 'https://b.test?x=1&y=2']);
  });

  it('loses nothing of a page that breaks off inside a tag, a script or an attribute', () => {
    expect(shown('<p>one<p title="two')).toEqual(['one<p title="two']);
    expect(shown('<p>one<script>two')).toEqual(['onetwo']);
    expect(shown('<p>a < b <3')).toEqual(['a < b <3']);
  });

  it('never throws, whatever the bytes', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '<ul>',
      '<li>',
      '</ul>',
      '<td>',
      '</table>',
      '<p',
      ' a="',
      "'",
      '&#',
      ';',
      '<pre>',
      '</li>',
      '<script>',
      '</script',
      'text',
      '\n',
      '<h2>',
      '</h2>',
      '<nav>',
      '<svg>',
      '<tr>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const block of htmlPage(pieces.join(''), isLabel).blocks) expect(block.line).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['elements that never close', '<div>'],
    ['lists in lists', '<ul><li>'],
    ['ends without a beginning', '</li></div></x>'],
    ['tables in cells', '<table><tr><td>'],
    ['cells that span', '<td rowspan=99>'],
    ['rows under labels', '<tr><td>Practice<td>Outcome<td>x'],
    ['scripts that never end', '<script>'],
    ['comments that never end', '<!--'],
    ['attributes that never end', '<a b="'],
    ['bare brackets', '<'],
    ['bare ampersands', '&#'],
    ['emphasis without end', '<b>x</b>'],
    ['blank lines', '\n'],
    ['preformatted blank lines', '<pre>\n'],
  ])('reads %s to their end, however many there are', (_, piece) => {
    // What grows with the square of such a length takes longer than a test may.
    const html = `<table><tr><td>Practice<td>Outcome</tr>${piece.repeat(Math.ceil(800_000 / piece.length))}`;
    expect(htmlPage(html, isLabel)).toBeDefined();
  });
});

describe('looksLikeHtml', () => {
  it('knows HTML by its first tag, and takes neither text nor data for it', () => {
    for (const text of [
      '<!doctype html><p>',
      '\n<!-- x --><html>',
      '<ul><li>a',
      '<?xml version="1.0"?>\n<html>',
    ])
      expect(looksLikeHtml(text)).toBe(true);
    for (const text of ['a <b>', '< 5 items', '{"a": "<p>"}', '- <p>', '<5'])
      expect(looksLikeHtml(text)).toBe(false);
  });
});

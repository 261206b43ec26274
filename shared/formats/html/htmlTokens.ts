import { withoutEntities } from './htmlEntities.ts';

/** A piece of an HTML text. Offsets are into the text; names are in lower case. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'comment'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'open';
      readonly at: number;
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'close'; readonly at: number; readonly name: string };

/** Elements whose content is no markup. */
const rawText = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp']);

/**
 * Takes an HTML text apart as browsers do, in one pass: whatever the text, each character is looked at a fixed number
 * of times. What breaks off in the middle of a tag is text, so that a cut page loses nothing.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const closings = new ClosingTags(html);
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (end > at) yield { kind: 'text', at, text: withoutEntities(html.slice(at, end)) };
    if (open === -1) return;
    const found = markupAt(html, open);
    if (found === null) {
      yield { kind: 'text', at: open, text: '<' };
      at = open + 1;
    } else if (found === 'unfinished') {
      yield { kind: 'text', at: open, text: withoutEntities(html.slice(open)) };
      return;
    } else {
      const { token, end } = found;
      at = end;
      if (token?.kind === 'open' && rawText.has(token.name)) {
        const close = closings.after(token.name, at);
        // Without an end it would swallow the rest of the page.
        if (close === null) continue;
        const isText = token.name === 'title' || token.name === 'textarea';
        const text = html.slice(at, close);
        yield token;
        yield { kind: 'text', at, text: isText ? withoutEntities(text) : text };
        at = close;
      } else if (token !== null) yield token;
    }
  }
}

type Markup = { readonly token: HtmlToken | null; readonly end: number };

/** What begins with the `<` at an offset; `null` when that is a character like others. */
function markupAt(html: string, at: number): Markup | 'unfinished' | null {
  if (html.startsWith('<!--', at)) return commentAt(html, at);
  const next = html.charAt(at + 1);
  if (next === '!' || next === '?') return upTo(html, at, null);
  if (next === '/') {
    const name = tagName(html, at + 2);
    return upTo(html, at, name === '' ? null : { kind: 'close', at, name });
  }
  const name = tagName(html, at + 1);
  return name === '' ? null : openTagAt(html, at, name);
}

function commentAt(html: string, at: number): Markup {
  // `<!-->` is a whole comment.
  const empty = /^-?>/.exec(html.slice(at + 4, at + 6));
  if (empty !== null) return { token: null, end: at + 4 + empty[0].length };
  const close = html.indexOf('-->', at + 4);
  const end = close === -1 ? html.length : close;
  return {
    token: { kind: 'comment', at, text: html.slice(at + 4, end) },
    end: close === -1 ? end : close + 3,
  };
}

function upTo(html: string, at: number, token: HtmlToken | null): Markup | 'unfinished' {
  const end = html.indexOf('>', at);
  return end === -1 ? 'unfinished' : { token, end: end + 1 };
}

function tagName(html: string, at: number): string {
  const name = /[A-Za-z][^\s/>]{0,60}/y;
  name.lastIndex = at;
  return name.exec(html)?.[0].toLowerCase() ?? '';
}

function openTagAt(html: string, at: number, name: string): Markup | 'unfinished' {
  const attributes = new Map<string, string>();
  let next = at + 1 + name.length;
  for (;;) {
    const parts = /[\s/]*(?:(>)|([^\s/>=][^\s/>=]*|=[^\s/>=]*)(?:\s*=\s*(?:(["'])|([^\s>"'][^\s>]*)?))?)/y;
    parts.lastIndex = next;
    const match = parts.exec(html);
    if (match === null) return 'unfinished';
    const [whole, close, attribute = '', quote, bare = ''] = match;
    next += whole.length;
    if (close !== undefined) return { token: { kind: 'open', at, name, attributes }, end: next };
    let value = bare;
    if (quote !== undefined) {
      const end = html.indexOf(quote, next);
      if (end === -1) return 'unfinished';
      value = html.slice(next, end);
      next = end + 1;
    }
    const key = attribute.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, withoutEntities(value));
  }
}

/** Finds end tags, and remembers which are not there, so that nobody looks twice. */
class ClosingTags {
  private readonly html: string;
  private readonly missing = new Set<string>();

  constructor(html: string) {
    this.html = html;
  }

  after(name: string, at: number): number | null {
    if (this.missing.has(name)) return null;
    const tag = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    tag.lastIndex = at;
    const match = tag.exec(this.html);
    if (match === null) this.missing.add(name);
    return match?.index ?? null;
  }
}

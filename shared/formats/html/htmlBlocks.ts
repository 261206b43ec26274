import { HtmlNesting } from './htmlNesting.ts';
import type { OpenElement } from './htmlNesting.ts';
import { TableRows } from './htmlTable.ts';
import { htmlTokens } from './htmlTokens.ts';
import type { HtmlToken } from './htmlTokens.ts';

/** One line of an HTML page as a reader sees it: a paragraph, a heading, what a list item says before its own lists. */
export type HtmlBlock = {
  /** Where it begins in the source, from 1. */
  readonly line: number;
  /** In columns, as a text browser would indent it: two for each list. */
  readonly indent: number;
  /** Whether it begins a list item. */
  readonly hasBullet: boolean;
  /** With single spaces, unless it is preformatted. */
  readonly text: string;
  /** The rank of the heading that it is, 1 to 6. */
  readonly heading?: number;
  /** Whether it stands apart from the line before, as paragraphs and headings do. */
  readonly isApart: boolean;
  readonly isPreformatted: boolean;
  /** Whether it belongs to menus and footers around the content. */
  readonly isAround: boolean;
};

export type HtmlPage = {
  readonly blocks: readonly HtmlBlock[];
  readonly title: string;
  /** The addresses the page gives as its own, the most trustworthy first. */
  readonly addresses: readonly string[];
};

/** Whether a text is HTML: it begins with a tag, a comment or a document type. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype\s+html|!--|\?xml[^>]*>\s*<(?:!doctype\s+html|html)|[a-z][a-z\d]*[\s/>])/i.test(
    text.slice(0, 2000),
  );
}

/**
 * Reads HTML as lines of text that keep the nesting of lists. Scripts, styles, drawings and comments are left out;
 * menus and footers are marked. `standsAlone` tells which emphasised words are lines of their own, such as labels that
 * stand before their text.
 */
export function htmlPage(html: string, standsAlone: (text: string) => boolean): HtmlPage {
  const writer = new BlockWriter(html, standsAlone);
  for (const token of htmlTokens(html)) writer.take(token);
  return writer.page();
}

const block = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const apart = new Set('article blockquote caption h1 h2 h3 h4 h5 h6 hr p pre section table'.split(' '));
const emphasis = new Set('b em font i label mark small span strong u'.split(' '));

class BlockWriter {
  private readonly blocks: HtmlBlock[] = [];
  private readonly nesting = new HtmlNesting();
  private readonly tables = new TableRows<HtmlBlock>();
  private readonly html: string;
  private readonly standsAlone: (text: string) => boolean;
  private words: string[] = [];
  /** The length of the words so far. */
  private length = 0;
  private startsAt = 0;
  private isApart = false;
  private title: string | null = null;
  private isTitle = false;
  private readonly canonical: string[] = [];
  private readonly savedFrom: string[] = [];
  /** How far lines were counted, and where the next one begins: offsets only grow. */
  private line = 1;
  private nextBreak: number;

  constructor(html: string, standsAlone: (text: string) => boolean) {
    this.html = html;
    this.nextBreak = breakAfter(html, 0);
    this.standsAlone = standsAlone;
  }

  take(token: HtmlToken): void {
    if (token.kind === 'text') this.write(token.text, token.at);
    else if (token.kind === 'open') this.open(token.name, token.attributes);
    else if (token.kind === 'close') this.close(token.name);
    else this.readComment(token.text);
  }

  page(): HtmlPage {
    this.flush();
    this.tables.finish(this.blocks, this.standsAlone);
    return {
      blocks: this.blocks,
      title: collapsed(this.title ?? ''),
      addresses: [...this.savedFrom, ...this.canonical],
    };
  }

  private write(text: string, at: number): void {
    if (this.isTitle) {
      this.title ??= text;
      return;
    }
    if (this.nesting.isDropped) return;
    if (this.nesting.isOpen('pre')) {
      const [first = '', ...lines] = text.split('\n');
      this.append(first, at);
      let offset = at + first.length + 1;
      for (const line of lines) {
        this.flush();
        this.append(line, offset);
        offset += line.length + 1;
      }
    } else this.append(text, at);
  }

  private append(text: string, at: number): void {
    if (this.words.length === 0) {
      const blank = text.length - text.trimStart().length;
      if (blank === text.length && !this.nesting.isOpen('pre')) return;
      this.startsAt = at + blank;
    }
    this.words.push(text);
    this.length += text.length;
  }

  private open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'title') this.isTitle = true;
    if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.get('rel') ?? ''))
      this.canonical.unshift(attributes.get('href') ?? '');
    if (name === 'meta' && attributes.get('property') === 'og:url')
      this.canonical.push(attributes.get('content') ?? '');
    if (name === 'br') this.flush();
    if (block.has(name)) this.breakLine(name);
    const opened = this.nesting.open(name, attributes, (element) => this.leave(element));
    if (name === 'table') this.tables.openTable();
    if (name === 'tr') this.tables.openRow(this.blocks, this.standsAlone);
    if (opened !== null && (name === 'td' || name === 'th')) this.label(attributes);
  }

  /** Says the heading of a cell's column before the cell, where it is a line of its own. */
  private label(attributes: ReadonlyMap<string, string>): void {
    const label = this.tables.openCell(this.blocks, Number(attributes.get('rowspan') ?? 1));
    if (label !== null && this.standsAlone(label.text))
      this.blocks.push({ ...label, isAround: this.nesting.isAround });
  }

  private close(name: string): void {
    if (name === 'title') this.isTitle = false;
    // Only what is short is put together for a look: emphasis may end a thousand times in one paragraph.
    const isShort = this.length > 0 && this.length < 40;
    if (isShort && emphasis.has(name) && this.standsAlone(collapsed(this.words.join('')))) this.flush();
    if (block.has(name)) this.breakLine(name);
    this.nesting.close(name, (element) => this.leave(element));
  }

  /** Ends what an element that closes has left open. */
  private leave(element: OpenElement): void {
    this.flush();
    if (element.name === 'table') this.tables.closeTable(this.blocks, this.standsAlone);
  }

  private breakLine(name: string): void {
    this.flush();
    if (apart.has(name)) this.isApart = true;
  }

  private flush(): void {
    // What is left out may stand in the middle of a line.
    if (this.words.length === 0 || this.nesting.isDropped) return;
    const raw = this.words.join('');
    const isPreformatted = this.nesting.isOpen('pre');
    const text = isPreformatted ? raw.trimEnd() : collapsed(raw);
    this.words = [];
    this.length = 0;
    if (text === '' && !isPreformatted) return;
    const heading = this.nesting.heading;
    this.blocks.push({
      line: this.lineAt(this.startsAt),
      ...this.nesting.placeOfLine(),
      text,
      ...(heading !== null && { heading }),
      isApart: this.isApart,
      isPreformatted,
      isAround: this.nesting.isAround,
    });
    this.isApart = false;
  }

  private readComment(text: string): void {
    const address = /^\s*saved from url=\(\d+\)\s*(\S+)/i.exec(text)?.[1];
    if (address !== undefined) this.savedFrom.push(address);
  }

  private lineAt(offset: number): number {
    while (this.nextBreak < offset) {
      this.line++;
      this.nextBreak = breakAfter(this.html, this.nextBreak + 1);
    }
    return this.line;
  }
}

function breakAfter(html: string, at: number): number {
  const next = html.indexOf('\n', at);
  return next === -1 ? Infinity : next;
}

/** With single spaces, and without characters that only tell where a word may break. */
function collapsed(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

import { htmlPage, looksLikeHtml } from '../html/htmlBlocks.ts';
import type { HtmlBlock } from '../html/htmlBlocks.ts';
import { blankLine, labelOfText, levelOf, pageLine, pageLines, withWholeLevels } from './iviLines.ts';
import type { PageLine } from './iviLines.ts';

/** The lines of a page, whichever way they came. */
export type PageSource = {
  readonly isHtml: boolean;
  readonly lines: readonly PageLine[];
  /** What the page gives as its own address, the most trustworthy first. */
  readonly addresses: readonly string[];
};

/** Takes a page apart into lines: plain text as it is, HTML as a text browser would show it. */
export function pageSource(text: string): PageSource {
  if (!looksLikeHtml(text)) return { isHtml: false, lines: pageLines(text), addresses: [] };
  const page = htmlPage(text, (words) => labelOfText(words) !== null);
  return { isHtml: true, lines: withWholeLevels(contentLines(page.blocks)), addresses: page.addresses };
}

/** Menus and footers are left out, unless what says the levels is taken for one of them. */
function contentLines(blocks: readonly HtmlBlock[]): PageLine[] {
  const content = linesOf(blocks.filter((block) => !block.isAround));
  const hasLevels = (lines: readonly PageLine[]) => lines.some((line) => levelOf(line) !== null);
  if (hasLevels(content)) return content;
  const all = linesOf(blocks);
  return hasLevels(all) ? all : content;
}

function linesOf(blocks: readonly HtmlBlock[]): PageLine[] {
  return blocks.flatMap((block) => {
    const line = lineOf(block);
    return block.isApart ? [blankLine(line.number), line] : [line];
  });
}

function lineOf(block: HtmlBlock): PageLine {
  const written = pageLine(block.text, block.line);
  const heading = block.heading === undefined ? {} : { heading: block.heading };
  if (block.isPreformatted) return { ...written, ...heading };
  if (!block.hasBullet) return { ...written, indent: block.indent + written.indent, ...heading };
  return {
    number: block.line,
    indent: block.indent,
    hasBullet: true,
    body: written.body,
    // In text that is kept, an item shows its bullet.
    trimmed: `• ${written.body}`,
    ...heading,
  };
}

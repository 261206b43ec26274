import type { Level, Node } from '#shared/model/framework.ts';
import { itemLists, levelsOfNode, type ItemList, type ShownItem } from './shownLevels.ts';
import { nameOf } from '#renderer/parts/nodeNames.ts';

/** The words of the application in a copied page. */
export type MarkdownWords = {
  readonly lists: Readonly<Record<ItemList, { readonly one: string; readonly other: string }>>;
  readonly level: (level: number, name: string) => string;
};

/** A page to copy, and how far it stands below the first one (0 for that itself). */
export type CopiedPage = { readonly node: Node; readonly depth: number };

/**
 * Pages as Markdown, without any HTML: what a page says stands there as text, whatever signs it holds. Headings go
 * down with the tree and end at the sixth, the last that Markdown has.
 */
export function nodeMarkdown(
  pages: readonly CopiedPage[],
  levels: readonly Level[],
  words: MarkdownWords,
): string {
  return `${pages.map(({ node, depth }) => pageMarkdown(node, depth, levels, words)).join('\n\n')}\n`;
}

function pageMarkdown(node: Node, depth: number, levels: readonly Level[], words: MarkdownWords): string {
  const heading = (below: number, text: string) =>
    `${'#'.repeat(Math.min(6, 1 + depth + below))} ${oneLine(text)}`;
  return [
    heading(0, nameOf(node)),
    ...(node.description === '' ? [] : [paragraphs(node.description)]),
    ...node.sections.flatMap(({ heading: title, text }) => [heading(1, title), paragraphs(text)]),
    ...levelsOfNode(node, levels).flatMap(({ level, name, groups }) => [
      // Level 0 is that of frameworks without levels: nothing that a reader knows.
      ...(level === 0 ? [] : [heading(1, words.level(level, name))]),
      ...groups.flatMap((group) =>
        itemLists.flatMap((list) => {
          const items = group[list];
          if (items.length === 0) return [];
          const label = items.length === 1 ? words.lists[list].one : words.lists[list].other;
          return [`**${label}**`, items.map(itemMarkdown).join('\n')];
        }),
      ),
    ]),
  ].join('\n\n');
}

function itemMarkdown({ title, text, question, sections = [] }: ShownItem): string {
  const first = title ? `**${oneLine(title)}** ${oneLine(text)}` : oneLine(text);
  const more = [
    ...(question ? [paragraphs(question)] : []),
    ...sections.map(({ heading, text: own }) => `**${oneLine(heading)}**\n\n${paragraphs(own)}`),
  ];
  // What belongs to an item is indented below it.
  return [`- ${first}`, ...more.map((part) => `\n${part.replace(/^(?=.)/gm, '  ')}\n`)].join('\n');
}

/** A text of one line, with what Markdown would take for signs marked as text. */
function oneLine(text: string): string {
  return plain(text.replace(/\s+/g, ' ').trim());
}

/** A text that keeps its lines: blank ones part paragraphs, others end with a break. */
function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => plain(line.trim()))
        .join('\n'),
    )
    .join('\n\n');
}

function plain(line: string): string {
  return line
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replace(/^(?:#{1,6}(?=\s|$)|[+-](?=\s)|={2,}|~{3,})/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/&(?=#?\w+;)/g, '\\&');
}

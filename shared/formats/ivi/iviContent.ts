import type { Section } from '../../model/framework.ts';
import { introducedName, isPageHeading, labelOf } from './iviLines.ts';
import type { PageLine } from './iviLines.ts';
import { isPlanning, pageParts, textOf } from './iviParts.ts';
import type { PagePart } from './iviParts.ts';
import { findPoms } from './iviPoms.ts';
import type { FoundPoms } from './iviPoms.ts';
import { readStructure } from './iviStructure.ts';
import type { ListedNode } from './iviStructure.ts';

/** What a page says below its name. */
export type PageContent = {
  readonly description: string;
  readonly sections: readonly Section[];
  /** The nodes below, as the page lists them. */
  readonly listed: readonly ListedNode[];
  readonly poms: FoundPoms;
  readonly levelLines: readonly PageLine[];
  /** Whether the page announces levels, or names their lists, and has none. */
  readonly isLost: boolean;
  /** The lines under the announcement of levels that stand in none. */
  readonly unplaced: readonly PageLine[];
  /** The name that the introduction to the levels gives the page, and its line. */
  readonly introduced: { readonly name: string; readonly line: PageLine } | null;
  /** The last line of the page that says something; a footer may be glued to it. */
  readonly last: PageLine | null;
  /** Whether the levels end the page. */
  readonly endsInLevels: boolean;
  /** The headings under which the page has something, in lower case. */
  readonly headings: readonly string[];
  readonly isEmpty: boolean;
};

/** Reads description, sections, lists and levels from the lines below a page's name. */
export function pageContent(lines: readonly PageLine[]): PageContent {
  const written = lines.filter((line) => line.body !== '');
  const isDashed = written.length > 1 && written[0]?.hasBullet === true && written[0].indent === 0;
  const parts = pageParts(lines);
  const levelLines = parts.filter((part) => part.kind === 'levels').flatMap((part) => part.lines);
  const poms = findPoms(levelLines);
  const introductions = parts.flatMap((part) => part.introduction);
  // What stands under an announcement of levels, or is left of their lists.
  const isLost =
    levelLines.length === 0 &&
    ((introductions.length > 0 && announced(parts).length > 0) || leftOver(lines).length > 0);
  const { description, sections, listed } = readTexts(parts, isDashed);
  const introduced =
    introductions.map((line) => ({ name: introducedName(line), line })).find(hasName) ?? null;
  return {
    description,
    sections: [...sections, ...straySections(poms)],
    listed,
    poms,
    levelLines,
    isLost,
    unplaced: isLost && announced(parts).length === 0 ? leftOver(lines) : announced(parts),
    introduced,
    last: written.at(-1) ?? null,
    endsInLevels: parts.at(-1)?.kind === 'levels',
    headings: parts.flatMap(({ heading }) => (heading === null ? [] : [heading.body.toLowerCase()])),
    isEmpty: written.length === 0,
  };
}

function hasName<T extends { readonly name: string | null }>(each: T): each is T & { readonly name: string } {
  return each.name !== null;
}

/** What stands under the announcement of levels without being in one. */
function announced(parts: readonly PagePart[]): PageLine[] {
  return parts.filter(isPlanning).flatMap((part) => part.lines.filter((line) => line.body !== ''));
}

/** Lines that only a page with levels has. */
function leftOver(lines: readonly PageLine[]): PageLine[] {
  return lines.filter((line) => labelOf(line) !== null);
}

type Texts = Pick<PageContent, 'description' | 'sections' | 'listed'>;

function readTexts(parts: readonly PagePart[], isDashed: boolean): Texts {
  const descriptions: string[] = [];
  const sections: Section[] = [];
  const listed: ListedNode[] = [];
  for (const part of parts.filter(({ kind }) => kind !== 'levels')) {
    const text = textOf(part.lines, isDashed);
    const heading = headingOf(part);
    if (part.kind === 'structure') {
      const structure = readStructure(part.lines, isDashed);
      if (structure.introduction !== '') sections.push({ heading, text: structure.introduction });
      listed.push(...structure.nodes);
      sections.push(...structure.sections);
    } else if (heading === '' || (/^Definition:?$/i.test(heading) && descriptions.length === 0)) {
      if (text !== '') descriptions.push(text);
    } else if (text !== '' || isUnknown(part)) sections.push({ heading, text });
  }
  return { description: descriptions.join('\n\n'), sections, listed };
}

/** The announcement of levels may have come without its heading. */
function headingOf(part: PagePart): string {
  return part.heading?.body ?? (isPlanning(part) ? 'Improvement Planning' : '');
}

/** A heading of HTML that has nothing below it is still something that the page says. */
function isUnknown({ heading }: PagePart): boolean {
  return heading?.heading !== undefined && !isPageHeading(heading);
}

/** The lines between the levels that nothing explains, under the heading they stood below. */
function straySections(poms: FoundPoms): Section[] {
  const headings = [...new Set(poms.strays.map((stray) => stray.heading))];
  return headings.map((heading) => ({
    heading,
    text: poms.strays
      .filter((stray) => stray.heading === heading)
      .map((stray) => stray.line.trimmed)
      .join('\n'),
  }));
}

import type { ReadingWarning } from '../frameworkReading.ts';
import { isPageHeading, isPomIntroduction, isSiteHeader, kindOfCode } from './iviLines.ts';
import type { PageLine } from './iviLines.ts';

export type PageSection = { readonly heading: string; readonly text: string };

/** What a page says before its first level. */
export type PageFront = {
  readonly hasSiteHeader: boolean;
  readonly title: string | null;
  readonly code: string | null;
  /** Paragraphs parted by a blank line; empty when there is none. */
  readonly description: string;
  readonly sections: readonly PageSection[];
  readonly warnings: readonly ReadingWarning[];
};

/** Reads name, code, description and sections from the lines above the first level. */
export function readFront(lines: readonly PageLine[]): PageFront {
  let rest: readonly PageLine[] = lines.slice(firstWritten(lines));
  const hasSiteHeader = rest[0] !== undefined && isSiteHeader(rest[0]);
  if (hasSiteHeader) rest = afterFirst(rest);
  const title = titleOf(rest[0]);
  const isDashed = rest[0]?.hasBullet === true;
  if (title !== null) rest = afterFirst(rest);
  const code = rest[0] !== undefined && kindOfCode(rest[0].body) !== null ? rest[0].body : null;
  if (code !== null) rest = afterFirst(rest);
  const text = (line: PageLine) => (isDashed ? line.body : line.trimmed);
  return { hasSiteHeader, title, code, ...readParagraphs(rest, text) };
}

function firstWritten(lines: readonly PageLine[]): number {
  const index = lines.findIndex((line) => line.body !== '');
  return index === -1 ? lines.length : index;
}

function afterFirst(lines: readonly PageLine[]): readonly PageLine[] {
  const rest = lines.slice(1);
  return rest.slice(firstWritten(rest));
}

/** A first line that is as long as a paragraph is one. */
function titleOf(line: PageLine | undefined): string | null {
  if (line === undefined || isPageHeading(line) || isPomIntroduction(line) || line.body.length > 300)
    return null;
  return kindOfCode(line.body) === null ? line.body : null;
}

function readParagraphs(
  lines: readonly PageLine[],
  textOf: (line: PageLine) => string,
): Pick<PageFront, 'description' | 'sections' | 'warnings'> {
  const description: string[] = [];
  const sections: { heading: string; lines: string[] }[] = [];
  const warnings: ReadingWarning[] = [];
  let isPlanning = false;
  for (const line of lines) {
    if (isPomIntroduction(line)) isPlanning = true;
    else if (isPageHeading(line)) {
      isPlanning = /^Improvement Planning$/i.test(line.body);
      sections.push({ heading: line.body, lines: [] });
    } else {
      (sections.at(-1)?.lines ?? description).push(textOf(line));
      if (isPlanning && line.body !== '')
        warnings.push({ kind: 'unknownLine', line: line.number, text: line.body });
    }
  }
  return {
    description: joined(description),
    sections: sections
      .map(({ heading, lines: own }) => ({ heading, text: joined(own) }))
      .filter(({ text }) => text !== ''),
    warnings,
  };
}

function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

import { isPageHeading, isPomIntroduction, isStructureHeading, labelOf, levelOf } from './iviLines.ts';
import type { PageLine } from './iviLines.ts';

/** A stretch of a page below its name. */
export type PagePart = {
  /** `text` without a heading is the description. */
  readonly kind: 'text' | 'structure' | 'levels';
  readonly heading: PageLine | null;
  readonly lines: readonly PageLine[];
  /** The lines that introduce the levels, which say nothing of their own. */
  readonly introduction: readonly PageLine[];
};

/** Parts the lines below a page's name by their headings and levels; each line is in exactly one part. */
export function pageParts(lines: readonly PageLine[]): PagePart[] {
  const parts: OpenPart[] = [{ kind: 'text', heading: null, lines: [], introduction: [] }];
  let firstLevel: PageLine | null = null;
  for (const [index, line] of lines.entries()) {
    const part = parts.at(-1);
    if (part === undefined) break;
    if (part.kind === 'levels') {
      if (endsLevels(line, firstLevel)) parts.push(opened(line));
      else part.lines.push(line);
    } else if (levelOf(line) !== null) {
      firstLevel ??= line;
      parts.push({ kind: 'levels', heading: null, lines: [line], introduction: [] });
    } else if (isPomIntroduction(line)) announcement(parts, part).introduction.push(line);
    else if (isPageHeading(line) || (part.kind === 'text' && isUnknownHeading(lines, index)))
      parts.push(opened(line));
    else part.lines.push(line);
  }
  return parts;
}

type OpenPart = {
  kind: PagePart['kind'];
  heading: PageLine | null;
  lines: PageLine[];
  introduction: PageLine[];
};

/** The part that announces the levels; without a heading of its own it begins with the first such line. */
function announcement(parts: OpenPart[], part: OpenPart): OpenPart {
  if (isPlanning(part)) return part;
  const planning: OpenPart = { kind: 'text', heading: null, lines: [], introduction: [] };
  parts.push(planning);
  return planning;
}

/** Whether a part announces levels. */
export function isPlanning({ heading, introduction }: PagePart): boolean {
  return introduction.length > 0 || isPlanningHeading(heading?.body ?? '');
}

/** Whether a heading announces levels. */
function isPlanningHeading(text: string): boolean {
  return /^Improvement Planning:?$/i.test(text);
}

function opened(heading: PageLine): OpenPart {
  return { kind: isStructureHeading(heading) ? 'structure' : 'text', heading, lines: [], introduction: [] };
}

/** A heading ends the levels when it stands no deeper than they do. */
function endsLevels(line: PageLine, firstLevel: PageLine | null): boolean {
  if (levelOf(line) !== null || labelOf(line) !== null) return false;
  if (line.heading !== undefined) return line.heading <= (firstLevel?.heading ?? 6);
  return (
    isPageHeading(line) &&
    line.indent <= (firstLevel?.indent ?? 0) &&
    line.hasBullet === (firstLevel?.hasBullet ?? false)
  );
}

/**
 * Whether a line heads a section of a name of its own. HTML says so; in text it is a short line between blank ones
 * that ends like no sentence, above a paragraph.
 */
export function isUnknownHeading(lines: readonly PageLine[], index: number): boolean {
  const line = lines[index];
  if (line === undefined || line.body === '') return false;
  if (line.heading !== undefined) return true;
  if (line.hasBullet || line.indent > 0 || line.body.length > 60) return false;
  if (!/^[\p{Lu}\d]/u.test(line.body) || /[.:;,!?]$/.test(line.body)) return false;
  if (lines[index - 1]?.body !== '' || lines[index + 1]?.body !== '') return false;
  const next = [2, 3, 4]
    .map((step) => lines[index + step])
    .find((each) => each !== undefined && each.body !== '');
  if (next === undefined || isPageHeading(next) || isPomIntroduction(next) || levelOf(next) !== null)
    return false;
  return next.hasBullet || (next.body.length > line.body.length && /[.:;]$/.test(next.body));
}

/** The text of lines: paragraphs parted by a blank line; bullets stay unless every line has one. */
export function textOf(lines: readonly PageLine[], isDashed: boolean): string {
  return lines
    .map((line) => (isDashed ? line.body : line.trimmed))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

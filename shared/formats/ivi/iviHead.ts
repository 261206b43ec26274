import { titleWithCode } from './iviCodes.ts';
import { isPageHeading, isPomIntroduction, isSiteHeader, kindOfCode, labelOf, levelOf } from './iviLines.ts';
import type { PageLine } from './iviLines.ts';

/** What a page says before anything else. */
export type PageHead = {
  readonly hasSiteHeader: boolean;
  readonly title: string | null;
  readonly code: string | null;
  /** Lines of an HTML page above its title, which belong to the site. */
  readonly above: readonly PageLine[];
  readonly rest: readonly PageLine[];
};

/** Reads header, name and code; a page has the name before the code, and sometimes both in one line. */
export function readHead(lines: readonly PageLine[]): PageHead {
  const start = firstWritten(lines);
  const headerAt =
    lines[start] !== undefined && isSiteHeader(lines[start]) ? start : headingHeader(lines, start);
  const titleAt = titleIndex(lines, headerAt === null ? start : firstWritten(lines, headerAt + 1));
  const above = lines
    .slice(start, titleAt)
    .filter((line, index) => line.body !== '' && start + index !== headerAt);
  const rest = lines.slice(titleAt);
  return { hasSiteHeader: headerAt !== null, above, ...readName(rest) };
}

function readName(lines: readonly PageLine[]): Pick<PageHead, 'title' | 'code' | 'rest'> {
  const [first] = lines;
  if (first === undefined) return { title: null, code: null, rest: lines };
  const second = lines[firstWritten(lines, 1)];
  if (isCode(first)) {
    const title = second === undefined ? null : titleOf(second);
    return {
      title,
      code: first.body,
      rest: title === null ? afterFirst(lines) : afterFirst(afterFirst(lines)),
    };
  }
  const title = titleOf(first);
  if (title === null) return { title, code: null, rest: lines };
  if (second !== undefined && isCode(second))
    return { title, code: second.body, rest: afterFirst(afterFirst(lines)) };
  const coded = titleWithCode(title);
  return { title: coded?.title ?? title, code: coded?.code ?? null, rest: afterFirst(lines) };
}

function isCode(line: PageLine): boolean {
  return kindOfCode(line.body) !== null || /^[A-Z]$/.test(line.body);
}

/** A first line that is as long as a paragraph is one. */
function titleOf(line: PageLine): string | null {
  return isContent(line) || isCode(line) || line.body.length > 300 ? null : line.body;
}

/** Whether a line belongs to what comes below the name. */
function isContent(line: PageLine): boolean {
  return isPageHeading(line) || isPomIntroduction(line) || levelOf(line) !== null || labelOf(line) !== null;
}

/** Where the site's header stands when other lines of the site come before it. */
function headingHeader(lines: readonly PageLine[], start: number): number | null {
  const end = lines.findIndex((line, index) => index >= start && isContent(line));
  const at = lines.slice(start, end === -1 ? start + 50 : end).findIndex(isSiteHeader);
  return at === -1 ? null : start + at;
}

/** In HTML the page's name is its first heading, whatever the site puts above it; in text it is the first line. */
function titleIndex(lines: readonly PageLine[], start: number): number {
  const end = lines.findIndex((line, index) => index >= start && isContent(line));
  const at = lines
    .slice(start, end === -1 ? lines.length : end)
    .findIndex((line) => line.heading !== undefined && !isCode(line));
  // A code may stand above its name.
  const before = lines[start + at - 1];
  if (at > 0 && before !== undefined && isCode(before)) return start + at - 1;
  return at === -1 ? start : start + at;
}

function firstWritten(lines: readonly PageLine[], from = 0): number {
  for (let index = from; index < lines.length; index++) if (lines[index]?.body !== '') return index;
  return lines.length;
}

function afterFirst(lines: readonly PageLine[]): readonly PageLine[] {
  return lines.slice(firstWritten(lines, 1));
}

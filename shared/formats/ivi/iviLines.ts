import { editDistance } from '../../base/nearest.ts';

/** One line of a page, taken apart. */
export type PageLine = {
  /** Counts from 1. */
  readonly number: number;
  /** Leading white space in columns; a tab counts as four. */
  readonly indent: number;
  readonly hasBullet: boolean;
  /** The bullet as it is written; nothing where a page of HTML draws it. */
  readonly bullet?: string;
  /** The line without indent and bullet. */
  readonly body: string;
  /** The line without indent. */
  readonly trimmed: string;
  /** The rank of an HTML heading; plain text has none. */
  readonly heading?: number;
};

export type ItemList = 'practices' | 'outcomes' | 'metrics';

/** The lists in the order in which a group names them. */
export const itemLists: readonly ItemList[] = ['practices', 'outcomes', 'metrics'];

/** Takes a text apart into its lines; blank lines have an empty body. */
export function pageLines(text: string): PageLine[] {
  return withWholeLevels(text.split('\n').map((raw, index) => pageLine(raw, index + 1)));
}

/** Takes one line of plain text apart. */
export function pageLine(raw: string, number: number): PageLine {
  const trimmed = raw.trim();
  const space = raw.slice(0, raw.length - raw.trimStart().length);
  const bullet = /^(?:[•◦▪‣·●○■]\s*|[-–*]\s+)/u.exec(trimmed)?.[0] ?? '';
  return {
    number,
    indent: trimmed === '' ? 0 : space.replaceAll('\t', '    ').length,
    hasBullet: bullet !== '',
    ...(bullet !== '' && { bullet: bullet.trim() }),
    body: trimmed.slice(bullet.length),
    trimmed,
  };
}

/** A line that says nothing. */
export function blankLine(number: number): PageLine {
  return { number, indent: 0, hasBullet: false, body: '', trimmed: '' };
}

/** Joins a level's number and its name where they came on two lines. */
export function withWholeLevels(lines: readonly PageLine[]): PageLine[] {
  const whole = [...lines];
  for (const [index, line] of lines.entries()) {
    if (!/^[1-5]$/.test(line.body)) continue;
    const next = [1, 2, 3].find((step) => lines[index + step]?.body !== '');
    const name = next === undefined ? undefined : lines[index + next];
    if (next === undefined || name === undefined || !isLevelName(name.body)) continue;
    const text = line.body + name.body;
    whole[index] = { ...line, body: text, trimmed: text };
    whole[index + next] = blankLine(name.number);
  }
  return whole;
}

function isLevelName(text: string): boolean {
  return /^(?:Initial|Basic|Intermediate|Advanced|Optimi[sz](?:ed|ing))$/i.test(text);
}

/** The level a line opens: its number 1 to 5 and its name as written, which may be glued to the digit. */
export function levelOf(line: PageLine): { level: number; name: string } | null {
  const match =
    /^(?:Level\s*)?([1-5])\s*[-–—:.]?\s*(Initial|Basic|Intermediate|Advanced|Optimi[sz](?:ed|ing))$/i.exec(
      line.body,
    );
  return match?.[1] !== undefined && match[2] !== undefined
    ? { level: Number(match[1]), name: match[2] }
    : null;
}

/** Whether a line looks like the beginning of a level whose number or name is garbled, such as `2Basc` or `3`. */
export function isGarbledLevel(line: PageLine): boolean {
  if (levelOf(line) !== null) return false;
  const match = /^(?:Level\s*)?(\d?)\s*[-–—:.]?\s*(\p{L}*)$/iu.exec(line.body);
  const [, digit = '', name = ''] = match ?? [];
  if (name === '') return digit !== '' || /^Level$/i.test(line.body);
  const isNear = levelNames.some((each) => editDistance(name.toLowerCase(), each) <= (digit === '' ? 0 : 2));
  return isNear || (digit !== '' && /^Level/i.test(line.body));
}

const levelNames = ['initial', 'basic', 'intermediate', 'advanced', 'optimized', 'optimizing'];

/** The list that a label line such as `Outcomes` opens. */
export function labelOf(line: PageLine): ItemList | null {
  return labelOfText(line.body);
}

/** The list that a text names when it is nothing but a label. */
export function labelOfText(text: string): ItemList | null {
  const label = /^(Practice|Outcome|Metric)s?:?$/i.exec(text)?.[1]?.toLowerCase();
  return itemLists.find((list) => list === `${label}s`) ?? null;
}

/** Whether it is the line with the viewer's own name that begins a page. */
export function isSiteHeader(line: PageLine): boolean {
  return /^IVI Framework Viewer$/i.test(line.body);
}

/** Whether a line belongs to what every page says before its levels. */
export function isPomIntroduction(line: PageLine): boolean {
  return (
    /^Practices[-‐-―]Outcomes[-‐-―]Metrics(?: \(POMs?\))?$/i.test(line.body) || introducedName(line) !== null
  );
}

/** The name that a page's introduction to its levels gives it. */
export function introducedName(line: PageLine): string | null {
  return (
    /^Representative POMs are described for (.*) at each level of maturity\.?$/i
      .exec(line.body)?.[1]
      ?.trim() ?? null
  );
}

/** Whether a line is one of the headings that pages of the viewer have. */
export function isPageHeading(line: PageLine): boolean {
  return (
    /^(?:Improvement Planning|Overview|Scope|Definition|Goals?|Objectives|Goals? (?:&|and) Objectives):?$/i.test(
      line.body,
    ) || isStructureHeading(line)
  );
}

/** Whether a line is the heading of a list of the nodes below. */
export function isStructureHeading(line: PageLine): boolean {
  return /^(?:Structure|Capability Building Blocks(?: \(CBBs?\))?|Critical Capabilities(?: \(CCs?\))?):?$/i.test(
    line.body,
  );
}

/** What kind of node a code belongs to: `C3` is a block's, `SRP` a capability's; `null` for anything else. */
export function kindOfCode(code: string): 'block' | 'capability' | null {
  if (/^[A-Z]\d{1,2}$/.test(code)) return 'block';
  return /^[A-Z]{2,5}$/.test(code) ? 'capability' : null;
}

/** One line of a page, taken apart. */
export type PageLine = {
  /** Counts from 1. */
  readonly number: number;
  /** Leading white space in columns; a tab counts as four. */
  readonly indent: number;
  readonly hasBullet: boolean;
  /** The line without indent and bullet. */
  readonly body: string;
  /** The line without indent. */
  readonly trimmed: string;
};

export type ItemList = 'practices' | 'outcomes' | 'metrics';

/** The lists in the order in which a group names them. */
export const itemLists: readonly ItemList[] = ['practices', 'outcomes', 'metrics'];

/** Takes a text apart into its lines; blank lines have an empty body. */
export function pageLines(text: string): PageLine[] {
  return text.split('\n').map((raw, index) => {
    const trimmed = raw.trim();
    const space = raw.slice(0, raw.length - raw.trimStart().length);
    const body = trimmed.replace(/^(?:[•◦▪‣·]\s*|[-–*]\s+)/u, '');
    return {
      number: index + 1,
      indent: trimmed === '' ? 0 : space.replaceAll('\t', '    ').length,
      hasBullet: body !== trimmed,
      body,
      trimmed,
    };
  });
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

const labels: Readonly<Record<string, ItemList>> = {
  Practice: 'practices',
  Practices: 'practices',
  Outcome: 'outcomes',
  Outcomes: 'outcomes',
  Metric: 'metrics',
  Metrics: 'metrics',
};

/** The list that a label line such as `Outcomes` opens. */
export function labelOf(line: PageLine): ItemList | null {
  return Object.hasOwn(labels, line.body) ? (labels[line.body] ?? null) : null;
}

/** Whether it is the line with the viewer's own name that begins a page. */
export function isSiteHeader(line: PageLine): boolean {
  return /^IVI Framework Viewer$/i.test(line.body);
}

/** Whether a line belongs to what every page says before its levels. */
export function isPomIntroduction(line: PageLine): boolean {
  return (
    /^Practices[-‐-―]Outcomes[-‐-―]Metrics(?: \(POMs?\))?$/i.test(line.body) ||
    /^Representative POMs are described for .* at each level of maturity\.?$/i.test(line.body)
  );
}

/** Whether a line is one of the headings that pages of the viewer have above their levels. */
export function isPageHeading(line: PageLine): boolean {
  return /^(?:Improvement Planning|Overview|Structure|Scope|Definition|Goals?|Objectives|Goals? & Objectives)$/i.test(
    line.body,
  );
}

/** What kind of node a code belongs to: `C3` is a block's, `SRP` a capability's; `null` for anything else. */
export function kindOfCode(code: string): 'block' | 'capability' | null {
  if (/^[A-Z]\d{1,2}$/.test(code)) return 'block';
  return /^[A-Z]{2,5}$/.test(code) ? 'capability' : null;
}

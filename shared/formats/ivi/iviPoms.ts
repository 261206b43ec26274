import type { ItemPlace, ReadLevel } from '../frameworkReading.ts';
import { isPlaceholder } from '../irregularities.ts';
import { itemLists, labelOf, levelOf } from './iviLines.ts';
import type { ItemList, PageLine } from './iviLines.ts';

/** Where an item was found, beside its text. */
export type FoundItem = {
  readonly line: PageLine;
  readonly at: Omit<ItemPlace, 'node'>;
};

/** The levels of a page and everything that stood between them. */
export type FoundPoms = {
  readonly levels: readonly ReadLevel[];
  /** Every item in document order. */
  readonly items: readonly FoundItem[];
  /** Lines that say that there is nothing. */
  readonly placeholders: readonly PageLine[];
  /** Lines that the grammar cannot explain, with the last heading above them. */
  readonly strays: readonly { readonly line: PageLine; readonly heading: string }[];
};

/** Reads the part of a page that begins with its first level. Every line ends up in exactly one of the lists. */
export function findPoms(lines: readonly PageLine[]): FoundPoms {
  const written = lines.filter((line) => line.body !== '');
  const opensGroup = groupOpener(written);
  const isIndented = written.some((line) => line.indent > 0);
  const poms = new PomBuilder();
  for (const line of written) {
    const level = levelOf(line);
    const label = labelOf(line);
    if (level !== null) poms.openLevel(level, line);
    else if (label !== null) poms.openList(label, opensGroup(line));
    else if (isPlaceholder(line.body)) poms.placeholders.push(line);
    // Where items are indented, a bare line at the margin is outside of the lists.
    else if (isIndented && line.indent === 0 && !line.hasBullet && !isLastWord(line, written))
      poms.leave(line);
    else poms.add(line);
  }
  return poms;
}

/** A single word on the last line may be the page's footer, which is proposed for removal where it seems to belong. */
function isLastWord(line: PageLine, written: readonly PageLine[]): boolean {
  return line === written.at(-1) && /^\p{L}+$/u.test(line.body);
}

/**
 * Tells which labels open a group whatever came before. A page shows it by nesting: the outermost bulleted labels
 * open groups when something is nested below them. A flat page shows nothing, and the order of its labels decides.
 */
function groupOpener(lines: readonly PageLine[]): (line: PageLine) => boolean | 'byOrder' {
  const labelLines = lines.filter((line) => labelOf(line) !== null);
  const outermost = Math.min(...labelLines.filter((line) => line.hasBullet).map((line) => line.indent));
  const isNested = lines.some(
    (line) =>
      line.indent > outermost || (labelOf(line) !== null && !line.hasBullet && line.indent >= outermost),
  );
  return isNested ? (line) => line.hasBullet && line.indent === outermost : () => 'byOrder';
}

type OpenGroup = Record<ItemList, { readonly text: string }[]>;

class PomBuilder implements FoundPoms {
  readonly levels: { readonly level: number; readonly name: string; readonly groups: OpenGroup[] }[] = [];
  readonly items: FoundItem[] = [];
  readonly placeholders: PageLine[] = [];
  readonly strays: { line: PageLine; heading: string }[] = [];
  private heading = '';
  /** The lists that the open group has named so far. */
  private named: ItemList[] = [];
  private list: ItemList | null = null;

  openLevel(level: { level: number; name: string }, line: PageLine): void {
    this.levels.push({ ...level, groups: [] });
    this.heading = line.body;
    this.named = [];
    this.list = null;
  }

  openList(list: ItemList, opens: boolean | 'byOrder'): void {
    const last = this.named.at(-1);
    const goesBack = last !== undefined && itemLists.indexOf(list) < itemLists.indexOf(last);
    if (
      last === undefined ||
      opens === true ||
      this.named.includes(list) ||
      (opens === 'byOrder' && goesBack)
    ) {
      this.levels.at(-1)?.groups.push({ practices: [], outcomes: [], metrics: [] });
      this.named = [];
    }
    this.named.push(list);
    this.list = list;
  }

  add(line: PageLine): void {
    const groups = this.levels.at(-1)?.groups;
    const group = groups?.at(-1);
    if (this.list === null || groups === undefined || group === undefined) {
      this.leave(line);
      return;
    }
    const item = group[this.list].push({ text: line.body }) - 1;
    const at = { level: this.levels.length - 1, group: groups.length - 1, list: this.list, item };
    this.items.push({ line, at });
  }

  /** Keeps a line outside of the lists; what follows it is outside too, until the next label or level. */
  leave(line: PageLine): void {
    this.strays.push({ line, heading: this.heading });
    this.list = null;
  }
}

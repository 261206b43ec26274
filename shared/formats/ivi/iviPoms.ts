import type { ItemPlace, ReadLevel } from '../frameworkReading.ts';
import { isPlaceholder } from '../irregularities.ts';
import { isGarbledLevel, itemLists, labelOf, levelOf } from './iviLines.ts';
import type { ItemList, PageLine } from './iviLines.ts';

/** An item, its wording, and where it was found. */
export type FoundItem = {
  readonly line: PageLine;
  readonly text: string;
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
  // Where labels are indented, a bare line at the margin is outside of the lists.
  const labels = written.filter((line) => labelOf(line) !== null);
  const hasMargin = labels.length > 0 && labels.every((line) => line.indent > 0);
  const poms = new PomBuilder();
  for (const line of written) {
    const level = levelOf(line);
    const label = labelOf(line);
    if (level !== null) poms.openLevel(level, line);
    else if (label !== null) poms.openList(label, opensGroup(line));
    else if (isPlaceholder(line.body)) poms.placeholders.push(line);
    else if (isGarbledLevel(line)) poms.leave(line);
    else if (hasMargin && line.indent === 0 && !line.hasBullet && !isLastWord(line, written))
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
 * Tells which labels open a group whatever came before. A page shows it by nesting: where some labels stand outside of
 * others, the outermost bulleted ones open groups. Where all stand alike nothing shows it, and the order of the labels
 * decides, but for dots: a page of the viewer copied as text dots its groups and nothing else.
 */
function groupOpener(lines: readonly PageLine[]): (line: PageLine) => boolean | 'byOrder' {
  const labels = lines.filter((line) => labelOf(line) !== null);
  const outermost = labels.reduce(
    (least, line) => (line.hasBullet ? Math.min(least, line.indent) : least),
    Infinity,
  );
  const isOutermost = (line: PageLine) => line.hasBullet && line.indent === outermost;
  const isNested = labels.some((line) => !isOutermost(line) && line.indent >= outermost);
  const isDotted = labels.length > 0 && labels.every((line) => isOutermost(line) && line.bullet === '•');
  return isNested || (isDotted && outermost > 0) ? isOutermost : () => 'byOrder';
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
    const last = this.items.at(-1);
    if (last !== undefined && group[this.list].length > 0 && isContinued(last.line, line)) {
      const text = `${last.text} ${line.body}`;
      this.items[this.items.length - 1] = { ...last, text };
      group[this.list][last.at.item] = { text };
      return;
    }
    const item = group[this.list].push({ text: line.body }) - 1;
    const at = { level: this.levels.length - 1, group: groups.length - 1, list: this.list, item };
    this.items.push({ line, text: line.body, at });
  }

  /** Keeps a line outside of the lists; what follows it is outside too, until the next label or level. */
  leave(line: PageLine): void {
    this.strays.push({ line, heading: this.heading });
    this.list = null;
  }
}

/** A line without a bullet below a bulleted item and deeper than it goes on with what the item says. */
function isContinued(item: PageLine, line: PageLine): boolean {
  return item.hasBullet && !line.hasBullet && line.indent > item.indent;
}

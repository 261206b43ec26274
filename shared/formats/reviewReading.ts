import { assert, known } from '../base/assert.ts';
import { matchingForm } from '../base/text.ts';
import type { FrameworkReading, ItemPlace, ReadingWarning, ReadItem, ReadNode } from './frameworkReading.ts';
import { withoutFooter } from './gluedFooter.ts';
import { suspicionsOf } from './irregularities.ts';

/** How much a reading holds. */
export type ReadingCounts = {
  readonly nodes: number;
  /** Level headings over all nodes. */
  readonly levels: number;
  readonly groups: number;
  readonly practices: number;
  readonly outcomes: number;
  /** Every time a metric is named. */
  readonly metricMentions: number;
  /** Different metrics within each node. */
  readonly metrics: number;
};

/** Counts what a reading holds; two metrics are one when they say the same to `matchingForm`. */
export function countsOf(reading: FrameworkReading): ReadingCounts {
  const levels = reading.nodes.flatMap((node) => node.levels);
  const groups = levels.flatMap((level) => level.groups);
  return {
    nodes: reading.nodes.length,
    levels: levels.length,
    groups: groups.length,
    practices: groups.flatMap((group) => group.practices).length,
    outcomes: groups.flatMap((group) => group.outcomes).length,
    metricMentions: groups.flatMap((group) => group.metrics).length,
    metrics: reading.nodes.reduce((sum, node) => sum + new Set(metricsOf(node).map(matchingForm)).size, 0),
  };
}

function metricsOf(node: ReadNode): string[] {
  return node.levels.flatMap((level) =>
    level.groups.flatMap((group) => group.metrics.map(({ text }) => text)),
  );
}

/**
 * The reading with one warning's proposal in place of what it warned of, and the warning gone. An empty proposal
 * removes the item, and one of several lines makes it several items. Other warnings follow their items; those of
 * the same item are made anew for its new wording. The warning must have a proposal.
 */
export function applyProposal(reading: FrameworkReading, warningIndex: number): FrameworkReading {
  const warning = known(reading.warnings[warningIndex], `warning ${warningIndex}`);
  const proposal = known(warning.proposal, `a proposal of warning ${warningIndex}`);
  const others = reading.warnings.filter((_, index) => index !== warningIndex);
  if (warning.at === undefined)
    return { ...reading, nodes: withNodeProposal(reading.nodes, warning, proposal), warnings: others };
  const place = warning.at;
  const texts = proposal === '' ? [] : proposal.split('\n');
  const nodes = withItem(reading.nodes, place, texts);
  return {
    ...reading,
    nodes,
    warnings: others.flatMap((other) => followed(other, place, texts, nodes)),
  };
}

/** The nodes with a proposal that speaks of a node and of none of its items. */
function withNodeProposal(
  nodes: readonly ReadNode[],
  warning: ReadingWarning,
  proposal: string,
): readonly ReadNode[] {
  if (warning.kind === 'missingCode') return withCode(nodes, proposal);
  const index = known(warning.node, 'the node that a proposal is for');
  if (warning.kind === 'titleDiffers')
    return replaced(nodes, index, (node) => ({ ...node, title: proposal }));
  assert(warning.kind === 'gluedFooter', 'only a code, a name or a last line is proposed for a node');
  return replaced(nodes, index, (node) => withLastLine(node, warning.text, proposal));
}

function withCode(nodes: readonly ReadNode[], code: string): ReadNode[] {
  return nodes.map((node) => ({
    ...node,
    ...(node.code === '' && { code }),
    ...(node.parent === '' && { parent: code }),
  }));
}

/** The node with another end of the section, or else the description, that ends with a text. */
function withLastLine(node: ReadNode, text: string, proposal: string): ReadNode {
  const ended = (whole: string) => whole.slice(0, whole.length - text.length) + proposal;
  const { description = '', sections = [] } = node;
  const section = sections.findLastIndex((each) => each.text.endsWith(text));
  if (section !== -1)
    return {
      ...node,
      sections: replaced(sections, section, (each) => ({ ...each, text: ended(each.text) })),
    };
  return description.endsWith(text) ? { ...node, description: ended(description) } : node;
}

function withItem(nodes: readonly ReadNode[], place: ItemPlace, texts: readonly string[]): ReadNode[] {
  return replaced(nodes, place.node, (node) => ({
    ...node,
    levels: replaced(node.levels, place.level, (level) => ({
      ...level,
      groups: replaced(level.groups, place.group, (group) => ({
        ...group,
        [place.list]: withTexts(group[place.list], place.item, texts),
      })),
    })),
  }));
}

/** One text rewords the item, which stays the same item; several are new ones. */
function withTexts(list: readonly ReadItem[], index: number, texts: readonly string[]): ReadItem[] {
  const [text] = texts;
  const isReworded = texts.length === 1 && text !== undefined;
  const items = isReworded ? [{ ...list[index], text }] : texts.map((each) => ({ text: each }));
  return list.toSpliced(index, 1, ...items);
}

function replaced<T>(list: readonly T[], index: number, change: (value: T) => T): T[] {
  return list.map((value, i) => (i === index ? change(value) : value));
}

/** A warning after the item at `place` became `texts`. */
function followed(
  warning: ReadingWarning,
  place: ItemPlace,
  texts: readonly string[],
  nodes: readonly ReadNode[],
): ReadingWarning[] {
  const { at } = warning;
  if (at === undefined || !isSameList(at, place) || at.item < place.item) return [warning];
  if (at.item > place.item) return [{ ...warning, at: { ...at, item: at.item + texts.length - 1 } }];
  return texts.flatMap((text, index) => {
    const proposal = proposalAnew(warning.kind, text, { ...at, item: at.item + index }, nodes);
    return proposal === null ? [] : [{ ...warning, text, proposal, at: { ...at, item: at.item + index } }];
  });
}

function isSameList(a: ItemPlace, b: ItemPlace): boolean {
  return a.node === b.node && a.level === b.level && a.group === b.group && a.list === b.list;
}

function proposalAnew(
  kind: ReadingWarning['kind'],
  text: string,
  place: ItemPlace,
  nodes: readonly ReadNode[],
): string | null {
  if (kind !== 'gluedFooter')
    return suspicionsOf(text, place.list).find((s) => s.kind === kind)?.proposal ?? null;
  const list = nodes[place.node]?.levels[place.level]?.groups[place.group]?.[place.list] ?? [];
  if (place.item !== list.length - 1) return null;
  const all = nodes
    .slice(place.node, place.node + 1)
    .flatMap((node) =>
      node.levels.flatMap((level) =>
        level.groups.flatMap((g) => [...g.practices, ...g.outcomes, ...g.metrics].map((item) => item.text)),
      ),
    );
  const earlier = all.filter((other) => other !== text);
  return withoutFooter({ text, earlier, isOutOfLine: false, hasSiblings: list.length > 1 });
}

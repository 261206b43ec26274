import { matchingForm } from '#shared/base/text.ts';
import type { Node } from '#shared/model/framework.ts';
import { Counterparts, matchItems } from './matchItems.ts';
import { divisionsOf } from './splitsAndMerges.ts';
import { itemsOf, type ItemKind, type VersionItem } from './versionItems.ts';

/** What can have happened to something that is in both versions; several of them at once. */
export type Change =
  /** It stands below something else, or at another level. */
  | 'moved'
  /** It has another code, name or kind of node. */
  | 'renamed'
  /** It says something else, or says it differently. */
  | 'reworded';

/** How something of one version goes on in the other. */
export type DiffLink = {
  readonly what: ItemKind;
  readonly kind: 'kept' | 'added' | 'dropped' | 'split' | 'merged';
  /** Of the older version: none when added, several when merged. */
  readonly before: readonly VersionItem[];
  /** Of the newer version: none when dropped, several when split. */
  readonly after: readonly VersionItem[];
  /** What changed of something kept; empty when nothing did. */
  readonly changes: readonly Change[];
};

/** How one version of a framework became another. */
export type VersionDiff = {
  /** Every node, practice and outcome of both versions, each in exactly one link. */
  readonly links: readonly DiffLink[];
  /** The links in which something changed; none between a version and itself. */
  readonly changed: readonly DiffLink[];
};

const kinds: readonly ItemKind[] = ['node', 'practice', 'outcome'];

/**
 * Compares two versions of a framework, given as their nodes. The same two versions always give the same result, and
 * exchanging them gives its mirror image: added for dropped, split for merged.
 */
export function versionDiff(before: readonly Node[], after: readonly Node[]): VersionDiff {
  const [older, newer] = [itemsOf(before), itemsOf(after)];
  const counterparts = new Counterparts();
  for (const kind of kinds) matchItems(counterparts, older[kind], newer[kind]);
  const links = kinds.flatMap((kind) => linksOf(counterparts, older[kind], newer[kind]));
  return { links, changed: links.filter(({ kind, changes }) => kind !== 'kept' || changes.length > 0) };
}

function linksOf(
  counterparts: Counterparts,
  before: readonly VersionItem[],
  after: readonly VersionItem[],
): DiffLink[] {
  const { splits, merges } = divisionsOf(counterparts, before, after);
  const splitOf = new Map(splits.map((split) => [split.whole, split]));
  const mergeOf = new Map(merges.flatMap((merge) => merge.parts.map((part) => [part, merge] as const)));
  const done = new Set<VersionItem>([
    ...splits.flatMap(({ parts }) => parts),
    ...merges.map(({ whole }) => whole),
  ]);
  const link = (
    kind: DiffLink['kind'],
    from: readonly VersionItem[],
    to: readonly VersionItem[],
  ): DiffLink => {
    const [one, other] = [from[0], to[0]];
    const what = (one ?? other)?.kind ?? 'node';
    return {
      what,
      kind,
      before: from,
      after: to,
      changes: kind === 'kept' && one && other ? changesOf(counterparts, one, other) : [],
    };
  };
  const old = before.flatMap((item): DiffLink[] => {
    const split = splitOf.get(item);
    if (split) return [link('split', [item], split.parts)];
    const merge = mergeOf.get(item);
    if (merge) return merge.parts[0] === item ? [link('merged', merge.parts, [merge.whole])] : [];
    const other = counterparts.after(item);
    return [other ? link('kept', [item], [other]) : link('dropped', [item], [])];
  });
  // The counterpart of what was split or merged is one of the parts, so a free item is in no division and no pair.
  const fresh = after.filter((item) => !done.has(item) && !counterparts.before(item));
  return [...old, ...fresh.map((item) => link('added', [], [item]))];
}

function changesOf(counterparts: Counterparts, before: VersionItem, after: VersionItem): Change[] {
  const changes: Change[] = [];
  if (!counterparts.areSiblings(before, after) || before.level !== after.level) changes.push('moved');
  if (!isCalledTheSame(before, after)) changes.push('renamed');
  if (!saysTheSame(before.text, after.text)) changes.push('reworded');
  return changes;
}

function isCalledTheSame(before: VersionItem, after: VersionItem): boolean {
  if (!saysTheSame(before.title, after.title)) return false;
  const [one, other] = [before.node, after.node];
  return before.kind !== 'node' || (one.kind === other.kind && one.code === other.code);
}

function saysTheSame(before: string, after: string): boolean {
  return before === after || matchingForm(before) === matchingForm(after);
}

import { bestFirst, type Counterparts } from './matchItems.ts';
import type { VersionItem } from './versionItems.ts';
import { sharedWords, visitComparable } from './wordSimilarity.ts';

/** From this share of its own words on, a text counts as a part of another. */
const partFrom = 0.75;

/** From this share of its words on, a text counts as told by its parts together. */
const wholeFrom = 0.6;

/** A part with fewer words than this may be a part of anything. */
const fewestWords = 4;

/** One item of one version that is several in the other. */
export type Division = { readonly whole: VersionItem; readonly parts: readonly VersionItem[] };

/** What was split (one item of the older version is several of the newer one), and what was merged. */
export type Divisions = { readonly splits: readonly Division[]; readonly merges: readonly Division[] };

/**
 * Finds splits and merges among the items of one kind: parts that say little but what the whole says, and together
 * most of it. At least one part had no counterpart; a pair of the same wording stays a pair.
 */
export function divisionsOf(
  counterparts: Counterparts,
  before: readonly VersionItem[],
  after: readonly VersionItem[],
): Divisions {
  const splits = candidates(
    before,
    after,
    (item) => counterparts.after(item),
    (item) => counterparts.before(item),
  );
  const merges = candidates(
    after,
    before,
    (item) => counterparts.before(item),
    (item) => counterparts.after(item),
  );
  const best = bestFirst([
    ...splits.map((division) => ({ ...division, isSplit: true })),
    ...merges.map((division) => ({ ...division, isSplit: false })),
  ]);
  return {
    splits: best.filter(({ isSplit }) => isSplit).map(({ whole, parts }) => ({ whole, parts })),
    merges: best.filter(({ isSplit }) => !isSplit).map(({ whole, parts }) => ({ whole, parts })),
  };
}

type Found = Division & { readonly items: readonly VersionItem[]; readonly score: number };

function candidates(
  wholes: readonly VersionItem[],
  others: readonly VersionItem[],
  counterpart: (whole: VersionItem) => VersionItem | undefined,
  owner: (part: VersionItem) => VersionItem | undefined,
): Found[] {
  const free = others.filter((item) => !owner(item) && isLong(item));
  if (free.length === 0) return [];
  const open = wholes.filter((item) => counterpart(item)?.wording !== item.wording && isLong(item));
  const parts = new Map<VersionItem, VersionItem[]>();
  visitComparable(open, free, (whole, part) => {
    if (!isPartOf(part, whole)) return;
    const known = parts.get(whole);
    if (known) known.push(part);
    else parts.set(whole, [part]);
  });
  return [...parts].flatMap(([whole, found]) => {
    const kept = counterpart(whole);
    const isPart = kept && isPartOf(kept, whole);
    // A whole that lives on elsewhere, in other words, was not split.
    if (kept && !isPart) return [];
    const all = distinctParts(whole, kept ? [kept, ...found] : found);
    const told = new Set(all.flatMap((part) => [...part.words()]));
    const score = sharedWords(told, whole.words()) / whole.words().size;
    if (all.length < 2 || score < wholeFrom || (kept && !all.includes(kept))) return [];
    return [{ whole, parts: all, items: [whole, ...all], score }];
  });
}

/** The parts that each tell something of the whole that those before them do not, in the order of their places. */
function distinctParts(whole: VersionItem, parts: readonly VersionItem[]): VersionItem[] {
  const [first, ...rest] = parts;
  if (!first) return [];
  const told = new Set(first.words());
  const kept = [first];
  const bySize = rest.toSorted(
    (a, b) =>
      sharedWords(b.words(), whole.words()) - sharedWords(a.words(), whole.words()) ||
      (a.key < b.key ? -1 : 1),
  );
  for (const part of bySize) {
    const fresh = [...part.words()].filter((word) => whole.words().has(word) && !told.has(word));
    if (fresh.length < 2) continue;
    for (const word of part.words()) told.add(word);
    kept.push(part);
  }
  return kept.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whether most of what a text says is said by a longer one too. */
function isPartOf(part: VersionItem, whole: VersionItem): boolean {
  const [few, many] = [part.words(), whole.words()];
  return isLong(part) && few.size < many.size && sharedWords(few, many) / few.size >= partFrom;
}

function isLong(item: VersionItem): boolean {
  return item.words().size >= fewestWords;
}

import { groupBy } from '#shared/base/groupBy.ts';
import type { VersionItem } from './versionItems.ts';
import { similarFrom, similarity, visitComparable } from './wordSimilarity.ts';

/** Items that are the same in two versions, one to one, in both directions. */
export class Counterparts {
  readonly #after = new Map<VersionItem, VersionItem>();
  readonly #before = new Map<VersionItem, VersionItem>();

  pair(before: VersionItem, after: VersionItem): void {
    this.#after.set(before, after);
    this.#before.set(after, before);
  }

  /** What an item of the older version is in the newer one. */
  after(before: VersionItem): VersionItem | undefined {
    return this.#after.get(before);
  }

  /** What an item of the newer version was in the older one. */
  before(after: VersionItem): VersionItem | undefined {
    return this.#before.get(after);
  }

  /** Whether two items stand below the same: below counterparts, or both at the root. */
  areSiblings(before: VersionItem, after: VersionItem): boolean {
    if (before.parent === null || after.parent === null) return before.parent === after.parent;
    return this.after(before.parent) === after.parent;
  }
}

/** Finds pairs among items that have no counterpart yet. */
type Step = (
  before: readonly VersionItem[],
  after: readonly VersionItem[],
) => (readonly [VersionItem, VersionItem])[];

/**
 * Pairs the items of one kind. The surest sign goes first: the place with the same name or about the same words, then
 * the same wording, then similar words, first below the same parent and then anywhere; at last the place alone, since
 * who keeps an id means to say the same. Parents of another kind must be paired already. Calling the versions the other
 * way round gives the same pairs.
 */
export function matchItems(
  counterparts: Counterparts,
  before: readonly VersionItem[],
  after: readonly VersionItem[],
): void {
  const open = () => ({
    before: before.filter((item) => !counterparts.after(item)),
    after: after.filter((item) => !counterparts.before(item)),
  });
  const anywhere = (step: Step): void => {
    const rest = open();
    for (const [one, other] of step(rest.before, rest.after)) counterparts.pair(one, other);
  };
  // Pairs of parents make siblings of their children, so a tree is gone down until nothing more is found.
  const amongSiblings = (...steps: readonly Step[]): void => {
    const visited = new Set<VersionItem | null>();
    for (let found = true; found;) {
      found = false;
      const rest = open();
      const groups = groupBy(rest.after, (item) => item.parent);
      for (const [parent, children] of groupBy(rest.before, (item) => item.parent)) {
        const other = parent === null ? null : counterparts.after(parent);
        const there = other === undefined ? undefined : groups.get(other);
        // What the steps left unpaired below two parents they would leave so again.
        if (!there || visited.has(parent)) continue;
        visited.add(parent);
        found = pairSiblings(counterparts, children, there, steps) || found;
      }
    }
  };

  if (before[0]?.kind === 'node') anywhere(samePlace('key', isAlike));
  amongSiblings(samePlace('localKey', isAlike), sameWording);
  anywhere(sameWording);
  amongSiblings(samePlace('localKey', isAlike), similarWords);
  anywhere(similarWords);
  if (before[0]?.kind === 'node') anywhere(samePlace('key', () => true));
  amongSiblings(samePlace('localKey', () => true));
}

function pairSiblings(
  counterparts: Counterparts,
  before: readonly VersionItem[],
  after: readonly VersionItem[],
  steps: readonly Step[],
): boolean {
  let found = false;
  for (const step of steps) {
    const rest = [
      before.filter((item) => !counterparts.after(item)),
      after.filter((item) => !counterparts.before(item)),
    ] as const;
    for (const [one, other] of step(...rest)) {
      counterparts.pair(one, other);
      found = true;
    }
  }
  return found;
}

function isAlike(one: VersionItem, other: VersionItem): boolean {
  if (one.wording === other.wording) return true;
  if (one.title !== '' && one.title.toLowerCase() === other.title.toLowerCase()) return true;
  return similarity(one.words(), other.words()) >= similarFrom;
}

function samePlace(key: 'key' | 'localKey', isSame: (one: VersionItem, other: VersionItem) => boolean): Step {
  return (before, after) => {
    const there = groupBy(after, (item) => item[key]);
    return [...groupBy(before, (item) => item[key])].flatMap(([place, items]) =>
      inOrder(items, there.get(place) ?? []).filter(([one, other]) => isSame(one, other)),
    );
  };
}

const sameWording: Step = (before, after) => {
  const there = groupBy(after, (item) => item.wording);
  return [...groupBy(before, (item) => item.wording)].flatMap(([wording, items]) =>
    inOrder(items, there.get(wording) ?? []),
  );
};

/** What says the same several times is taken in the order of its places. */
function inOrder(
  before: readonly VersionItem[],
  after: readonly VersionItem[],
): (readonly [VersionItem, VersionItem])[] {
  const others = after.toSorted(byKey);
  return before.toSorted(byKey).flatMap((item, index) => {
    const other = others[index];
    return other ? [[item, other] as const] : [];
  });
}

function byKey(a: VersionItem, b: VersionItem): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

const similarWords: Step = (before, after) => {
  const candidates: Candidate<readonly [VersionItem, VersionItem]>[] = [];
  visitComparable(before, after, (one, other) => {
    const score = similarity(one.words(), other.words());
    if (score >= similarFrom) candidates.push({ items: [one, other], score });
  });
  return bestFirst(candidates).map(({ items }) => items);
};

/** Candidates for one another; `items` are of both versions. */
type Candidate<Items extends readonly VersionItem[] = readonly VersionItem[]> = {
  readonly items: Items;
  readonly score: number;
};

/**
 * Takes the best candidate, then the best of what does not touch it, and so on. Equal scores are told apart by the
 * places alone, in an order that knows no first and second version.
 */
export function bestFirst<T extends Candidate>(candidates: readonly T[]): T[] {
  const named = candidates.map((candidate) => ({
    candidate,
    name: candidate.items
      .map((item) => item.key)
      .sort()
      .join('\n'),
  }));
  named.sort(
    (a, b) => b.candidate.score - a.candidate.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  const taken = new Set<VersionItem>();
  return named.flatMap(({ candidate }) => {
    if (candidate.items.some((item) => taken.has(item))) return [];
    for (const item of candidate.items) taken.add(item);
    return [candidate];
  });
}

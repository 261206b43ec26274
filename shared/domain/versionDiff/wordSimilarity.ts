/**
 * From this share of common words on, two texts count as two wordings of the same: what is said in more than half of
 * the same words is more often an edited text than a new one on the same subject.
 */
export const similarFrom = 0.6;

/** The words of a text, each once, without case, accents in one form, and without words of one letter. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [],
  );
}

/** How many words two texts share. */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared++;
  return shared;
}

/** The share of words that two texts have in common, 0 to 1 (Sørensen and Dice); 0 where one of them has none. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 || b.size === 0 ? 0 : (2 * sharedWords(a, b)) / (a.size + b.size);
}

/** Something that has words; `words` is asked for only where it is compared. */
export type Worded = { readonly words: () => ReadonlySet<string> };

/** So many of an item's rarest words are looked at: more finds no more texts that are alike, fewer misses some. */
const rarestWords = 12;

/** A word that stands in more pairs than this tells nothing. */
const mostPairs = 2_500;

/** Up to this many pairs, all are compared. */
const fewPairs = 2_500;

/**
 * How many of their rarest words two texts must share to be compared: the fewer words they have, the more one tells.
 * Texts of twelve words that are alike share at least three of these.
 */
function enoughFor(one: Worded, other: Worded): number {
  const fewer = Math.min(one.words().size, other.words().size);
  return fewer < 6 ? 1 : fewer < 12 ? 2 : 3;
}

/**
 * Visits the pairs worth comparing: all where there are few, else those whose rarest words meet. Rare is a word that
 * stands in few items of both sides together, so the pairs are the same whichever side is called the first.
 */
export function visitComparable<T extends Worded>(
  before: readonly T[],
  after: readonly T[],
  visit: (before: T, after: T) => void,
): void {
  if (before.length * after.length <= fewPairs) {
    for (const one of before) for (const other of after) visit(one, other);
    return;
  }
  const counts = [countWords(before), countWords(after)] as const;
  const byWord = new Map<string, number[]>();
  for (const [index, item] of after.entries()) {
    for (const word of rarestOf(item, counts)) {
      const known = byWord.get(word);
      if (known) known.push(index);
      else byWord.set(word, [index]);
    }
  }
  const hits = new Uint8Array(after.length);
  for (const item of before) {
    const met: number[] = [];
    for (const word of rarestOf(item, counts)) {
      for (const index of byWord.get(word) ?? []) {
        const hit = hits[index] ?? 0;
        hits[index] = hit + 1;
        if (hit === 0) met.push(index);
      }
    }
    for (const index of met) {
      const other = after[index];
      if (other && (hits[index] ?? 0) >= enoughFor(item, other)) visit(item, other);
      hits[index] = 0;
    }
  }
}

type WordCounts = readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>];

function countWords(items: readonly Worded[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) for (const word of item.words()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function rarestOf(item: Worded, [before, after]: WordCounts): string[] {
  const useful: { readonly word: string; readonly count: number }[] = [];
  for (const word of item.words()) {
    const [here, there] = [before.get(word) ?? 0, after.get(word) ?? 0];
    if (here > 0 && there > 0 && here * there <= mostPairs) useful.push({ word, count: here + there });
  }
  useful.sort((a, b) => a.count - b.count || (a.word < b.word ? -1 : 1));
  return useful.slice(0, rarestWords).map(({ word }) => word);
}

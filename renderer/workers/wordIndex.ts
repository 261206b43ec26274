/** Where a word stands in a passage: words of a title say most about it, words beside the text least. */
export type WordField = 1 | 2 | 3;

/** Which passages have which words, as numbers close together: short beginnings of words lead to most passages. */
export type WordIndex = {
  /** Every word, in alphabetical order. */
  readonly words: readonly string[];
  /**
   * How much each of the passages has of the words that begin with one of these: 0 nothing, else 1 to 6, more for a
   * whole word and for the better field.
   */
  readonly presence: (beginnings: readonly string[]) => Uint8Array;
};

/** The field of the words beside a text: guidance, other languages. */
export const moreField: WordField = 1;
/** The field of the words of a text. */
export const textField: WordField = 2;
/** The field of the words of a title. */
export const titleField: WordField = 3;

/** Collects words passage by passage. */
export function wordIndexMaker() {
  const postings = new Map<string, number[]>();
  let passages = 0;
  return {
    /** Adds the next passage with the words of its fields. */
    add(fields: readonly (readonly [field: WordField, words: readonly string[]])[]) {
      for (const [field, words] of fields) {
        const posting = passages * 4 + field;
        for (const word of words) {
          const list = postings.get(word);
          if (!list) postings.set(word, [posting]);
          else if (list.at(-1) !== posting) list.push(posting);
        }
      }
      passages++;
    },
    /** What was collected; nothing can be added any more. */
    finish(): WordIndex {
      const words = [...postings.keys()].sort((a, b) => (a < b ? -1 : 1));
      const lists = words.map((word) => Uint32Array.from(postings.get(word) ?? []));
      postings.clear();
      return { words, presence: (beginnings) => presence(beginnings, words, lists, passages) };
    },
  };
}

function presence(
  beginnings: readonly string[],
  words: readonly string[],
  lists: readonly Uint32Array[],
  passages: number,
): Uint8Array {
  const found = new Uint8Array(passages);
  for (const beginning of beginnings) {
    for (let at = firstFrom(words, beginning); words[at]?.startsWith(beginning); at++) {
      const whole = words[at] === beginning ? 2 : 1;
      for (const posting of lists[at] ?? []) {
        const passage = posting >>> 2;
        const worth = (posting & 3) * whole;
        if (worth > (found[passage] ?? 0)) found[passage] = worth;
      }
    }
  }
  return found;
}

/** The index of the first word that is not before `beginning`. */
export function firstFrom(words: readonly string[], beginning: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}

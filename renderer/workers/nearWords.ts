/** How many mistakes are forgiven in a word: none in short ones, where every other word would be near. */
function forgiven(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * The words that begin nearly like what was typed, the nearest: one letter changed, added, dropped or swapped with its
 * neighbour, two in words of eight letters and more. The first letter is taken as meant.
 *
 * @param words folded words
 * @returns beginnings of words, at most eight
 */
export function nearWords(typed: string, words: Iterable<string>): string[] {
  const limit = forgiven(typed);
  if (limit === 0) return [];
  const found: { readonly beginning: string; readonly distance: number }[] = [];
  for (const word of words) {
    if (word[0] !== typed[0] || word.length < typed.length - limit) continue;
    // Who is still typing means the beginning of a longer word.
    for (const length of [typed.length, typed.length + 1, typed.length - 1]) {
      const beginning = word.slice(0, length);
      const distance = mistakesBetween(typed, beginning, limit);
      if (distance > limit) continue;
      found.push({ beginning, distance });
      break;
    }
  }
  const nearest = Math.min(...found.map(({ distance }) => distance));
  const beginnings = found.filter(({ distance }) => distance === nearest).map(({ beginning }) => beginning);
  return [...new Set(beginnings)].slice(0, 8);
}

/** How many letters are to be changed, added, dropped or swapped with their neighbour; above `limit` only that it is. */
export function mistakesBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

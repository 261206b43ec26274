import { changeBetween } from '../textChange.ts';

/** A stretch of text that both wordings share, or that only one of them has. */
export type Stretch = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Longer texts, in pairs of words, are compared as a whole: the one stretch in which they differ. */
const mostPairs = 1_000_000;

/** How one wording became another, word by word: the removed and the same stretches make the one, the added and the same the other. */
export function wordingChange(before: string, after: string): Stretch[] {
  const [a, b] = [partsOf(before), partsOf(after)];
  if (a.length * b.length > mostPairs) {
    const { start, removed, added, end } = changeBetween(before, after);
    return joined([
      { kind: 'same', text: start },
      { kind: 'removed', text: removed },
      { kind: 'added', text: added },
      { kind: 'same', text: end },
    ]);
  }
  const shared = longestShared(a, b);
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    const down = shared[i + 1]?.[j] ?? -1;
    const right = shared[i]?.[j + 1] ?? -1;
    if (one !== undefined && one === other) {
      stretches.push({ kind: 'same', text: one });
      i++;
      j++;
    } else if (one !== undefined && (other === undefined || down >= right)) {
      stretches.push({ kind: 'removed', text: one });
      i++;
    } else {
      stretches.push({ kind: 'added', text: other ?? '' });
      j++;
    }
  }
  return joined(stretches);
}

/** Words, and what stands between them. */
function partsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** For each pair of places the length of the longest sequence that both texts share from there on. */
function longestShared(a: readonly string[], b: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i], rows[i + 1]];
    if (!row || !below) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** Neighbours of a kind as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  const add = (kind: Stretch['kind'], text: string): void => {
    const last = result.at(-1);
    if (text === '') return;
    if (last?.kind === kind) result[result.length - 1] = { kind, text: last.text + text };
    else result.push({ kind, text });
  };
  for (const { kind, text } of stretches) add(kind, text);
  return result;
}

/** One stretch in which two texts differ, between what they share. */
export type TextChange = {
  readonly start: string;
  readonly removed: string;
  readonly added: string;
  readonly end: string;
};

/** Where one text becomes another: `start + removed + end` is the one, `start + added + end` the other. */
export function changeBetween(before: string, after: string): TextChange {
  const a = Array.from(before);
  const b = Array.from(after);
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return {
    start: a.slice(0, start).join(''),
    removed: a.slice(start, a.length - end).join(''),
    added: b.slice(start, b.length - end).join(''),
    end: a.slice(a.length - end).join(''),
  };
}

import { isMeant } from './foldedWords.ts';

/** A text in pieces, those that were looked for marked. */
export type MarkedText = readonly { readonly text: string; readonly isHit: boolean }[];

/** The places of the words of a text that begin with one of these (folded): from, to. */
export function placesOf(text: string, beginnings: readonly string[]): [from: number, to: number][] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) =>
    isMeant(match[0], beginnings) ? [[match.index, match.index + match[0].length] as [number, number]] : [],
  );
}

/**
 * A text with its words that begin with one of these (folded) marked. With `cut` only its part around the first of
 * them: `around` characters before it, `length` in all.
 */
export function markedText(
  text: string,
  beginnings: readonly string[],
  cut?: { readonly around: number; readonly length: number },
): MarkedText {
  const places = placesOf(text, beginnings);
  const first = places[0]?.[0] ?? 0;
  const from = cut && first > cut.around ? nextBreak(text, first - cut.around, first) : 0;
  const to = cut ? Math.min(text.length, from + cut.length) : text.length;
  const pieces: { text: string; isHit: boolean }[] = [];
  let at = from;
  const add = (end: number, isHit: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end).replace(/\s+/g, ' '), isHit });
    at = end;
  };
  for (const [begin, end] of places) {
    if (end > to) break;
    add(begin, false);
    add(end, true);
  }
  add(to, false);
  if (from > 0) pieces.unshift({ text: '… ', isHit: false });
  if (to < text.length) pieces.push({ text: '…', isHit: false });
  return pieces;
}

/** The beginning of the first whole word from `at` on, before `limit`. */
function nextBreak(text: string, at: number, limit: number): number {
  const space = text.slice(at, limit).search(/\s/);
  return space === -1 ? at : at + space + 1;
}

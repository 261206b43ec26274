import type { ReadingWarning } from './frameworkReading.ts';

/** What a reader notes for the person who reviews what it understood. */
export type ReadingNotes = {
  /** `place` is the list or mapping it speaks of, for its line. */
  readonly warn: (kind: ReadingWarning['kind'], text: string, place?: unknown, proposal?: string) => void;
  /** Counts a field that has no place in a framework. */
  readonly leaveOut: (field: string, place?: unknown) => void;
  /** Everything noted, by line; many of one kind are told by the first of them and their number. */
  readonly warnings: () => ReadingWarning[];
};

/** The most warnings of one kind that are told one by one: nobody reads more. */
const mostOfAKind = 100;

/** Starts the notes of one reading; `lineOf` tells the line of a place. */
export function startNotes(lineOf: (place: unknown) => number | undefined): ReadingNotes {
  const noted: ReadingWarning[] = [];
  const further = new Map<ReadingWarning['kind'], number>();
  const counts = new Map<ReadingWarning['kind'], number>();
  const leftOut = new Map<string, { count: number; readonly line: number | undefined }>();
  return {
    warn: (kind, text, place, proposal) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count > mostOfAKind) {
        further.set(kind, count - mostOfAKind);
        return;
      }
      const line = lineOf(place);
      noted.push({
        ...(line !== undefined && { line }),
        kind,
        text,
        ...(proposal !== undefined && { proposal }),
      });
    },
    leaveOut: (field, place) => {
      const entry = leftOut.get(field);
      if (entry === undefined) leftOut.set(field, { count: 1, line: lineOf(place) });
      else entry.count++;
    },
    warnings: () => {
      const rest = [...further].map(([kind, count]): ReadingWarning => ({ kind, text: `… (+${count})` }));
      const fields = [...leftOut].map(([field, { count, line }]): ReadingWarning => ({
        ...(line !== undefined && { line }),
        kind: 'leftOut',
        text: count === 1 ? field : `${field} (${count})`,
      }));
      const lineless = Infinity;
      return [...noted, ...fields, ...rest].sort((a, b) => (a.line ?? lineless) - (b.line ?? lineless) || 0);
    },
  };
}

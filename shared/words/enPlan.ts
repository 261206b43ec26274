import { counted } from './enCounting.ts';
import type { Numbers } from './numbers.ts';

/** What is said about initiatives in English. */
export function enPlan(numbers: Numbers) {
  return {
    /** The title an initiative is born with. */
    initiativeTitle: (work: { readonly code: string; readonly level: number }): string =>
      `${work.code} → Level ${work.level}`,
    /** An effort in working days. */
    effort: (days: number): string => counted(numbers, days, 'day', 'days'),
    /** What an initiative lifts, in the scores that stand everywhere else: `C3 2.8 → 3.2`. */
    lift: (work: {
      readonly code: string;
      readonly from: number | null;
      readonly to: number | null;
    }): string => `${work.code} ${numbers.score(work.from)} → ${numbers.score(work.to)}`,
    /** A size in bytes. */
    bytes: numbers.bytes,
    /** A day (`YYYY-MM-DD`) as people write it. */
    day: numbers.day,
  };
}

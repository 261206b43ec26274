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
    /** What an initiative lifts: `C3 to 4, +0.6`. */
    lift: (work: { readonly code: string; readonly level: number; readonly delta: number }): string =>
      `${work.code} to ${work.level}, ${numbers.change(work.delta)}`,
    /** A size in bytes. */
    bytes: numbers.bytes,
    /** A day (`YYYY-MM-DD`) as people write it. */
    day: numbers.day,
  };
}

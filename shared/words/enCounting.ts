import type { Numbers } from './numbers.ts';

/** A number with its noun: `1 practice`, `0.5 days`, `1,200 days`. */
export function counted(numbers: Pick<Numbers, 'count'>, n: number, one: string, other: string): string {
  return `${numbers.count(n)} ${n === 1 ? one : other}`;
}

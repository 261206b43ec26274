import type { ReadingWarning } from '../frameworkReading.ts';
import { entriesOf, itemsOf } from '../yaml/yamlTree.ts';
import type { DsommActivity } from './dsommModel.ts';

/**
 * References such as 5.1 that may have been 5.10 before a program took them for numbers. A catalogue is suspected when
 * it has numbers of two decimals and none that ends in zero; in it, the numbers that leave room for a zero.
 */
export function shortenedNumbers(activities: readonly DsommActivity[]): ReadingWarning[] {
  const numbers = new Map<string, Map<string, number>>();
  for (const activity of activities) {
    for (const [catalogue, list] of entriesOf(activity.entries.get('references'))) {
      const counts = numbers.get(catalogue) ?? new Map<string, number>();
      numbers.set(catalogue, counts);
      for (const item of itemsOf(list)) {
        // What stands in quotes was never a number.
        if (item.kind !== 'scalar' || !item.isPlain || !/^\d+\.\d+$/.test(item.text)) continue;
        counts.set(item.text, (counts.get(item.text) ?? 0) + 1);
      }
    }
  }
  return [...numbers].flatMap(([catalogue, counts]) => {
    const suspects = [...counts].filter(([number]) => mayHaveLostZero(number, [...counts.keys()]));
    if (suspects.length === 0) return [];
    const text = suspects.map(([number, times]) => `${number} (${times})`).join(', ');
    return [{ kind: 'shortenedNumber', text: `${catalogue}: ${text}` }];
  });
}

function mayHaveLostZero(number: string, all: readonly string[]): boolean {
  const [whole = '', decimals = ''] = number.split('.');
  if (decimals.length !== 1 || all.some((other) => /\.\d+0$/.test(other))) return false;
  return all.some((other) => {
    const [otherWhole, otherDecimals = ''] = other.split('.');
    return (
      otherWhole === whole && otherDecimals.length === 2 && Number(otherDecimals) > Number(decimals) * 10
    );
  });
}

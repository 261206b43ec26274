import type { FrameworkReading, ReadingWarning } from '#shared/formats/frameworkReading.ts';
import { format, t } from '#renderer/i18n/messages.svelte.ts';
import { nameOf } from '#renderer/parts/nodeNames.ts';

/** Where a warning points, such as `Line 52 · Metrics of level 5`; empty when it speaks of the whole source. */
export function warningPlace({ line, at }: ReadingWarning, reading: FrameworkReading): string {
  const words = t().framework;
  const node = at && reading.nodes[at.node];
  const level = at && node?.levels[at.level]?.level;
  return [
    line === undefined ? '' : words.review.line(format().number(line)),
    node && reading.nodes.length > 1 ? nameOf(node) : '',
    at && level !== undefined ? words.review.listOfLevel(words.lists[at.list].other, level) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

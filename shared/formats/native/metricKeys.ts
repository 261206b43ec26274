import { canonicalJson } from '../../base/canonicalJson.ts';
import { idPart } from '../idPart.ts';
import type { ReadMetric } from '../frameworkReading.ts';
import { wordPattern } from './nativeSchema.ts';
import type { NativeNode } from './nativeSchema.ts';

/** Gives the metrics of one node their keys, the same one whenever the same metric is named. */
export type MetricKeys = {
  readonly keyOf: (metric: ReadMetric) => string;
  /** Every metric that was asked for, by its key. */
  readonly metrics: () => NonNullable<NativeNode['metrics']>;
};

/** The longest key that is made from a metric's words. */
const longestKey = 40;

/** Keys for one node: a metric's own id, or else its first words. */
export function metricKeys(): MetricKeys {
  const metrics = new Map<string, ReadMetric>();
  return {
    keyOf: (metric) => {
      const wanted = metric.id === undefined ? wordsAsKey(metric.text) : wordOf(metric.id);
      for (let ordinal = 1; ; ordinal++) {
        const key = ordinal === 1 ? wanted : `${wanted}-${ordinal}`;
        const taken = metrics.get(key);
        if (taken !== undefined && !isSame(taken, metric)) continue;
        metrics.set(key, taken ?? metric);
        return key;
      }
    },
    metrics: () => Object.fromEntries(Array.from(metrics, ([key, metric]) => [key, written(metric)])),
  };
}

function isSame(a: ReadMetric, b: ReadMetric): boolean {
  return canonicalJson(written(a)) === canonicalJson(written(b));
}

function written({ text, unit, direction, measure }: ReadMetric): NonNullable<NativeNode['metrics']>[string] {
  if (unit === undefined && direction === undefined && measure === undefined) return text;
  return {
    text,
    ...(unit !== undefined && { unit }),
    ...(direction !== undefined && { direction }),
    ...(measure !== undefined && { measure }),
  };
}

function wordOf(id: string): string {
  // Not `constructor` and the like, which are no keys that are safe to read.
  return wordPattern.test(id) && !(id in Object.prototype) ? id : `m-${idPart(id)}`;
}

/** The first words of a metric as a key. */
export function wordsAsKey(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .match(/[\p{L}\p{N}]+/gu);
  let key = '';
  for (const word of words ?? []) {
    if (key.length + 1 + word.length > longestKey) break;
    key += key === '' ? word : `-${word}`;
  }
  return wordOf(key === '' ? 'metric' : key);
}

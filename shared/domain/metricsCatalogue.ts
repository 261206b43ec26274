import { matchingForm } from '../base/text.ts';
import type { MetricDirection, MetricUnit, Node } from '../model/framework.ts';
import { guessedUnit } from './metricUnits.ts';

/** A page that names a metric, and the levels at which it does, lowest first. */
export type MetricMention = { readonly nodeId: string; readonly levels: readonly number[] };

/** A metric of a framework version: all that say the same are one, whichever pages and levels name it. */
export type CatalogueMetric = {
  /** The form that its wordings share. */
  readonly key: string;
  /** Its wording where it is named first. */
  readonly text: string;
  /** `isGuessed` when no page states it and only the wording suggests it; `null` when nothing does. */
  readonly unit: { readonly unit: MetricUnit; readonly isGuessed: boolean } | null;
  /** `null` when no page states it: the wording never tells whether more is better. */
  readonly direction: MetricDirection | null;
  readonly measure: string;
  /** The pages that name it, in the order of the tree. */
  readonly mentions: readonly MetricMention[];
};

/** Every distinct metric that these nodes name, in the order in which a reader meets them. */
export function metricsCatalogue(nodes: readonly Node[]): CatalogueMetric[] {
  const metrics = new Map<string, Collected>();
  for (const { id, groups } of nodes) {
    for (const { level, metrics: named } of groups) {
      for (const metric of named) {
        const key = matchingForm(metric.text);
        const known = metrics.get(key) ?? { text: metric.text, mentions: new Map<string, Set<number>>() };
        metrics.set(key, known);
        // What one page states holds for the others that only name it; the first to say it counts.
        known.unit ??= metric.unit;
        known.direction ??= metric.direction;
        known.measure ??= metric.measure;
        known.mentions.set(id, (known.mentions.get(id) ?? new Set()).add(level));
      }
    }
  }
  return [...metrics].map(([key, { text, unit, direction, measure, mentions }]) => ({
    key,
    text,
    unit: unit ? { unit, isGuessed: false } : guessOf(text),
    direction: direction ?? null,
    measure: measure ?? '',
    mentions: [...mentions].map(([nodeId, levels]) => ({
      nodeId,
      levels: [...levels].sort((a, b) => a - b),
    })),
  }));
}

type Collected = {
  readonly text: string;
  unit?: MetricUnit | undefined;
  direction?: MetricDirection | undefined;
  measure?: string | undefined;
  readonly mentions: Map<string, Set<number>>;
};

function guessOf(text: string): CatalogueMetric['unit'] {
  const unit = guessedUnit(text);
  return unit && { unit, isGuessed: true };
}

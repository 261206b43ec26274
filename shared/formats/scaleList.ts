import { usualScale } from '../domain/scales.ts';
import type { Scale, ScaleOption } from '../model/framework.ts';
import { fittingTitle } from './fittingTexts.ts';

/** The scales of a framework that is being read: equal ones are one. */
export type ScaleList = {
  /** The id of the scale with these answers, given from the least to the most. `name` begins the id of a new one. */
  readonly idOf: (name: string, options: readonly ScaleOption[]) => string;
  /** In the order in which they were first asked for. */
  readonly all: () => Scale[];
};

/** An answer before it has a code. */
export type Answer = { readonly label: string; readonly worth: number; readonly description?: string };

export function startScales(): ScaleList {
  const scales = new Map<string, Scale>();
  const taken = new Set<string>([usualScale.id]);
  return {
    idOf: (name, options) => {
      const key = JSON.stringify(options);
      const known = scales.get(key);
      if (known !== undefined) return known.id;
      const id = free(slugOf(name) || 'scale', taken);
      scales.set(key, { id, options: [...options] });
      return id;
    },
    all: () => [...scales.values()],
  };
}

/** The answers from the least to the most, each with a code that its label gives. */
export function optionsOf(answers: readonly Answer[]): ScaleOption[] {
  const taken = new Set<string>();
  return answers
    .map(({ label, worth, description = '' }, index) => ({
      code: free(slugOf(label) || `answer-${index + 1}`, taken),
      label: fittingTitle(label) || String(index + 1),
      worth,
      ...(description !== '' && { description }),
    }))
    .sort((a, b) => a.worth - b.worth);
}

/** A text as lower-case letters, digits, dots and hyphens; empty when it has none. */
export function slugOf(text: string, limit = 34): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, limit)
    .replace(/^[-.]+|[-.]+$/g, '');
}

function free(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let ordinal = 2; taken.has(candidate); ordinal++) candidate = `${name}-${ordinal}`;
  taken.add(candidate);
  return candidate;
}

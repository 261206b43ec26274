import type { MetricUnit } from '../model/framework.ts';

/** How the wording of a metric tells its unit; the first that fits counts. */
const tells: readonly (readonly [RegExp, MetricUnit])[] = [
  [/^(?:#|no\.? of\b|number of\b|count of\b|total number of\b|how many\b)/, 'count'],
  [/^(?:%|per ?cent\b|percentage\b|share of\b|proportion of\b)|^[^.]{0,40}%(?:\s|$)/, 'percent'],
  [/^ratio\b|\bratio of\b/, 'ratio'],
  [
    /^(?:availability|existence|presence)(?: or (?:availability|existence|presence))? of\b|^(?:is|are|does|do|has|have) /,
    'yesno',
  ],
  [
    /^frequency\b|\b(?:times|how often) (?:per|a|each|every) (?:hour|day|week|month|quarter|year)\b/,
    'frequency',
  ],
  [
    /\b(?:unit )?costs?\b|\bspend(?:ing)?\b|\bbudget\b|\brevenue\b|\bsavings?\b|\bin (?:eur|usd|gbp)\b|[€$£]/,
    'money',
  ],
  [
    /^(?:downtime|uptime|duration|elapsed|age)\b|\b(?:lead|cycle|response|resolution|recovery|waiting|turnaround|processing|mean|average) time\b|\btime (?:to|from|taken|needed|between|until)\b|^(?:hours|days|weeks|months|minutes|seconds)\b/,
    'duration',
  ],
  [/\bmaturity (?:level|score|index)\b|\bscore\b|\brating\b|^level of\b/, 'level'],
];

/**
 * The unit that the wording of a metric suggests, such as a count for "# of releases"; `null` when it suggests none.
 * A guess: whoever shows it says so, and what a framework states goes before it.
 */
export function guessedUnit(text: string): MetricUnit | null {
  const wording = text.normalize('NFKC').trim().toLowerCase();
  return tells.find(([pattern]) => pattern.test(wording))?.[1] ?? null;
}

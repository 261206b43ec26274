import type { ItemPlace, ReadingWarning } from './frameworkReading.ts';

/** Something in an item's wording that a person should look at, and what would stand there instead. */
export type Suspicion = {
  readonly kind: Extract<ReadingWarning['kind'], 'runTogetherMetrics' | 'gluedFootnote' | 'strayLineBreak'>;
  readonly proposal: string;
};

/** Everything suspicious in the wording of one item, seen for itself. */
export function suspicionsOf(text: string, list: ItemPlace['list']): Suspicion[] {
  const proposals = [
    { kind: 'runTogetherMetrics', proposal: list === 'metrics' ? splitMetrics(text) : text },
    { kind: 'gluedFootnote', proposal: withoutFootnotes(text) },
    { kind: 'strayLineBreak', proposal: joinedLineBreaks(text) },
  ] as const;
  return proposals.filter(({ proposal }) => proposal !== text);
}

/** Whether an item only says that there is none: `_`, `No metrics.`, `No practices at this level.` */
export function isPlaceholder(text: string): boolean {
  return (
    /^(?:_+|[-–—]+|…|\.{3}|n\/a\.?|none\.?|not applicable\.?)$/i.test(text) ||
    /^(?:there are |there is )?no (?:practices?|outcomes?|metrics?|poms?)(?: (?:are |is |have been |has been )?(?:described|defined|given|listed|available|identified))?(?: (?:at|for) this (?:maturity )?level(?: of maturity)?)?\.?$/i.test(
      text,
    )
  );
}

/** Words after which a `#` or `%` belongs to the sentence that is going on. */
const continuing =
  /(?:^|[\s(])(?:and|or|of|to|by|in|as|vs\.?|versus|the|a|an|per|than|with|for|from|about|,)$|[,(/=+<>]$/i;

/**
 * The metrics of a line joined by line feeds; a metric begins with `#` or `%` and a space, or right after the full stop
 * of the one before.
 */
function splitMetrics(text: string): string {
  const parts: string[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/[#%](?=\s)|(?<=\p{Ll}{3}[.;])(?=\p{Lu}\p{Ll}{2,} )/gu)) {
    const before = text.slice(start, index).trimEnd();
    // `50 % of` and `50% of` are amounts, not beginnings.
    if (before === '' || /\d$/.test(before) || continuing.test(before.slice(-20))) continue;
    parts.push(before);
    start = index;
  }
  return [...parts, text.slice(start)].join('\n');
}

/** Words that a number follows by right, as in `tier2`. */
const numbered =
  /(?:level|tier|phase|stage|layer|type|class|step|quarter|version|option|group|priority|severity|category|part)$/i;

function withoutFootnotes(text: string): string {
  return text
    .replace(/(\p{L}{2}[.,;)]?)[¹²³⁰⁴-⁹]+/gu, '$1')
    .replace(/(?<![\p{L}\p{N}])(\p{L}?\p{Ll}{4,40})\d{1,2}(?=$|[\s.,;:)])/gu, (whole, word: string) =>
      numbered.test(word) ? whole : word,
    );
}

/** `decision- making` was one word over two lines; `short- and long-term` is meant so. */
function joinedLineBreaks(text: string): string {
  return text.replace(/(\p{L}{2}-) (?!(?:and|or|to|nor|und|oder|bis)\b)(?=\p{Ll})/gu, '$1');
}

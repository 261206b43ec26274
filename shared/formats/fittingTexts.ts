import type { Translations } from '../model/framework.ts';
import { onOneLine } from './plainValues.ts';

const titleLimit = 300;
const proseLimit = 100_000;

/** A text on one line, cut with an ellipsis where it is longer than a title may be. */
export function fittingTitle(text: string, limit = titleLimit): string {
  return cutTo(limit, onOneLine(text.trim()));
}

/** How a text begins, for a title: its first line, and of a long one whole words with an ellipsis. */
export function beginningOf(text: string): string {
  const line = onOneLine(text.trim().split('\n', 1)[0] ?? '');
  if (line.length <= 120) return line;
  const words = line.slice(0, 119).replace(/\s+\S*$/, '');
  return `${words.replace(/[\ud800-\udbff]$/, '').replace(/[,;:.]$/, '')}…`;
}

/** Translations by language, without languages that say nothing, and as long as they may be. */
export function fittingTranslations(
  all: readonly (readonly [lang: string, texts: { readonly title?: string; readonly text?: string }])[],
): Translations | undefined {
  const entries = all.flatMap(([lang, { title = '', text = '' }]) => {
    if (title === '' && text === '') return [];
    return [
      [
        lang,
        {
          ...(title !== '' && { title: fittingTitle(title) }),
          ...(text !== '' && { text: cutTo(proseLimit, text) }),
        },
      ] as const,
    ];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function cutTo(limit: number, text: string): string {
  if (text.length <= limit) return text;
  // Never half of a character.
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

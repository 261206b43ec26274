import { en } from './en.ts';
import { formattersFor, type Formatters } from './formatters.ts';

/** Every word of the application; a language must have all of them. */
export type Messages = typeof en;

/** A language the application speaks. `tag` is a BCP 47 tag and rules how numbers and dates are written. */
export type Language = { readonly tag: string; readonly messages: Messages };

/** English, with numbers and dates as the user's region writes them. */
export function englishFor(preferred: readonly string[]): Language {
  return { tag: preferred.find((tag) => tag === 'en' || tag.startsWith('en-')) ?? 'en', messages: en };
}

const language = englishFor(navigator.languages);
const formatters = formattersFor(language.tag);

/** The messages of the current language; follows when it changes. */
export function t(): Messages {
  return language.messages;
}

/** The formatters of the current language; follow when it changes. */
export function format(): Formatters {
  return formatters;
}

/** The current language's tag. */
export function languageTag(): string {
  return language.tag;
}

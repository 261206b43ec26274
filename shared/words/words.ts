import type { ReportWords } from '#shared/domain/reportWords.ts';
import { en } from './en.ts';

/** The languages Waymark speaks. */
export type Lang = 'en';

/** What another language has to say; one that lacks a sentence does not compile. */
export type Words = Omit<typeof en, 'lang'> & ReportWords;

const languages: Readonly<Record<Lang, Words>> = { en };

/** The words of a language. */
export function wordsFor(lang: Lang): Words {
  return languages[lang];
}

import type { NewEngagement } from '#renderer/data/engagements.ts';
import type { Messages } from '#renderer/i18n/messages.svelte.ts';

/** The fields of an engagement that have to be filled in before it can start. */
type RequiredField = 'client' | 'title' | 'assessmentTitle' | 'versionId';

/** What is wrong with a new engagement, field by field; empty when it can start. */
export function mistakesIn(
  wish: Pick<NewEngagement, RequiredField>,
  words: Messages['home']['dialog'],
): Partial<Record<RequiredField, string>> {
  const sentences = {
    client: words.missingClient,
    title: words.missingTitle,
    assessmentTitle: words.missingAssessment,
    versionId: words.missingFramework,
  };
  const fields = Object.keys(sentences) as RequiredField[];
  return Object.fromEntries(
    fields.filter((field) => wish[field].trim() === '').map((field) => [field, sentences[field]]),
  );
}

/** The months of a year as options, January first, named in a language. */
export function monthOptions(language: string): { readonly value: string; readonly label: string }[] {
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: month.format(new Date(Date.UTC(2026, index, 1))),
  }));
}

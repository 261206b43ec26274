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

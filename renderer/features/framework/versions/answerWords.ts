import type { AnswerKind } from '#shared/domain/migration/assessmentAnswers.ts';
import { format, t } from '#renderer/i18n/messages.svelte.ts';

/** Counts of answers in words, such as "1 rating and 2 notes". */
export function answersInWords(answers: ReadonlyMap<AnswerKind, number>): string {
  const { list, plural } = format();
  return list([...answers].map(([kind, count]) => plural(count, t().versions.migration.answers[kind])));
}

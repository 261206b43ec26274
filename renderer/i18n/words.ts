import type { Failure } from '#shared/domain/failure.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { wordsFor, type Words } from '#shared/words/words.ts';

/** What screens, reports and the command line say in the same words. */
export function words(): Words {
  return wordsFor('en');
}

/** A failure in one sentence: what happened, what is safe, what to do next. */
export function sentenceOf(failure: Failure): string {
  return failureSentence(failure, 'en');
}

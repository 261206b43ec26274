import type { Failure } from '#shared/domain/failure.ts';
import { wordsFor } from './words.ts';
import type { Lang } from './words.ts';
import type { FailureClauses } from './enFailures.ts';

/** A failure in three sentences: what happened, what is safe, and what to do next. */
export function failureWords(failure: Failure, lang: Lang): FailureClauses {
  const { happened, safe, next } = clausesOf(failure, lang);
  return { happened: sentence(happened, lang), safe: sentence(safe, lang), next: sentence(next, lang) };
}

/** A failure in one sentence, for a status line and the command line. */
export function failureSentence(failure: Failure, lang: Lang): string {
  const { happened, safe, next } = clausesOf(failure, lang);
  return sentence([happened, safe, next].join('; '), lang);
}

type FailureOf<K extends Failure['kind']> = Extract<Failure, { kind: K }> & { kind: K };

function clausesOf<K extends Failure['kind']>(failure: FailureOf<K>, lang: Lang): FailureClauses {
  const table: { readonly [Kind in K]: (failure: FailureOf<Kind>) => FailureClauses } =
    wordsFor(lang).failures;
  return table[failure.kind](failure);
}

function sentence(clause: string, lang: Lang): string {
  return `${clause.charAt(0).toLocaleUpperCase(lang)}${clause.slice(1)}.`;
}

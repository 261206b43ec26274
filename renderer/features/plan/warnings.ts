import { t } from '#renderer/i18n/messages.svelte.ts';
import type { BoardCard } from './planBoard.ts';

/** Something about a card's place among the levels that does not add up, and why. */
export type Warning = { readonly text: string; readonly reason: string };

/** What is out of order about a card: a level below comes later, or not at all. Said, and never refused. */
export function warningsOf({ lifts, tooEarlyFor }: BoardCard): readonly Warning[] {
  const messages = t().plan.card;
  const lacking = lifts.flatMap(({ code, lacksLevel }) =>
    lacksLevel === null
      ? []
      : [{ text: messages.lacksLevel(code, lacksLevel), reason: messages.lacksLevelReason }],
  );
  if (tooEarlyFor.length === 0) return lacking;
  const titles = tooEarlyFor.map(({ title }) => title).join(', ');
  return [{ text: messages.tooEarly(titles), reason: messages.tooEarlyReason }, ...lacking];
}

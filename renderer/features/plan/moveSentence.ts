import type { Initiative } from '#shared/model/plan.ts';
import { t } from '#renderer/i18n/messages.svelte.ts';
import { words } from '#renderer/i18n/words.ts';
import { monthOf } from './boardPlaces.ts';
import type { Board } from './planWork.svelte.ts';
import { columnName } from './scoreLines.ts';

/** What a move did, for those who do not see the board: the new load, the score it leads to, and what is out of order. */
export function moveSentence(after: Board, initiative: Initiative, startMonth: string | null): string {
  const said = t().plan.said;
  const at = after.columns.findIndex((column) => monthOf(column) === startMonth);
  const column = after.columns[at];
  if (!column) return '';
  const overall = after.projected[at]?.overall?.score ?? null;
  const early = column.cards.find((card) => card.initiative.id === initiative.id)?.tooEarlyFor ?? [];
  return [
    said.moved(initiative.title, columnName(column)),
    said.load(words().effort(column.days)),
    column.quarter && overall !== null ? said.overall(words().score(overall)) : '',
    early.length > 0 ? said.tooEarly(early.map(({ title }) => title).join(', ')) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

import type { BoardCard, BoardColumn } from './planBoard.ts';

/** Where the focus can go from a card. */
export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** The first month of a column's quarter; `null` for the parked initiatives. */
export function monthOf({ quarter }: Pick<BoardColumn, 'quarter'>): string | null {
  return quarter?.startMonth ?? null;
}

/** The card that lies in a direction from another one; `undefined` where the board ends. Empty columns are passed over. */
export function cardTowards(
  columns: readonly BoardColumn[],
  from: string | undefined,
  direction: Direction,
): BoardCard | undefined {
  const filled = columns.filter(({ cards }) => cards.length > 0);
  const column = filled.findIndex(({ cards }) => cards.some(({ initiative }) => initiative.id === from));
  const cards = filled[column]?.cards ?? [];
  const at = cards.findIndex(({ initiative }) => initiative.id === from);
  const beside = (by: 1 | -1): BoardCard | undefined => {
    const next = filled[column + by]?.cards ?? [];
    return next[Math.min(at, next.length - 1)];
  };
  switch (direction) {
    case 'up':
      return cards[at - 1];
    case 'down':
      return cards[at + 1];
    case 'first':
      return cards[0];
    case 'last':
      return cards.at(-1);
    case 'left':
      return beside(-1);
    case 'right':
      return beside(1);
  }
}

/** The card that takes over when one goes: the next in its column, else the one before, else any other. */
export function cardInPlaceOf(columns: readonly BoardColumn[], id: string): BoardCard | undefined {
  return (
    cardTowards(columns, id, 'down') ??
    cardTowards(columns, id, 'up') ??
    columns.flatMap(({ cards }) => cards).find(({ initiative }) => initiative.id !== id)
  );
}

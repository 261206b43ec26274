import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Transaction } from '#shared/model/change.ts';
import { stepsOf } from './history.ts';

type Kind = Transaction['kind'];

function transaction(kind: Kind, index: number): Transaction {
  const id = String(index).padStart(6, '0');
  return {
    id,
    engagementId: 'alder',
    label: 'ratePractice',
    subject: id,
    kind,
    reverses: null,
    actorId: 'a',
    deviceId: 'd',
    at: '2026-01-01T00:00:00.000Z',
  };
}

/** The two stacks as one would keep them while the history is made; a step that is not possible is left out. */
function played(kinds: readonly Kind[]) {
  const history: Transaction[] = [];
  const undoable: Transaction[] = [];
  const redoable: Transaction[] = [];
  for (const [index, kind] of kinds.entries()) {
    const next = transaction(kind, index);
    if (kind === 'undo' && !undoable.pop()) continue;
    if (kind === 'redo' && !redoable.pop()) continue;
    if (kind === 'do') redoable.length = 0;
    if (kind === 'undo') redoable.push(next);
    if (kind === 'do' || kind === 'redo') undoable.push(next);
    history.push(next);
  }
  return { history, undo: undoable.at(-1) ?? null, redo: redoable.at(-1) ?? null };
}

it('Reading a history backwards finds what keeping two stacks would', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<Kind>('do', 'undo', 'redo', 'import'), { maxLength: 40 }),
      (kinds) => {
        const { history, undo, redo } = played(kinds);
        expect(stepsOf(history.toReversed())).toEqual({ undo, redo });
      },
    ),
    { numRuns: 500 },
  );
});

import { ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Change, Transaction } from '#shared/model/change.ts';
import type { EngagementTable } from '#shared/model/tables.ts';
import { runCommand, type Write } from './command.ts';
import { db } from './database.ts';
import { identityOf } from './identity.ts';

/** What undo and redo would do next; `null` where there is nothing. */
export type UndoState = { readonly undo: Transaction | null; readonly redo: Transaction | null };

/**
 * What can be undone and redone in an engagement, read from its history: it survives a restart. Only this device's
 * own commands count, in the order in which they were made.
 */
export async function undoState(engagementId: string): Promise<UndoState> {
  const { deviceId } = await identityOf(db);
  const transactions = await db.transactions
    .where('[engagementId+id]')
    .between([engagementId, ''], [engagementId, '\uffff'])
    .toArray();
  return stacksOf(transactions.filter((transaction) => transaction.deviceId === deviceId));
}

/** Replays a history in its order: each command clears what could be redone, each undo makes one thing redoable. */
export function stacksOf(history: readonly Transaction[]): UndoState {
  const undoable: Transaction[] = [];
  const redoable: Transaction[] = [];
  for (const transaction of history) {
    switch (transaction.kind) {
      case 'do':
        undoable.push(transaction);
        redoable.length = 0;
        break;
      case 'undo':
        undoable.pop();
        redoable.push(transaction);
        break;
      case 'redo':
        redoable.pop();
        undoable.push(transaction);
        break;
      case 'import':
        break;
    }
  }
  return { undo: undoable.at(-1) ?? null, redo: redoable.at(-1) ?? null };
}

/** Takes back the last command of this device; resolves with it, or with `null` when there was none. */
export function undo(engagementId: string): Promise<Result<Transaction | null, Failure>> {
  return reverse(engagementId, 'undo');
}

/** Does again what was last undone; resolves with the command, or with `null` when there was none. */
export function redo(engagementId: string): Promise<Result<Transaction | null, Failure>> {
  return reverse(engagementId, 'redo');
}

async function reverse(
  engagementId: string,
  kind: 'undo' | 'redo',
): Promise<Result<Transaction | null, Failure>> {
  const target = (await undoState(engagementId))[kind];
  if (target === null) return ok(null);
  const changes = await db.changes.where('transactionId').equals(target.id).sortBy('id');
  const head = { engagementId, label: target.label, subject: target.subject, kind, reverses: target.id };
  const result = await runCommand(db, head, (write) => takeBack(write, changes.reverse()));
  return result.ok ? ok(target) : result;
}

async function takeBack(write: Write, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const table = change.entity as EngagementTable;
    if (change.field === '*') {
      await write.restore(table, change.entityId, change.before as Record<string, unknown> | null);
    } else {
      const row = (await db.table(table).get(change.entityId)) as Record<string, unknown> | undefined;
      if (row) await write.restore(table, change.entityId, { ...row, [change.field]: change.before });
    }
  }
}

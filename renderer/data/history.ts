import { ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Change, Transaction } from '#shared/model/change.ts';
import { runCommand, type CommandLabel, type RecordedTable, type Write } from './command.ts';
import { db } from './database.ts';
import { knownDevice } from './identity.ts';

/** What undo and redo would do next; `null` where there is nothing. */
export type UndoState = { readonly undo: Transaction | null; readonly redo: Transaction | null };

/**
 * What can be undone and redone in an engagement, read from its history: it survives a restart. Only this device's
 * own commands count, in the order in which they were made.
 *
 * Reads backwards and only as far as it must, because it runs again after every command.
 */
export async function undoState(engagementId: string): Promise<UndoState> {
  const deviceId = await knownDevice(db);
  // A device without an identity has not done anything yet.
  if (deviceId === undefined) return { undo: null, redo: null };
  const search = new StepSearch();
  let before: string = '\uffff';
  for (let count = 8; !search.isDone; count *= 4) {
    const batch = await db.transactions
      .where('[engagementId+id]')
      .between([engagementId, ''], [engagementId, before], true, false)
      .reverse()
      .limit(count)
      .toArray();
    for (const transaction of batch) {
      if (transaction.deviceId === deviceId) search.visit(transaction);
    }
    const oldest = batch.at(-1);
    if (!oldest || batch.length < count) break;
    before = oldest.id;
  }
  return search.found;
}

/**
 * The same from a whole history, newest first. A command clears what could be redone; an undo takes the step before it
 * and makes itself redoable; a redo takes the undo before it and makes itself undoable.
 */
export function stepsOf(newestFirst: Iterable<Transaction>): UndoState {
  const search = new StepSearch();
  for (const transaction of newestFirst) search.visit(transaction);
  return search.found;
}

/** Finds the tops of the two stacks from the newest transaction backwards, skipping the steps that were taken since. */
class StepSearch {
  #undo: Transaction | null = null;
  #redo: Transaction | null = null;
  #undone = 0;
  #redone = 0;
  #redoIsKnown = false;

  get isDone(): boolean {
    return this.#undo !== null && this.#redoIsKnown;
  }

  get found(): UndoState {
    return { undo: this.#undo, redo: this.#redo };
  }

  visit(transaction: Transaction): void {
    switch (transaction.kind) {
      case 'do':
        this.#redoIsKnown = true;
        this.#step(transaction);
        break;
      case 'redo':
        this.#redone++;
        this.#step(transaction);
        break;
      case 'undo':
        this.#undone++;
        if (this.#redoIsKnown) break;
        if (this.#redone > 0) this.#redone--;
        else {
          this.#redo = transaction;
          this.#redoIsKnown = true;
        }
        break;
      case 'import':
        break;
    }
  }

  #step(transaction: Transaction): void {
    if (this.#undone > 0) this.#undone--;
    else this.#undo ??= transaction;
  }
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
  const head = {
    engagementId,
    label: target.label as CommandLabel,
    subject: target.subject,
    kind,
    reverses: target.id,
  };
  const result = await runCommand(db, head, (write) => takeBack(write, changes.reverse()));
  return result.ok ? ok(target) : result;
}

async function takeBack(write: Write, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const table = change.entity as RecordedTable;
    if (change.field === '*') {
      await write.restore(table, change.entityId, change.before as Record<string, unknown> | null);
    } else {
      const row = (await db.table(table).get(change.entityId)) as Record<string, unknown> | undefined;
      if (row) await write.restore(table, change.entityId, { ...row, [change.field]: change.before });
    }
  }
}

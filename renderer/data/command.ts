import { Dexie } from 'dexie';
import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Change, Transaction } from '#shared/model/change.ts';
import type { EngagementTable, EngagementTables, LibraryTables } from '#shared/model/tables.ts';
import type { Database } from './database.ts';
import { identityOf, type Identity } from './identity.ts';
import { beginSaving } from './saving.svelte.ts';

/** Everything that can be done to a client's work; `renderer/i18n/en/history.ts` has the words for each. */
export const commandLabels = [
  'startEngagement',
  'changeEngagement',
  'addRespondent',
  'changeRespondent',
  'removeRespondent',
  'recordResponse',
  'clearResponse',
  'pickLevel',
  'clearLevel',
  'reassess',
  'confirmRating',
  'ratePractice',
  'clearRating',
  'rateNotApplicable',
  'writeNote',
  'attachEvidence',
  'detachEvidence',
  'setScope',
  'setTarget',
  'setTargets',
  'addInitiatives',
  'changeInitiative',
  'removeInitiative',
  'placeInitiative',
  'migrateAssessment',
  'addPage',
  'removePage',
  'movePage',
  'changePage',
  'changeLevels',
  'changeFramework',
  'takeOverAssessment',
] as const;
export type CommandLabel = (typeof commandLabels)[number];

/** What a command may put back or take away as a whole: a client's rows, and those of a framework draft. */
export type RecordedTable = EngagementTable | keyof LibraryTables;

/** What a command says of itself in the history. */
export type CommandHead = {
  /** The engagement, or the framework draft, whose history it stands in. */
  readonly engagementId: string;
  readonly label: CommandLabel;
  readonly subject: string;
  readonly kind?: Transaction['kind'];
  readonly reverses?: string;
};

type Stamped = 'createdAt' | 'createdBy' | 'engagementId';

/** The fields a command gives a row; the rest is stamped. */
export type Fields<T extends EngagementTable> = Omit<EngagementTables[T], Stamped>;

/** How long a write may take before it is reported as stuck, in milliseconds: a full disk can swallow it without a word. */
const writeLimit = 10_000;

/** What a command's work may do. Everything goes through here, so that nothing is stored without its change record. */
export interface Write {
  /** Creates the row, or changes the given fields of the row that is there, and those that `over` makes of it. */
  put<T extends EngagementTable>(
    table: T,
    row: Fields<T>,
    over?: (there: EngagementTables[T]) => Partial<Fields<T>>,
  ): Promise<void>;
  /** Creates many rows whose ids are new: quicker than `put`, which must look at what is there. */
  create<T extends EngagementTable>(table: T, rows: readonly Fields<T>[]): Promise<void>;
  /** Removes the row if it is there. */
  remove(table: EngagementTable, id: string): Promise<void>;
  /** Puts a row back exactly as it was, or removes it (`null`). */
  restore(table: RecordedTable, id: string, row: Record<string, unknown> | null): Promise<void>;
}

type Row = Record<string, unknown> & { id: string };

/**
 * Runs one command: one transaction that stores the work, its change records and its line in the history together
 * or not at all. Resolves with `null` when the work changed nothing; then nothing is recorded either.
 *
 * `work` must await nothing but the database: hash and parse first.
 */
export async function runCommand(
  db: Database,
  head: CommandHead,
  work: (write: Write) => Promise<void>,
): Promise<Result<Transaction | null, Failure>> {
  return guarded(() =>
    db.transaction('rw', db.tables, async () => {
      const recorder = new Recorder(db, head, await identityOf(db));
      await work(recorder);
      return recorder.finish();
    }),
  );
}

/** Runs a write to the store and turns what can go wrong there into a failure the user can act on. */
export async function guarded<T>(write: () => Promise<T>): Promise<Result<T, Failure>> {
  const done = beginSaving();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stuck = new Promise<Result<T, Failure>>((resolve) => {
    timer = setTimeout(() => resolve(failed({ kind: 'saveFailed', reason: 'stuck' })), writeLimit);
  });
  try {
    const result = await Promise.race([write().then((value) => ok(value)), stuck]);
    done(result.ok);
    return result;
  } catch (error) {
    done(false);
    const failure = storeFailure(error);
    if (failure === undefined) throw error;
    return failed(failure);
  } finally {
    clearTimeout(timer);
  }
}

function storeFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  // Dexie reports an aborted transaction and keeps the reason inside.
  const inner = (error as { inner?: unknown }).inner;
  const names = [error.name, inner instanceof Error || inner instanceof DOMException ? inner.name : ''];
  if (names.includes('QuotaExceededError')) return { kind: 'saveFailed', reason: 'quota' };
  if (names.some((name) => ['DatabaseClosedError', 'InvalidStateError'].includes(name))) {
    return { kind: 'saveFailed', reason: 'closed' };
  }
  if (
    error instanceof Dexie.DexieError &&
    names.some((name) => ['AbortError', 'UnknownError'].includes(name))
  ) {
    return { kind: 'saveFailed', reason: 'other' };
  }
  return undefined;
}

class Recorder implements Write {
  readonly #db: Database;
  readonly #transaction: Transaction;
  readonly #changes: Change[] = [];

  constructor(db: Database, head: CommandHead, identity: Identity) {
    this.#db = db;
    this.#transaction = {
      id: newId(),
      engagementId: head.engagementId,
      label: head.label,
      subject: head.subject,
      kind: head.kind ?? 'do',
      reverses: head.reverses ?? null,
      ...identity,
      at: new Date().toISOString(),
    };
  }

  async put<T extends EngagementTable>(
    table: T,
    fields: Fields<T>,
    over?: (there: EngagementTables[T]) => Partial<Fields<T>>,
  ): Promise<void> {
    const { before, known } = await this.#look(table, fields.id);
    const more = before && over ? over(before as unknown as EngagementTables[T]) : {};
    const stamp = before ?? {
      engagementId: this.#transaction.engagementId,
      createdAt: this.#transaction.at,
      createdBy: this.#transaction.actorId,
    };
    await this.#store(table, fields.id, before, { ...stamp, ...fields, ...more }, known);
  }

  async create<T extends EngagementTable>(table: T, rows: readonly Fields<T>[]): Promise<void> {
    const { engagementId, at, actorId } = this.#transaction;
    const stamped = rows.map((row): Row => ({ engagementId, createdAt: at, createdBy: actorId, ...row }));
    for (const row of stamped) this.#record(table, row.id, '*', null, row, []);
    await this.#db.table(table).bulkAdd(stamped);
  }

  async remove(table: EngagementTable, id: string): Promise<void> {
    const { before, known } = await this.#look(table, id);
    await this.#store(table, id, before, null, known);
  }

  async restore(table: RecordedTable, id: string, row: Row | null): Promise<void> {
    const { before, known } = await this.#look(table, id);
    await this.#store(table, id, before, row, known);
  }

  /** Writes the log; the transaction as recorded, or `null` when nothing had changed. */
  async finish(): Promise<Transaction | null> {
    if (this.#changes.length === 0) return null;
    // One after the other would be one more way to the store and back, with somebody waiting for it.
    await Promise.all([
      this.#db.changes.bulkAdd(this.#changes),
      this.#db.transactions.add(this.#transaction),
    ]);
    return this.#transaction;
  }

  /** The row as it is, and the changes that are recorded of it. */
  async #look(table: RecordedTable, id: string): Promise<{ before: Row | null; known: readonly Change[] }> {
    const [row, known] = await Promise.all([
      this.#db.table(table).get(id) as Promise<Row | undefined>,
      this.#db.changes.where('[entity+entityId]').equals([table, id]).toArray(),
    ]);
    return { before: row ?? null, known };
  }

  async #store(
    table: RecordedTable,
    id: string,
    before: Row | null,
    after: Row | null,
    known: readonly Change[],
  ): Promise<void> {
    const fields = changedFields(before, after);
    if (fields.length === 0) return;
    const history = [...known, ...this.#changes.filter((c) => c.entity === table && c.entityId === id)];
    for (const field of fields) {
      const [was, is] = field === '*' ? [before, after] : [before?.[field] ?? null, after?.[field] ?? null];
      this.#record(table, id, field, was, is, headsOf(history, field));
    }
    if (after === null) await this.#db.table(table).delete(id);
    else await this.#db.table(table).put(after);
  }

  #record(
    entity: RecordedTable,
    entityId: string,
    field: string,
    before: unknown,
    after: unknown,
    parents: string[],
  ): void {
    const { id: transactionId, engagementId } = this.#transaction;
    this.#changes.push({
      id: newId(),
      transactionId,
      engagementId,
      entity,
      entityId,
      field,
      before,
      after,
      parents,
    });
  }
}

/** The fields in which two rows differ, or `*` when one of them is not there. */
function changedFields(before: Row | null, after: Row | null): string[] {
  if (before === null || after === null) return before === after ? [] : ['*'];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The changes of a field (or of its whole row) that no other change of it has superseded. */
function headsOf(history: readonly Change[], field: string): string[] {
  const relevant = history.filter(
    (change) => field === '*' || change.field === field || change.field === '*',
  );
  const superseded = new Set(relevant.flatMap((change) => change.parents));
  return relevant.map((change) => change.id).filter((id) => !superseded.has(id));
}

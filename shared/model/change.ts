import * as v from 'valibot';
import { id, instant } from './fields.ts';

/**
 * One change record: what one command did to one field of one row. Undo, the audit trail, the journal and merging
 * all read these. Two rows of the log are never compared by clock: `parents` tells what the author had seen.
 */
export const changeSchema = v.object({
  id,
  /** The command it belongs to. */
  transactionId: id,
  engagementId: id,
  /** The table. */
  entity: v.string(),
  entityId: id,
  /** A field's name, or `*` for the whole row (created or deleted). */
  field: v.string(),
  /** JSON values; `null` for a row or field that was not there. */
  before: v.unknown(),
  after: v.unknown(),
  /** Ids of the changes of this field (or of the whole row) that were its heads when the author made this one. */
  parents: v.array(id),
});
export type Change = v.InferOutput<typeof changeSchema>;

/** One command as the user knows it; its changes were stored together with it or not at all. */
export const transactionSchema = v.object({
  id,
  engagementId: id,
  /** What the user did: names a message. */
  label: v.string(),
  /** What it was done to, in the user's words, such as a practice's code. */
  subject: v.string(),
  kind: v.picklist(['do', 'undo', 'redo', 'import']),
  /** The transaction that an undo or redo reverses. */
  reverses: v.nullable(id),
  actorId: id,
  deviceId: id,
  at: instant,
});
export type Transaction = v.InferOutput<typeof transactionSchema>;

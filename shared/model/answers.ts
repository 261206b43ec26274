import * as v from 'valibot';
import { id, prose, sha256Hex, instant, title, userRow } from './fields.ts';

/** Not, Partially, Largely, Fully, or not applicable. */
export const ratingValueSchema = v.picklist(['N', 'P', 'L', 'F', 'NA']);
export type RatingValue = v.InferOutput<typeof ratingValueSchema>;

/**
 * The rating that counts for one practice. The id is `<assessment>:<practice>`, so that two people who rate the
 * same practice on two devices speak of the same row. A rating that was cleared is a deleted row.
 */
export const ratingSchema = v.object({
  ...userRow,
  assessmentId: id,
  nodeId: id,
  practiceId: id,
  value: ratingValueSchema,
  /** Why the practice does not apply; only with `NA`, and then never empty. */
  naReason: prose,
});
export type Rating = v.InferOutput<typeof ratingSchema>;

/** What a note or a piece of evidence is attached to. */
export const targetTypeSchema = v.picklist(['practice', 'outcome', 'node', 'initiative']);
export type TargetType = v.InferOutput<typeof targetTypeSchema>;

/** A note on a practice or a block of one assessment; the id is `<assessment>:<target>:note`. */
export const noteSchema = v.object({
  ...userRow,
  assessmentId: id,
  targetType: targetTypeSchema,
  targetId: id,
  text: prose,
});
export type Note = v.InferOutput<typeof noteSchema>;

/** One piece of evidence; its bytes stand apart under their SHA-256. */
export const evidenceSchema = v.object({
  ...userRow,
  sha256: sha256Hex,
  name: title,
  /** Media type as the file says, `application/octet-stream` when it says nothing. */
  mime: v.pipe(v.string(), v.maxLength(200)),
  /** Size in bytes. */
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  capturedAt: instant,
});
export type Evidence = v.InferOutput<typeof evidenceSchema>;

/** Evidence attached to something; the id is `<evidence>:<assessment>:<target>`. */
export const evidenceLinkSchema = v.object({
  ...userRow,
  evidenceId: id,
  assessmentId: id,
  targetType: targetTypeSchema,
  targetId: id,
});
export type EvidenceLink = v.InferOutput<typeof evidenceLinkSchema>;

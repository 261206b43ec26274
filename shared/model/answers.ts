import * as v from 'valibot';
import { id, isoDate, prose, sha256Hex, instant, title, userRow } from './fields.ts';
import { answerCodeSchema } from './framework.ts';

/**
 * An answer: the code of an option of the practice's scale (`N`, `P`, `L`, `F` where the framework has no scales of its
 * own), or `NA` for a practice that does not apply.
 */
export const ratingValueSchema = answerCodeSchema;
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
  /** Taken over from the assessment before and not looked at again: true until somebody confirms it or rates anew. */
  isCarriedOver: v.exactOptional(v.boolean()),
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

export const evidenceQualitySchema = v.picklist(['claim', 'document', 'observed']);
export type EvidenceQuality = v.InferOutput<typeof evidenceQualitySchema>;

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
  /** How much it proves: what somebody said, what is written down, or what was seen at work. `document` when left out. */
  quality: v.exactOptional(evidenceQualitySchema),
  /** The last day it holds for; for good when left out. */
  effectiveTo: v.exactOptional(isoDate),
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

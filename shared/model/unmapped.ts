import * as v from 'valibot';
import { ratingValueSchema, targetTypeSchema } from './answers.ts';
import { targetLevelSchema } from './engagement.ts';
import { id, prose, userRow } from './fields.ts';

/** What an answer said, whatever it was about. */
export const answerContentSchema = v.variant('kind', [
  v.object({ kind: v.literal('rating'), value: ratingValueSchema, naReason: prose }),
  v.object({ kind: v.literal('note'), text: prose }),
  v.object({ kind: v.literal('evidence'), evidenceId: id }),
  v.object({
    kind: v.literal('target'),
    level: targetLevelSchema,
    rationale: prose,
  }),
  /** The initiative of the newer assessment that covered it. */
  v.object({ kind: v.literal('cover'), initiativeId: id }),
]);
export type AnswerContent = v.InferOutput<typeof answerContentSchema>;

/**
 * An answer that found no place when an assessment moved on to a newer version of its framework. It stays with the
 * newer assessment, word for word, and names what it was about in the version it was given for.
 */
export const unmappedAnswerSchema = v.object({
  ...userRow,
  /** The newer assessment. */
  assessmentId: id,
  /** What it was about: of the version of the assessment that the newer one is based on. */
  targetType: targetTypeSchema,
  targetId: id,
  /** `noPlace`: nothing was chosen for it; `taken`: another answer stands there; `outOfRange`: no such level there. */
  reason: v.picklist(['noPlace', 'taken', 'outOfRange']),
  answer: answerContentSchema,
});
export type UnmappedAnswer = v.InferOutput<typeof unmappedAnswerSchema>;

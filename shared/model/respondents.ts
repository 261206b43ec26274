import * as v from 'valibot';
import { ratingValueSchema } from './answers.ts';
import { id, prose, title, userRow } from './fields.ts';

/** Somebody who is asked in an engagement. */
export const respondentSchema = v.object({
  ...userRow,
  name: title,
  role: v.pipe(v.string(), v.maxLength(300)),
  /** Whom they speak for, such as `IT` or `Business`: groups are compared. Empty for nobody in particular. */
  group: v.pipe(v.string(), v.maxLength(100)),
});
export type Respondent = v.InferOutput<typeof respondentSchema>;

/**
 * What one respondent says of one practice. It never counts by itself: what counts is the rating that was agreed on. The
 * id is `<assessment>:<practice>:<respondent>`, so that answers of different people never meet in a merge.
 */
export const responseSchema = v.object({
  ...userRow,
  assessmentId: id,
  nodeId: id,
  practiceId: id,
  respondentId: id,
  value: ratingValueSchema,
  /** Why the practice does not apply; only with `NA`. */
  naReason: prose,
  comment: prose,
});
export type Response = v.InferOutput<typeof responseSchema>;

/**
 * The level that a respondent picked for a block; without a respondent the level that was agreed on, or that somebody
 * estimated in a quick scan. The id is `<assessment>:<node>:<respondent>`, with `agreed` in the place of nobody.
 */
export const levelPickSchema = v.object({
  ...userRow,
  assessmentId: id,
  nodeId: id,
  respondentId: v.nullable(id),
  /** In half steps. */
  level: v.pipe(v.number(), v.minValue(0), v.maxValue(10), v.multipleOf(0.5)),
  rationale: prose,
});
export type LevelPick = v.InferOutput<typeof levelPickSchema>;

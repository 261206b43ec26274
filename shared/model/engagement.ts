import * as v from 'valibot';
import { id, isoDate, prose, title, userRow } from './fields.ts';
import { subsetCodeSchema } from './framework.ts';

/** Which achievement passes a level (see `shared/domain/scoring.ts`). */
export const scoringPresetSchema = v.picklist(['strict', 'balanced', 'lenient']);
export type ScoringPreset = v.InferOutput<typeof scoringPresetSchema>;

/**
 * What blocks are assessed by: `practices` are rated one by one; for `levels` each respondent reads what the levels of a
 * block are about and picks one; with `both` the practices count and the picks stand beside them.
 */
export const assessingMethodSchema = v.picklist(['practices', 'levels', 'both']);
export type AssessingMethod = v.InferOutput<typeof assessingMethodSchema>;

/** What a block weighs in the mean above it: what the client says, what the framework says, or all alike. */
export const weightingSchema = v.picklist(['importance', 'framework', 'equal']);

/** Work for one client: everything below it travels together and never with another client's. */
export const engagementSchema = v.object({
  ...userRow,
  title,
  client: v.pipe(v.string(), v.maxLength(300)),
  /** Printed on every page that leaves the application. */
  confidentiality: v.pipe(v.string(), v.maxLength(100)),
  /** The month the fiscal year starts in, 1 to 12. */
  fiscalStartMonth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  scoringPreset: scoringPresetSchema,
  /** `framework` when left out. */
  weighting: v.exactOptional(weightingSchema),
  /** Whether a branch stands where its blocks do on average, or where the weakest of them does; the mean when left out. */
  rollUpBy: v.exactOptional(v.picklist(['mean', 'weakest'])),
  /** `practices` when left out; an assessment may say otherwise. */
  method: v.exactOptional(assessingMethodSchema),
});
export type Engagement = v.InferOutput<typeof engagementSchema>;

/** One assessment of a client against one framework version. */
export const assessmentSchema = v.object({
  ...userRow,
  versionId: id,
  title,
  startedOn: isoDate,
  /** The assessment on an older version of the framework whose answers it took over. */
  basedOnId: v.exactOptional(id),
  /** The method of the engagement when left out. */
  method: v.exactOptional(assessingMethodSchema),
  /** Codes of the framework's subsets that are assessed; all of the framework when left out or empty. */
  subsets: v.exactOptional(v.array(subsetCodeSchema)),
});
export type Assessment = v.InferOutput<typeof assessmentSchema>;

/** What a block is meant to reach: a level, or a score of a framework without levels. */
export const targetLevelSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));

/** The target of one block in one assessment; the id is `<assessment>:<node>`. */
export const targetSchema = v.object({
  ...userRow,
  assessmentId: id,
  nodeId: id,
  level: targetLevelSchema,
  rationale: prose,
});
export type Target = v.InferOutput<typeof targetSchema>;

/**
 * Whether a node and what is below it is assessed, and how much it matters to the client; the id is
 * `<assessment>:<node>`. A node without such a row is assessed, with the importance 3.
 */
export const scopeItemSchema = v.object({
  ...userRow,
  assessmentId: id,
  nodeId: id,
  isIncluded: v.boolean(),
  /** Why it is left out. */
  reason: prose,
  /** 1 to 5. */
  importance: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
});
export type ScopeItem = v.InferOutput<typeof scopeItemSchema>;

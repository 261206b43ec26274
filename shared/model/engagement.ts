import * as v from 'valibot';
import { id, isoDate, prose, title, userRow } from './fields.ts';

/** Which achievement passes a level (see `shared/domain/scoring.ts`). */
export const scoringPresetSchema = v.picklist(['strict', 'balanced', 'lenient']);
export type ScoringPreset = v.InferOutput<typeof scoringPresetSchema>;

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
});
export type Assessment = v.InferOutput<typeof assessmentSchema>;

/** The target level of one block in one assessment; the id is `<assessment>:<node>`. */
export const targetSchema = v.object({
  ...userRow,
  assessmentId: id,
  nodeId: id,
  level: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(5)),
  rationale: prose,
});
export type Target = v.InferOutput<typeof targetSchema>;

import * as v from 'valibot';
import { id, prose, startMonth, title, userRow } from './fields.ts';

/** T-shirt size of an effort; see `effortDays` in `shared/domain/planning.ts` for the days it stands for. */
export const effortBandSchema = v.picklist(['XS', 'S', 'M', 'L', 'XL']);
export type EffortBand = v.InferOutput<typeof effortBandSchema>;

/** A piece of improvement work. */
export const initiativeSchema = v.object({
  ...userRow,
  assessmentId: id,
  title,
  description: prose,
  owner: v.pipe(v.string(), v.maxLength(300)),
  /** Effort in working days, 0.5 to 10,000. */
  effortDays: v.pipe(v.number(), v.minValue(0.5), v.maxValue(10_000)),
});
export type Initiative = v.InferOutput<typeof initiativeSchema>;

/** A practice that an initiative brings to Fully; the id is `<initiative>:<practice>`. */
export const coverSchema = v.object({ ...userRow, initiativeId: id, nodeId: id, practiceId: id });
export type Cover = v.InferOutput<typeof coverSchema>;

/** A set of placements that is looked at, compared and adopted as one. */
export const scenarioSchema = v.object({ ...userRow, assessmentId: id, title, isAdopted: v.boolean() });
export type Scenario = v.InferOutput<typeof scenarioSchema>;

/** The quarter an initiative starts in within a scenario; the id is `<scenario>:<initiative>`. No row: parked. */
export const placementSchema = v.object({ ...userRow, scenarioId: id, initiativeId: id, startMonth });
export type Placement = v.InferOutput<typeof placementSchema>;

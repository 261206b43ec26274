import * as v from 'valibot';
import { id, instant, prose, sha256Hex, title } from './fields.ts';

/** How a licence lets content travel: `restricted` text stays out of packages unless its owner allows it. */
export const licenceSchema = v.object({
  class: v.picklist(['open', 'restricted', 'own']),
  text: prose,
  allowShare: v.boolean(),
});
export type Licence = v.InferOutput<typeof licenceSchema>;

/** A framework, whatever its versions: `ivi-itcmf`. */
export const frameworkSchema = v.object({
  id,
  title,
  publisher: v.string(),
  licence: licenceSchema,
});
export type Framework = v.InferOutput<typeof frameworkSchema>;

/** One maturity level of a framework version: its number and its name. */
export const levelSchema = v.object({
  no: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  name: title,
  description: v.exactOptional(prose),
});
export type Level = v.InferOutput<typeof levelSchema>;

/** What a rating stores of the answer that was given. */
export const answerCodeSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,40}$/));

/** One answer of a rating scale. `worth` is its part of Fully, 0 to 1; `code` is what a rating stores. */
export const scaleOptionSchema = v.object({
  code: answerCodeSchema,
  label: title,
  worth: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  description: v.exactOptional(prose),
});
export type ScaleOption = v.InferOutput<typeof scaleOptionSchema>;

/** A rating scale, its answers from the least to the most. */
export const scaleSchema = v.object({ id, options: v.pipe(v.array(scaleOptionSchema), v.minLength(2)) });
export type Scale = v.InferOutput<typeof scaleSchema>;

/**
 * How a framework adds ratings up to a score:
 * `staged`, levels are passed one after the other (the rule of IT-CMF, and what holds when nothing is said). `min` is the
 * level one stands on before anything is rated: 1 when left out, 0 where level 1 has to be reached as well;
 * `sum`, what each level achieves is added up, from 0 (OWASP SAMM);
 * `mean`, the mean of all ratings, stretched from `min` to `max`: for frameworks without levels.
 */
export const frameworkScoringSchema = v.variant('method', [
  v.object({
    method: v.literal('staged'),
    min: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1))),
  }),
  v.object({ method: v.literal('sum') }),
  v.object({
    method: v.literal('mean'),
    min: v.pipe(v.number(), v.finite()),
    max: v.pipe(v.number(), v.finite()),
  }),
]);
export type FrameworkScoring = v.InferOutput<typeof frameworkScoringSchema>;

/** What a subset is called where it is chosen. */
export const subsetCodeSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** A part of a framework that an organisation may choose to work with, such as an implementation group. */
export const subsetSchema = v.object({
  code: subsetCodeSchema,
  title,
  description: v.exactOptional(prose),
  isDefault: v.exactOptional(v.boolean()),
});
export type Subset = v.InferOutput<typeof subsetSchema>;

/**
 * One version of a framework; its rows never change once imported, they only get company. Those of a draft change until
 * it is finished.
 */
export const frameworkVersionSchema = v.object({
  /** `<framework>:<version>`. */
  id,
  frameworkId: id,
  version: title,
  levels: v.array(levelSchema),
  lang: v.string(),
  sourceNote: prose,
  importedAt: instant,
  /** The scales its practices are rated on, the usual one first; Not, Partially, Largely, Fully when left out. */
  scales: v.exactOptional(v.array(scaleSchema)),
  scoring: v.exactOptional(frameworkScoringSchema),
  subsets: v.exactOptional(v.array(subsetSchema)),
  /** Still being edited: nothing can be assessed against it. */
  isDraft: v.exactOptional(v.boolean()),
  /** The version that this one began as a copy of. */
  basedOnId: v.exactOptional(id),
});
export type FrameworkVersion = v.InferOutput<typeof frameworkVersionSchema>;

/** Text of a page that belongs to none of the known headings, kept under its own. */
export const sectionSchema = v.object({ heading: v.string(), text: prose });
export type Section = v.InferOutput<typeof sectionSchema>;

/** The same texts in other languages, by language tag. */
const translationsSchema = v.record(
  v.string(),
  v.object({ title: v.exactOptional(title), text: v.exactOptional(prose) }),
);
export type Translations = v.InferOutput<typeof translationsSchema>;

/** A sentence of the framework with an id that follows from where it stands and what it says. */
export const statementSchema = v.object({ id, text: prose });
export type Statement = v.InferOutput<typeof statementSchema>;

/**
 * A practice, or whatever else a framework has rated: an activity, a control, a question. `weight` is its share in
 * the level's achievement, 1 unless the framework says otherwise.
 */
export const practiceSchema = v.object({
  id,
  text: prose,
  weight: v.pipe(v.number(), v.gtValue(0), v.finite()),
  /** A name beside the text, where the framework has one. */
  title: v.exactOptional(title),
  /** The same asked in plain words, for people who do not know the framework. */
  question: v.exactOptional(prose),
  /** One of the version's scales; its first one when left out. */
  scaleId: v.exactOptional(id),
  /** Guidance, criteria, references: shown, not rated. */
  sections: v.exactOptional(v.array(sectionSchema)),
  translations: v.exactOptional(translationsSchema),
});
export type Practice = v.InferOutput<typeof practiceSchema>;

export const metricUnitSchema = v.picklist([
  'count',
  'percent',
  'duration',
  'money',
  'ratio',
  'yesno',
  'level',
  'frequency',
]);
export type MetricUnit = v.InferOutput<typeof metricUnitSchema>;

/** Which way a metric gets better; `band` means within limits. */
export const metricDirectionSchema = v.picklist(['up', 'down', 'band']);
export type MetricDirection = v.InferOutput<typeof metricDirectionSchema>;

/** A metric with what is known about it. */
export const metricSchema = v.object({
  id,
  text: prose,
  unit: v.exactOptional(metricUnitSchema),
  direction: v.exactOptional(metricDirectionSchema),
  /** How it is measured, in a sentence. */
  measure: v.exactOptional(prose),
});
export type Metric = v.InferOutput<typeof metricSchema>;

/** One group of practices, outcomes and metrics (POM) of one level; each list may be empty. */
export const pomGroupSchema = v.object({
  id,
  level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  practices: v.array(practiceSchema),
  outcomes: v.array(statementSchema),
  /** The same metric named at several levels has the same id each time. */
  metrics: v.array(metricSchema),
});
export type PomGroup = v.InferOutput<typeof pomGroupSchema>;

/**
 * What a node is in its framework's hierarchy: one lower-case word, such as `capability` or `control`. Those of IT-CMF
 * are `macro`, `capability`, `category` and `block`.
 */
export const nodeKindSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/));
export type NodeKind = v.InferOutput<typeof nodeKindSchema>;

/**
 * One node of a framework version's tree with everything its page says.
 * The groups stand inside the node: a page is read in one go and its content never changes.
 */
export const nodeSchema = v.object({
  /** `<framework>:<version>:<path of codes>`, such as `ivi-itcmf:18.07:SRP/C/C3`. */
  id,
  versionId: id,
  parentId: v.nullable(id),
  kind: nodeKindSchema,
  code: v.string(),
  title,
  description: prose,
  sections: v.array(sectionSchema),
  groups: v.array(pomGroupSchema),
  /** Position among its siblings, from 0. */
  order: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** SHA-256 of the page's wording: tells the same page under another version. */
  textHash: sha256Hex,
  /** Its part in the mean of its siblings, 1 when left out. */
  weight: v.exactOptional(v.pipe(v.number(), v.gtValue(0), v.finite())),
  /** Listed, but no longer asked for: never rated. */
  isWithdrawn: v.exactOptional(v.boolean()),
  /** Places of other frameworks that say the same, `<framework>:<version>:<path of codes>`. */
  alignsWith: v.exactOptional(v.array(id)),
  /** Codes of the version's subsets that it belongs to; to all when left out. */
  subsets: v.exactOptional(v.array(v.string())),
  translations: v.exactOptional(translationsSchema),
});
export type Node = v.InferOutput<typeof nodeSchema>;

import * as v from 'valibot';
import { id, instant, prose, sha256Hex, title } from './fields.ts';

/** How a licence lets content travel: `restricted` text stays out of packages unless its owner allows it. */
export const licenceSchema = v.object({
  class: v.picklist(['open', 'restricted', 'own']),
  text: prose,
  allowShare: v.boolean(),
});

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
});
export type Level = v.InferOutput<typeof levelSchema>;

/** One version of a framework; its rows never change once imported, they only get company. */
export const frameworkVersionSchema = v.object({
  /** `<framework>:<version>`. */
  id,
  frameworkId: id,
  version: title,
  levels: v.array(levelSchema),
  lang: v.string(),
  sourceNote: prose,
  importedAt: instant,
});
export type FrameworkVersion = v.InferOutput<typeof frameworkVersionSchema>;

/** A sentence of the framework with an id that follows from where it stands and what it says. */
export const statementSchema = v.object({ id, text: prose });
export type Statement = v.InferOutput<typeof statementSchema>;

/** A practice; `weight` is its share in the level's achievement, 1 unless the framework says otherwise. */
export const practiceSchema = v.object({
  id,
  text: prose,
  weight: v.pipe(v.number(), v.gtValue(0), v.finite()),
});
export type Practice = v.InferOutput<typeof practiceSchema>;

/** One group of practices, outcomes and metrics (POM) of one level; each list may be empty. */
export const pomGroupSchema = v.object({
  id,
  level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  practices: v.array(practiceSchema),
  outcomes: v.array(statementSchema),
  /** The same metric named at several levels has the same id each time. */
  metrics: v.array(statementSchema),
});
export type PomGroup = v.InferOutput<typeof pomGroupSchema>;

/** What a node is in its framework's hierarchy. */
export const nodeKindSchema = v.picklist(['macro', 'capability', 'category', 'block']);
export type NodeKind = v.InferOutput<typeof nodeKindSchema>;

/** Text of a page that belongs to none of the known headings, kept under its own. */
export const sectionSchema = v.object({ heading: v.string(), text: prose });

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
});
export type Node = v.InferOutput<typeof nodeSchema>;

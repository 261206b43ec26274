import type { Fields } from '../plainValues.ts';

// What the parts of a library may say. Nothing of it is promised: every field may be missing, or be of another type.

export type CisoLibrary = Fields<
  | 'urn'
  | 'locale'
  | 'ref_id'
  | 'name'
  | 'description'
  | 'annotation'
  | 'version'
  | 'publication_date'
  | 'copyright'
  | 'provider'
  | 'packager'
  | 'labels'
  | 'dependencies'
  | 'translations'
  | 'objects'
>;

export type CisoFramework = Fields<
  | 'urn'
  | 'ref_id'
  | 'name'
  | 'description'
  | 'annotation'
  | 'min_score'
  | 'max_score'
  | 'scores_definition'
  | 'implementation_groups_definition'
  | 'requirement_nodes'
  | 'requirements'
>;

export type CisoNode = Fields<
  | 'urn'
  | 'parent_urn'
  | 'assessable'
  | 'depth'
  | 'ref_id'
  | 'name'
  | 'description'
  | 'annotation'
  | 'typical_evidence'
  | 'implementation_groups'
  | 'threats'
  | 'reference_controls'
  | 'questions'
  | 'question'
  | 'weight'
  | 'min_score'
  | 'max_score'
  | 'scores_definition_ref'
  | 'display_mode'
  | 'translations'
>;

export type CisoScored = Fields<'min_score' | 'max_score'>;

export type CisoStep = Fields<'score' | 'name' | 'description' | 'description_doc' | 'translations'>;

export type CisoQuestion = Fields<
  'urn' | 'type' | 'text' | 'annotation' | 'choices' | 'depends_on' | 'weight' | 'translations'
>;

export type CisoChoice = Fields<
  | 'urn'
  | 'value'
  | 'annotation'
  | 'description'
  | 'add_score'
  | 'compute_result'
  | 'color'
  | 'select_implementation_groups'
  | 'translations'
>;

/** A threat, a reference control, an implementation group. */
export type CisoNamed = Fields<
  'urn' | 'ref_id' | 'name' | 'description' | 'default_selected' | 'translations'
>;

import { evidenceLinkSchema, evidenceSchema, noteSchema, ratingSchema } from './answers.ts';
import type { Evidence, EvidenceLink, Note, Rating } from './answers.ts';
import { changeSchema, transactionSchema } from './change.ts';
import type { Change, Transaction } from './change.ts';
import { assessmentSchema, engagementSchema, scopeItemSchema, targetSchema } from './engagement.ts';
import type { Assessment, Engagement, ScopeItem, Target } from './engagement.ts';
import { frameworkSchema, frameworkVersionSchema, nodeSchema } from './framework.ts';
import type { Framework, FrameworkVersion, Node } from './framework.ts';
import { levelPickSchema, respondentSchema, responseSchema } from './respondents.ts';
import type { LevelPick, Respondent, Response } from './respondents.ts';
import { coverSchema, initiativeSchema, placementSchema, scenarioSchema } from './plan.ts';
import type { Cover, Initiative, Placement, Scenario } from './plan.ts';
import { unmappedAnswerSchema } from './unmapped.ts';
import type { UnmappedAnswer } from './unmapped.ts';

/** Framework content: written once by an import, the same for every client. */
export type LibraryTables = {
  frameworks: Framework;
  frameworkVersions: FrameworkVersion;
  nodes: Node;
};

/** One client's work. Every row names its engagement, and every change to a row is recorded. */
export type EngagementTables = {
  engagements: Engagement;
  assessments: Assessment;
  ratings: Rating;
  notes: Note;
  evidence: Evidence;
  evidenceLinks: EvidenceLink;
  targets: Target;
  initiatives: Initiative;
  covers: Cover;
  scenarios: Scenario;
  placements: Placement;
  unmappedAnswers: UnmappedAnswer;
  respondents: Respondent;
  responses: Response;
  levelPicks: LevelPick;
  scopeItems: ScopeItem;
};

/** The record of what was done to one client's work. */
export type LogTables = {
  transactions: Transaction;
  changes: Change;
};

export type EngagementTable = keyof EngagementTables;

export const librarySchemas = {
  frameworks: frameworkSchema,
  frameworkVersions: frameworkVersionSchema,
  nodes: nodeSchema,
} as const;

export const engagementSchemas = {
  engagements: engagementSchema,
  assessments: assessmentSchema,
  ratings: ratingSchema,
  notes: noteSchema,
  evidence: evidenceSchema,
  evidenceLinks: evidenceLinkSchema,
  targets: targetSchema,
  initiatives: initiativeSchema,
  covers: coverSchema,
  scenarios: scenarioSchema,
  placements: placementSchema,
  unmappedAnswers: unmappedAnswerSchema,
  respondents: respondentSchema,
  responses: responseSchema,
  levelPicks: levelPickSchema,
  scopeItems: scopeItemSchema,
} as const;

export const logSchemas = { transactions: transactionSchema, changes: changeSchema } as const;

/** The tables of one client's work, in an order in which each row's references come before it. */
export const engagementTables = Object.keys(engagementSchemas) as EngagementTable[];

import * as v from 'valibot';
import { expect, it } from 'vitest';
import { engagementSchemas, librarySchemas } from '#shared/model/tables.ts';
import * as builders from './builders.ts';

it.each([
  ['frameworks', librarySchemas.frameworks, builders.aFramework()],
  ['frameworkVersions', librarySchemas.frameworkVersions, builders.aFrameworkVersion()],
  ['nodes', librarySchemas.nodes, builders.aNode()],
  ['nodes without practices', librarySchemas.nodes, builders.aCategory()],
  ['engagements', engagementSchemas.engagements, builders.anEngagement()],
  ['assessments', engagementSchemas.assessments, builders.anAssessment()],
  ['ratings', engagementSchemas.ratings, builders.aRating()],
  ['notes', engagementSchemas.notes, builders.aNote()],
  ['evidence', engagementSchemas.evidence, builders.anEvidence()],
  ['evidenceLinks', engagementSchemas.evidenceLinks, builders.anEvidenceLink()],
  ['targets', engagementSchemas.targets, builders.aTarget()],
  ['initiatives', engagementSchemas.initiatives, builders.anInitiative()],
  ['covers', engagementSchemas.covers, builders.aCover()],
  ['scenarios', engagementSchemas.scenarios, builders.aScenario()],
  ['placements', engagementSchemas.placements, builders.aPlacement()],
  ['respondents', engagementSchemas.respondents, builders.aRespondent()],
  ['responses', engagementSchemas.responses, builders.aResponse()],
  ['level picks', engagementSchemas.levelPicks, builders.aLevelPick()],
  ['scope items', engagementSchemas.scopeItems, builders.aScopeItem()],
  ['unmapped answers', engagementSchemas.unmappedAnswers, builders.anUnmappedAnswer()],
] as const)('a built row of %s is one that can be stored', (_, schema, row) => {
  expect(v.is(schema, row)).toBe(true);
});

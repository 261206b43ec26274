import { known } from '#shared/base/assert.ts';
import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { AssessmentAnswers } from '#shared/domain/migration/assessmentAnswers.ts';
import type { Decisions } from '#shared/domain/migration/mapping.ts';
import { limitsOf, migrateAnswers } from '#shared/domain/migration/migrateAnswers.ts';
import { itemsOf } from '#shared/domain/versionDiff/versionItems.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import type { UnmappedAnswer } from '#shared/model/unmapped.ts';
import { notesOf, ratingsOf } from './answers.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';
import { nodesOf } from './library.ts';
import { targetsOf } from './targets.ts';

/** Everything that was answered and planned in an assessment. */
export async function assessmentAnswers(assessmentId: string): Promise<AssessmentAnswers> {
  const initiatives = await db.initiatives.where('assessmentId').equals(assessmentId).sortBy('id');
  const scenarios = await db.scenarios.where('assessmentId').equals(assessmentId).sortBy('id');
  const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
  return {
    ratings: await ratingsOf(assessmentId),
    notes: await notesOf(assessmentId),
    evidenceLinks: await db.evidenceLinks.where('assessmentId').equals(assessmentId).toArray(),
    targets: await targetsOf(assessmentId),
    initiatives,
    covers: await db.covers.where('initiativeId').anyOf(ids(initiatives)).toArray(),
    scenarios,
    placements: await db.placements.where('scenarioId').anyOf(ids(scenarios)).toArray(),
  };
}

/** The assessment that takes over, and where the answers go. */
export type MigrationWish = {
  /** A newer version of the same framework. */
  readonly versionId: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly startedOn: string;
  readonly decisions: Decisions;
};

/** What a migration made. */
export type Migration = {
  readonly assessmentId: string;
  /** How many answers stand in the newer assessment. */
  readonly placed: number;
  /** How many are kept beside it. */
  readonly unmapped: number;
};

/**
 * Makes an assessment on another version of the framework that takes over the answers and the plan of this one, in one
 * step that one undo takes back. What has no place there is kept with it as unmapped answers; the assessment itself
 * stays as it is.
 */
export async function migrateAssessment(
  assessment: Assessment,
  wish: MigrationWish,
): Promise<Result<Migration, Failure>> {
  const { versionId, title, startedOn, decisions } = wish;
  const version = known(await db.frameworkVersions.get(versionId), 'the version to migrate to');
  const items = Object.values(itemsOf(await nodesOf(versionId))).flat();
  const newer = new Map(items.map((item) => [item.id, item]));
  const assessmentId = newId();
  let made: Migration = { assessmentId, placed: 0, unmapped: 0 };
  const head = { engagementId: assessment.engagementId, label: 'migrateAssessment', subject: title } as const;
  const result = await runCommand(db, head, async (write) => {
    // Read here: whatever was answered while the mapping was looked at comes along too.
    const answers = await assessmentAnswers(assessment.id);
    const rows = migrateAnswers({
      answers,
      decisions,
      newer,
      ...limitsOf(version),
      assessmentId,
      newId,
    });
    await write.create('assessments', [
      { id: assessmentId, versionId, title, startedOn, basedOnId: assessment.id },
    ]);
    await write.create('ratings', rows.ratings);
    await write.create('notes', rows.notes);
    await write.create('evidenceLinks', rows.evidenceLinks);
    await write.create('targets', rows.targets);
    await write.create('initiatives', rows.initiatives);
    await write.create('covers', rows.covers);
    await write.create('scenarios', rows.scenarios);
    await write.create('placements', rows.placements);
    await write.create('unmappedAnswers', rows.unmappedAnswers);
    const placed = [rows.ratings, rows.notes, rows.evidenceLinks, rows.targets, rows.covers];
    made = {
      assessmentId,
      placed: placed.reduce((sum, list) => sum + list.length, 0),
      unmapped: rows.unmappedAnswers.length,
    };
  });
  return result.ok ? ok(made) : failed(result.failure);
}

/** The answers that found no place when an assessment moved on, in the order in which they were kept. */
export function unmappedAnswersOf(assessmentId: string): Promise<UnmappedAnswer[]> {
  return db.unmappedAnswers.where('assessmentId').equals(assessmentId).sortBy('id');
}

/** An assessment that took over the answers of an older one. */
export type MigratedAssessment = {
  readonly assessment: Assessment;
  readonly basis: Assessment | undefined;
  readonly engagementTitle: string;
  readonly unmapped: readonly UnmappedAnswer[];
};

/** Every assessment on this version that took over an older one's answers, the newest first. */
export async function migratedAssessments(versionId: string): Promise<MigratedAssessment[]> {
  const all = await db.assessments.toArray();
  const migrated = all.filter((each) => each.versionId === versionId && each.basedOnId !== undefined);
  const found = await Promise.all(
    migrated.map(async (assessment) => ({
      assessment,
      basis: all.find(({ id }) => id === assessment.basedOnId),
      engagementTitle: (await db.engagements.get(assessment.engagementId))?.title ?? '',
      unmapped: await unmappedAnswersOf(assessment.id),
    })),
  );
  return found.sort((a, b) => (a.assessment.id < b.assessment.id ? 1 : -1));
}

/** The names of the evidence and the initiatives of these assessments' engagements, by id; ids parted by spaces. */
export async function namesAround(assessmentIds: string): Promise<ReadonlyMap<string, string>> {
  const assessments = await db.assessments.bulkGet(assessmentIds.split(' '));
  const engagements = [...new Set(assessments.flatMap((each) => (each ? [each.engagementId] : [])))];
  const evidence = await db.evidence.where('engagementId').anyOf(engagements).toArray();
  const initiatives = await db.initiatives.where('engagementId').anyOf(engagements).toArray();
  return new Map([
    ...evidence.map(({ id, name }) => [id, name] as const),
    ...initiatives.map(({ id, title }) => [id, title] as const),
  ]);
}

import { beforeEach, expect, it } from 'vitest';
import { known } from '#shared/base/assert.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import { mappingOf, sureDecisions, type Decisions } from '#shared/domain/migration/mapping.ts';
import { versionDiff } from '#shared/domain/versionDiff/versionDiff.ts';
import type { Node } from '#shared/model/framework.ts';
import { engagementTables } from '#shared/model/tables.ts';
import { aFramework, aFrameworkVersion, aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import { ratePractice, writeNote } from './answers.ts';
import { db } from './database.ts';
import { startEngagement } from './engagements.ts';
import { attachEvidence, detachEvidence, evidenceOf } from './evidence.ts';
import { redo, undo } from './history.ts';
import { nodesOf, shelveContent } from './library.ts';
import { assessmentAnswers, migrateAssessment, migratedAssessments, unmappedAnswersOf } from './migration.ts';
import { currentAssessment, rememberAssessment } from './places.ts';
import { addInitiatives, planOf, removeInitiative } from './plan.ts';
import { setTarget } from './targets.ts';

const kept = 'Keep a list of the berths that are free';
const gone = 'Ring the bell whenever fog comes up';

function version(no: string, practices: readonly string[]): Node[] {
  const id = `lantern:${no}:A1`;
  const rows = practices.map((text) => aPractice({ id: `${id}/L2/p-${text.replaceAll(' ', '.')}`, text }));
  const groups = [aGroup({ id: `${id}/L2/g1`, practices: rows })];
  return [
    aNode({
      id,
      versionId: `lantern:${no}`,
      parentId: null,
      groups,
      textHash: (no === '1' ? 'a' : 'b').repeat(64),
    }),
  ];
}

const practiceIn = (no: string, text: string) => `lantern:${no}:A1/L2/p-${text.replaceAll(' ', '.')}`;

function value<T>(result: { ok: true; value: T } | { ok: false; failure: { kind: string } }): T {
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

/** An assessment on version 1 with every kind of answer on a practice that stays and on one that goes. */
async function someWork() {
  for (const [no, practices] of [
    ['1', [kept, gone]],
    ['2', [kept]],
  ] as const) {
    value(
      await shelveContent({
        frameworks: [aFramework()],
        frameworkVersions: [aFrameworkVersion({ id: `lantern:${no}`, version: no })],
        nodes: version(no, practices),
      }),
    );
  }
  const { assessmentId } = value(
    await startEngagement({
      title: 'Harbour review',
      client: 'Alder Logistics',
      confidentiality: '',
      fiscalStartMonth: 1,
      scoringPreset: 'balanced',
      versionId: 'lantern:1',
      assessmentTitle: 'Autumn',
      startedOn: '2026-11-02',
    }),
  );
  const assessment = known(await db.assessments.get(assessmentId), 'the assessment');
  const nodeId = 'lantern:1:A1';
  const practices = [kept, gone].map((text) => ({ text, nodeId, practiceId: practiceIn('1', text) }));
  for (const { text, practiceId } of practices) {
    value(await ratePractice({ assessment, nodeId, practiceId, subject: 'A1' }, 'L'));
    const anchor = { assessment, targetType: 'practice' as const, targetId: practiceId, subject: 'A1' };
    value(await writeNote(anchor, `About: ${text}`));
    value(await attachEvidence(anchor, new File([text], `${text}.txt`)));
  }
  value(await setTarget(assessment, { id: nodeId, code: 'A1' }, 4));
  const covers = practices.map(({ practiceId }) => ({ nodeId, practiceId }));
  value(
    await addInitiatives(assessment, [{ title: 'A1', description: '', owner: '', effortDays: 5, covers }]),
  );
  return assessment;
}

async function decisionsOf(assessmentId: string): Promise<Decisions> {
  const diff = versionDiff(await nodesOf('lantern:1'), await nodesOf('lantern:2'));
  return sureDecisions(mappingOf(diff, await assessmentAnswers(assessmentId)));
}

async function everything(): Promise<string> {
  const rows = await Promise.all(engagementTables.map((table) => db.table(table).toArray()));
  return canonicalJson(rows as never);
}

async function migrated() {
  const assessment = await someWork();
  const decisions = await decisionsOf(assessment.id);
  const wish = { versionId: 'lantern:2', title: 'Spring', startedOn: '2027-03-01', decisions };
  const before = await everything();
  return { assessment, before, made: value(await migrateAssessment(assessment, wish)) };
}

beforeEach(async () => {
  await db.delete();
  await db.open();
});

it('takes over what has a place, keeps the rest beside it, and leaves the older assessment as it was', async () => {
  const { assessment, made } = await migrated();
  expect(made).toMatchObject({ placed: 5, unmapped: 4 });
  const answers = await assessmentAnswers(made.assessmentId);
  const practiceId = practiceIn('2', kept);
  expect(answers.ratings).toMatchObject([{ practiceId, nodeId: 'lantern:2:A1', value: 'L' }]);
  expect(answers.notes).toMatchObject([{ targetId: practiceId, text: `About: ${kept}` }]);
  expect(answers.evidenceLinks).toMatchObject([{ targetId: practiceId }]);
  expect(answers.targets).toMatchObject([{ nodeId: 'lantern:2:A1', level: 4 }]);
  expect(answers.covers).toMatchObject([{ practiceId }]);
  const unmapped = await unmappedAnswersOf(made.assessmentId);
  expect(unmapped.map(({ answer }) => answer.kind).sort()).toEqual(['cover', 'evidence', 'note', 'rating']);
  for (const { targetId } of unmapped) expect(targetId).toBe(practiceIn('1', gone));
  const older = await assessmentAnswers(assessment.id);
  expect([older.ratings.length, older.notes.length, older.evidenceLinks.length]).toEqual([2, 2, 2]);
  expect(older.covers.length).toBe(2);
  expect(await migratedAssessments('lantern:2')).toMatchObject([
    { assessment: { title: 'Spring' }, basis: { title: 'Autumn' }, engagementTitle: 'Harbour review' },
  ]);
});

it('is one step: one undo takes all of it back, one redo brings all of it again', async () => {
  const { assessment, before, made } = await migrated();
  const after = await everything();
  await rememberAssessment(made.assessmentId);
  value(await undo(assessment.engagementId));
  expect(await everything()).toBe(before);
  expect((await currentAssessment())?.assessment.id).toBe(assessment.id);
  value(await redo(assessment.engagementId));
  expect(await everything()).toBe(after);
});

it('keeps evidence whose last place was in the older assessment as long as it is kept aside', async () => {
  const { assessment } = await migrated();
  const found = await evidenceOf(assessment.id);
  const { evidence } = known(
    found.find(({ link }) => link.targetId === practiceIn('1', gone)),
    'the evidence',
  );
  const anchor = {
    assessment,
    targetType: 'practice' as const,
    targetId: practiceIn('1', gone),
    subject: 'A1',
  };
  value(await detachEvidence(anchor, evidence));
  expect(await db.evidence.get(evidence.id)).toEqual(evidence);
});

it('forgets what an initiative covered aside together with the initiative', async () => {
  const { assessment, made } = await migrated();
  const plan = known(await planOf(made.assessmentId), 'the plan');
  value(await removeInitiative(known(plan.initiatives[0], 'the initiative')));
  const left = await unmappedAnswersOf(made.assessmentId);
  expect(left.map(({ answer }) => answer.kind).sort()).toEqual(['evidence', 'note', 'rating']);
  value(await undo(assessment.engagementId));
  expect(await unmappedAnswersOf(made.assessmentId)).toHaveLength(4);
});

import { beforeEach, expect, it } from 'vitest';
import { db } from './database.ts';
import { draftsOf, dropDraft, keepDraft, unstoredNotes } from './drafts.ts';
import { startEngagement } from './engagements.ts';
import { undo } from './history.ts';
import { currentAssessment, lastBlock, rememberAssessment, rememberBlock } from './places.ts';
import { progressOf } from './progress.ts';
import { ratePractice, writeNote } from './answers.ts';
import { aNode } from '#shared/testing/builders.ts';

async function started(title: string): Promise<{ engagementId: string; assessmentId: string }> {
  const result = await startEngagement({
    title,
    client: 'Alder Logistics',
    confidentiality: '',
    fiscalStartMonth: 1,
    scoringPreset: 'balanced',
    versionId: 'tidewater:1',
    assessmentTitle: 'Spring',
    startedOn: '2026-03-02',
  });
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

beforeEach(async () => {
  await db.delete();
  await db.open();
});

it('The current assessment is the one opened last, and none when it is gone', async () => {
  expect(await currentAssessment()).toBeNull();
  const first = await started('First');
  const second = await started('Second');
  await rememberAssessment(second.assessmentId);
  await rememberAssessment(first.assessmentId);
  expect((await currentAssessment())?.engagement.title).toBe('First');
  await undo(first.engagementId);
  expect(await currentAssessment()).toBeNull();
});

it('Each assessment keeps its own last block', async () => {
  await rememberBlock('spring', 'A1');
  await rememberBlock('autumn', 'B2');
  expect(await lastBlock('spring')).toBe('A1');
  expect(await lastBlock('winter')).toBeNull();
});

it('A draft is found by the start of its key until it is dropped', async () => {
  await keepDraft('spring:A1/p1', 'seen the lis');
  await keepDraft('autumn:A1/p1', 'other');
  expect([...(await draftsOf('spring:'))]).toEqual([['spring:A1/p1', 'seen the lis']]);
  await dropDraft('spring:A1/p1');
  expect((await draftsOf('spring:')).size).toBe(0);
});

it('Progress counts each assessment for itself, against the practices of its version', async () => {
  const { assessmentId } = await started('First');
  const assessment = (await db.assessments.get(assessmentId))!;
  const other = { ...assessment, id: 'other' };
  await db.nodes.add({
    id: 'tidewater:1:A1',
    versionId: 'tidewater:1',
    parentId: null,
    kind: 'block',
    code: 'A1',
    title: 'Berths',
    description: '',
    sections: [],
    groups: ['p1', 'p2', 'p3'].map((id) => ({
      id: `g-${id}`,
      level: 2,
      practices: [{ id, text: 'Keep a berth list.', weight: 1 }],
      outcomes: [],
      metrics: [],
    })),
    order: 0,
    textHash: 'a'.repeat(64),
  });
  await ratePractice({ assessment, nodeId: 'tidewater:1:A1', practiceId: 'p1', subject: '' }, 'F');
  await ratePractice(
    { assessment, nodeId: 'tidewater:1:A1', practiceId: 'p2', subject: '' },
    'NA',
    'None here',
  );
  const progress = await progressOf([assessment, other]);
  expect(progress.get(assessmentId)).toEqual({ answered: 2, all: 3 });
  expect(progress.get('other')).toEqual({ answered: 0, all: 3 });
});

it('Notes that were typed and never stored are found with their page, and only those', async () => {
  const { engagementId, assessmentId } = await started('First');
  const other = await started('Second');
  const assessment = (await db.assessments.get(assessmentId))!;
  const practice = { id: 'A1/2.1', text: 'Look.', weight: 1 };
  const node = {
    ...aNode(),
    id: 'A1',
    versionId: assessment.versionId,
    groups: [{ id: 'A1/2', level: 2, practices: [practice], outcomes: [], metrics: [] }],
  };
  await db.nodes.add(node);
  await keepDraft(`${assessmentId}:A1/2.1`, 'Seen the list');
  await keepDraft(`${assessmentId}:A1`, '');
  expect(await unstoredNotes(engagementId)).toEqual([{ assessmentId, node, count: 1 }]);
  expect(await unstoredNotes(other.engagementId)).toEqual([]);
  await writeNote({ assessment, targetType: 'practice', targetId: 'A1/2.1', subject: 'A1' }, 'Seen the list');
  expect(await unstoredNotes(engagementId)).toEqual([]);
});

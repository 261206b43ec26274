import { beforeEach, expect, it } from 'vitest';
import { known } from '#shared/base/assert.ts';
import type { Result } from '#shared/base/result.ts';
import { assessmentResults } from '#shared/domain/assessmentResults.ts';
import { aFramework, aFrameworkVersion, aNode } from '#shared/testing/builders.ts';
import { confirmRatings, rateNotApplicable, ratePractice, ratingsOf } from './answers.ts';
import { db } from './database.ts';
import { startEngagement } from './engagements.ts';
import { undo } from './history.ts';
import { shelveContent } from './library.ts';
import { progressOf } from './progress.ts';
import { reassess } from './reassessment.ts';
import {
  addRespondent,
  changeRespondent,
  clearLevel,
  clearResponse,
  levelPicksOf,
  pickLevel,
  recordResponse,
  removeRespondent,
  respondentsOf,
  responsesOf,
} from './respondents.ts';
import { chooseSubsets, scopeItemsOf, setScope } from './scope.ts';
import { setTarget, targetsOf } from './targets.ts';

const node = { ...aNode(), parentId: null };
const version = aFrameworkVersion();
const at = (place: string) => `${node.id}/${place}`;

function value<T>(result: Result<T, { kind: string }>): T {
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

async function started() {
  value(await shelveContent({ frameworks: [aFramework()], frameworkVersions: [version], nodes: [node] }));
  const { engagementId, assessmentId } = value(
    await startEngagement({
      title: 'Harbour review',
      client: 'Alder Logistics',
      confidentiality: '',
      fiscalStartMonth: 1,
      scoringPreset: 'balanced',
      versionId: version.id,
      assessmentTitle: 'Spring',
      startedOn: '2026-03-02',
    }),
  );
  const assessment = known(await db.assessments.get(assessmentId), 'the assessment');
  const practice = { assessment, nodeId: node.id, practiceId: at('2.1'), subject: 'A1 L2.1' };
  const block = { assessment, nodeId: node.id, subject: 'A1' };
  return { engagementId, assessment, practice, block };
}

beforeEach(async () => {
  await db.delete();
  await db.open();
});

it('keeps what each respondent says apart from the rating that was agreed on', async () => {
  const { engagementId, assessment, practice } = await started();
  const kim = value(await addRespondent(engagementId, { name: 'Kim', role: '', group: 'IT' }));
  const lee = value(await addRespondent(engagementId, { name: 'Lee', role: '', group: 'Business' }));
  value(await recordResponse(practice, kim, { value: 'F', comment: 'Every week' }));
  value(await recordResponse(practice, lee, { value: 'NA', naReason: 'Not ours' }));
  value(await recordResponse(practice, kim, { value: 'L' }));
  const said = (await responsesOf(assessment.id)).map(({ respondentId, value: each, naReason, comment }) => [
    respondentId,
    each,
    naReason,
    comment,
  ]);
  expect(said).toEqual(
    expect.arrayContaining([
      [kim, 'L', '', 'Every week'],
      [lee, 'NA', 'Not ours', ''],
    ]),
  );
  expect(await ratingsOf(assessment.id)).toEqual([]);
  value(await clearResponse(practice, lee));
  expect((await responsesOf(assessment.id)).map(({ respondentId }) => respondentId)).toEqual([kim]);
});

it('keeps the level of each respondent, and one that was agreed on', async () => {
  const { engagementId, assessment, block } = await started();
  const kim = value(await addRespondent(engagementId, { name: 'Kim', role: '', group: '' }));
  value(await pickLevel(block, kim, 2.5));
  value(await pickLevel(block, null, 3, 'Seen together'));
  value(await pickLevel(block, kim, 3.5));
  const picks = async () =>
    (await levelPicksOf(assessment.id)).map((each) => [each.respondentId, each.level]);
  expect(await picks()).toEqual(
    expect.arrayContaining([
      [kim, 3.5],
      [null, 3],
    ]),
  );
  value(await clearLevel(block, null));
  expect(await picks()).toEqual([[kim, 3.5]]);
});

it('removes a respondent with all they said, and one undo brings them back', async () => {
  const { engagementId, assessment, practice, block } = await started();
  const kim = value(await addRespondent(engagementId, { name: 'Kim', role: '', group: 'IT' }));
  value(await recordResponse(practice, kim, { value: 'F' }));
  value(await pickLevel(block, kim, 2));
  const before = await respondentsOf(engagementId);
  value(await changeRespondent({ id: kim, engagementId }, { name: 'Kim R.', role: 'Head', group: 'IT' }));
  value(await removeRespondent(known((await respondentsOf(engagementId))[0], 'Kim')));
  expect([await respondentsOf(engagementId), await responsesOf(assessment.id)]).toEqual([[], []]);
  value(await undo(engagementId));
  value(await undo(engagementId));
  expect(await respondentsOf(engagementId)).toEqual(before);
  expect(await responsesOf(assessment.id)).toHaveLength(1);
  expect(await levelPicksOf(assessment.id)).toHaveLength(1);
});

async function resultsOf(assessmentId: string) {
  const assessment = known(await db.assessments.get(assessmentId), 'the assessment');
  const engagement = known(await db.engagements.get(assessment.engagementId), 'the engagement');
  return known(
    assessmentResults({
      engagement,
      assessment,
      version,
      nodes: [node],
      ratings: await ratingsOf(assessmentId),
      targets: await targetsOf(assessmentId),
    }).blocks[0],
    'the block',
  );
}

it('starts again from last time: every rating is carried over, and counts for little until it is confirmed', async () => {
  const { assessment, practice } = await started();
  for (const [place, rating] of [
    ['2.1', 'F'],
    ['3.1', 'F'],
    ['4.1', 'P'],
    ['4.2', 'L'],
  ] as const) {
    value(await ratePractice({ ...practice, practiceId: at(place) }, rating));
  }
  value(await setTarget(assessment, node, 4));
  value(await setScope(assessment, 'A1', [{ nodeId: node.id, isIncluded: true, reason: '', importance: 5 }]));
  const title = { title: 'Autumn', startedOn: '2026-11-02', copiesRatings: true };
  const newId = value(await reassess(assessment, title));
  const newer = known(await db.assessments.get(newId), 'the newer assessment');
  expect(newer).toMatchObject({ basedOnId: assessment.id, title: 'Autumn' });
  expect(await scopeItemsOf(newId)).toMatchObject([{ importance: 5 }]);
  const old = await resultsOf(assessment.id);
  expect(old).toMatchObject({ carriedOver: 0, target: 4, score: { provisional: false } });
  expect(await resultsOf(newId)).toMatchObject({
    carriedOver: 4,
    target: 4,
    score: { score: old.score.state === 'scored' && old.score.score, provisional: true },
  });

  const in2 = { assessment: newer, nodeId: node.id, subject: 'A1' };
  const practices = ['2.1', '3.1'].map((place) => ({ nodeId: node.id, practiceId: at(place) }));
  value(await confirmRatings({ ...in2, practices }));
  value(await ratePractice({ ...in2, practiceId: at('4.1') }, 'F'));
  expect(await resultsOf(newId)).toMatchObject({ carriedOver: 1, score: { provisional: false } });
  const rest = { assessment: newer, practices: [{ nodeId: node.id, practiceId: at('4.2') }], subject: 'A1' };
  value(await rateNotApplicable(rest, 'Sold'));
  expect((await resultsOf(newId)).carriedOver).toBe(0);
  // What was done there leaves the older assessment as it was.
  expect(await resultsOf(assessment.id)).toEqual(old);
});

it('starts again without the ratings where that is wanted, in one step that one undo takes back', async () => {
  const { engagementId, assessment, practice } = await started();
  value(await ratePractice(practice, 'F'));
  const newId = value(
    await reassess(assessment, { title: 'Autumn', startedOn: '2026-11-02', copiesRatings: false }),
  );
  expect(await ratingsOf(newId)).toEqual([]);
  expect(await db.scenarios.where('assessmentId').equals(newId).count()).toBe(1);
  value(await undo(engagementId));
  expect(await db.assessments.get(newId)).toBeUndefined();
  expect(await db.scenarios.where('assessmentId').equals(newId).count()).toBe(0);
});

it('counts as open only what is in scope', async () => {
  const { assessment, practice } = await started();
  value(await ratePractice(practice, 'F'));
  const progress = async () => {
    const now = known(await db.assessments.get(assessment.id), 'the assessment');
    return (await progressOf([now])).get(assessment.id);
  };
  expect(await progress()).toEqual({ answered: 1, all: 5 });
  const out = { nodeId: node.id, isIncluded: false, reason: 'Run by the parent', importance: 3 };
  value(await setScope(assessment, 'A1', [out]));
  expect(await progress()).toEqual({ answered: 0, all: 0 });
  value(await setScope(assessment, 'A1', [{ ...out, isIncluded: true }]));
  await db.nodes.put({ ...node, subsets: ['high'] });
  value(await chooseSubsets(assessment, ['low']));
  expect(await progress()).toEqual({ answered: 0, all: 0 });
  value(await chooseSubsets(assessment, ['high']));
  expect(await progress()).toEqual({ answered: 1, all: 5 });
});

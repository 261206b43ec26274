import { db } from './database.ts';
import { nodesOf, shelvedVersion } from './library.ts';
import { planOf } from './plan.ts';
import type { ReportInput } from '#shared/domain/buildReport.ts';
import { ratingsOf } from './answers.ts';
import { levelPicksOf, responsesOf } from './respondents.ts';
import { scopeItemsOf } from './scope.ts';
import { targetsOf } from './targets.ts';

/** Everything stored that a report on an assessment is built from; `undefined` when something of it is gone. */
export async function reportInput(
  assessmentId: string,
): Promise<Omit<ReportInput, 'today' | 'words'> | undefined> {
  return db.transaction('r', db.tables, async () => {
    const assessment = await db.assessments.get(assessmentId);
    const engagement = assessment && (await db.engagements.get(assessment.engagementId));
    const shelved = assessment && (await shelvedVersion(assessment.versionId));
    const plan = await planOf(assessmentId);
    if (!assessment || !engagement || !shelved || !plan) return undefined;
    const last = await db.transactions
      .where('[engagementId+id]')
      .between([engagement.id, ''], [engagement.id, '\uffff'])
      .last();
    return {
      engagement,
      assessment,
      framework: shelved.framework,
      version: shelved.version,
      nodes: await nodesOf(assessment.versionId),
      ratings: await ratingsOf(assessmentId),
      targets: await targetsOf(assessmentId),
      scopeItems: await scopeItemsOf(assessmentId),
      responses: await responsesOf(assessmentId),
      levelPicks: await levelPicksOf(assessmentId),
      initiatives: plan.initiatives,
      covers: plan.covers,
      placements: plan.placements,
      head: last?.id ?? null,
    };
  });
}

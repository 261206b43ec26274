import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import { carriedRatings } from '#shared/domain/carriedRatings.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import { ratingsOf } from './answers.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';
import { scopeItemsOf } from './scope.ts';
import { targetsOf } from './targets.ts';

/**
 * Starts an assessment that looks again at what an older one of the same framework version looked at, in one step that
 * one undo takes back. Scope and targets come along; the ratings too where `copiesRatings` says so, each waiting to be
 * confirmed. Resolves with its id.
 */
export async function reassess(
  assessment: Assessment,
  wish: { readonly title: string; readonly startedOn: string; readonly copiesRatings: boolean },
): Promise<Result<string, Failure>> {
  const id = newId();
  const { title, startedOn, copiesRatings } = wish;
  const { versionId, method, subsets } = assessment;
  const head = { engagementId: assessment.engagementId, label: 'reassess', subject: title } as const;
  const result = await runCommand(db, head, async (write) => {
    const ratings = copiesRatings ? await ratingsOf(assessment.id) : [];
    const targets = await targetsOf(assessment.id);
    const scopeItems = await scopeItemsOf(assessment.id);
    await write.create('assessments', [
      {
        id,
        versionId,
        title,
        startedOn,
        basedOnId: assessment.id,
        ...(method !== undefined && { method }),
        ...(subsets !== undefined && { subsets }),
      },
    ]);
    await write.create('scenarios', [{ id: newId(), assessmentId: id, title: 'Plan', isAdopted: true }]);
    await write.create('ratings', carriedRatings(ratings, id));
    await write.create(
      'targets',
      targets.map(({ nodeId, level, rationale }) => ({
        id: `${id}:${nodeId}`,
        assessmentId: id,
        nodeId,
        level,
        rationale,
      })),
    );
    await write.create(
      'scopeItems',
      scopeItems.map(({ nodeId, isIncluded, reason, importance }) => ({
        id: `${id}:${nodeId}`,
        assessmentId: id,
        nodeId,
        isIncluded,
        reason,
        importance,
      })),
    );
  });
  return result.ok ? ok(id) : failed(result.failure);
}

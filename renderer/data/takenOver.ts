import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { MatchedAnswer } from '#shared/formats/matchProgress.ts';
import type { Engagement } from '#shared/model/engagement.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';

/** An assessment that another tool has begun. */
export type TakenOver = {
  /** The engagement it goes into, by id, or a new one for a client. */
  readonly engagement: string | Pick<Engagement, 'client' | 'title' | 'confidentiality'>;
  readonly versionId: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly startedOn: string;
  readonly answers: readonly MatchedAnswer[];
};

/** Creates an assessment with its ratings and notes, and its engagement where it is new, in one step. */
export async function takeOverAssessment(
  wish: TakenOver,
): Promise<Result<{ engagementId: string; assessmentId: string }, Failure>> {
  const engagementId = typeof wish.engagement === 'string' ? wish.engagement : newId();
  const assessmentId = newId();
  const { versionId, title, startedOn } = wish;
  const result = await runCommand(
    db,
    { engagementId, label: 'takeOverAssessment', subject: title },
    async (write) => {
      if (typeof wish.engagement !== 'string')
        await write.put('engagements', {
          id: engagementId,
          ...wish.engagement,
          fiscalStartMonth: 1,
          scoringPreset: 'balanced',
        });
      await write.put('assessments', { id: assessmentId, versionId, title, startedOn });
      await write.put('scenarios', { id: newId(), assessmentId, title: 'Plan', isAdopted: true });
      const ratings = wish.answers.map(({ nodeId, practiceId, value }) => ({
        id: `${assessmentId}:${practiceId}`,
        assessmentId,
        nodeId,
        practiceId,
        value,
        naReason: '',
      }));
      await write.create('ratings', ratings);
      const notes = wish.answers.flatMap(({ practiceId, note }) =>
        note === ''
          ? []
          : [
              {
                id: `${assessmentId}:${practiceId}:note`,
                assessmentId,
                targetType: 'practice' as const,
                targetId: practiceId,
                text: note,
              },
            ],
      );
      await write.create('notes', notes);
    },
  );
  return result.ok ? ok({ engagementId, assessmentId }) : failed(result.failure);
}

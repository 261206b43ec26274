import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Assessment, Engagement, ScoringPreset } from '#shared/model/engagement.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';

/** What a person says when they start work for a client. */
export type NewEngagement = {
  readonly title: string;
  readonly client: string;
  readonly confidentiality: string;
  /** 1 to 12. */
  readonly fiscalStartMonth: number;
  readonly scoringPreset: ScoringPreset;
  /** The framework version that the first assessment stands on. */
  readonly versionId: string;
  readonly assessmentTitle: string;
  /** `YYYY-MM-DD`. */
  readonly startedOn: string;
};

/** Starts an engagement with its first assessment and the scenario its plan is made in. */
export async function startEngagement(
  wish: NewEngagement,
): Promise<Result<{ engagementId: string; assessmentId: string }, Failure>> {
  const engagementId = newId();
  const assessmentId = newId();
  const { versionId, assessmentTitle, startedOn, ...engagement } = wish;
  const result = await runCommand(
    db,
    { engagementId, label: 'startEngagement', subject: wish.title },
    async (write) => {
      await write.put('engagements', { id: engagementId, ...engagement });
      await write.put('assessments', { id: assessmentId, versionId, title: assessmentTitle, startedOn });
      await write.put('scenarios', { id: newId(), assessmentId, title: 'Plan', isAdopted: true });
    },
  );
  return result.ok ? ok({ engagementId, assessmentId }) : failed(result.failure);
}

/** What of an engagement can be set after it was started. */
export type EngagementSettings = Omit<Engagement, 'id' | 'engagementId' | 'createdAt' | 'createdBy'>;

/** Changes an engagement's settings. */
export async function changeEngagement(
  id: string,
  settings: EngagementSettings,
): Promise<Result<unknown, Failure>> {
  return runCommand(db, { engagementId: id, label: 'changeEngagement', subject: settings.title }, (write) =>
    write.put('engagements', { id, ...settings }),
  );
}

/** An engagement as the start screen lists it. */
export type EngagementSummary = {
  readonly engagement: Engagement;
  readonly assessments: readonly Assessment[];
  /** When something in it last changed, as an instant; newest first in lists. */
  readonly changedAt: string;
};

/** Every engagement with its assessments, the one changed last first. */
export async function engagementSummaries(): Promise<EngagementSummary[]> {
  const engagements = await db.engagements.toArray();
  const summaries = await Promise.all(
    engagements.map(async (engagement) => {
      const last = await db.transactions
        .where('[engagementId+id]')
        .between([engagement.id, ''], [engagement.id, '\uffff'])
        .last();
      return {
        engagement,
        assessments: await db.assessments.where('engagementId').equals(engagement.id).sortBy('id'),
        changedAt: last?.at ?? engagement.createdAt,
      };
    }),
  );
  return summaries.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}

/** An assessment with its engagement; `undefined` when it is not there. */
export async function assessmentWithEngagement(
  assessmentId: string,
): Promise<{ assessment: Assessment; engagement: Engagement } | undefined> {
  const assessment = await db.assessments.get(assessmentId);
  const engagement = assessment && (await db.engagements.get(assessment.engagementId));
  return assessment && engagement ? { assessment, engagement } : undefined;
}

/** The assessments that stand on a framework version, each with its engagement, the newest first. */
export async function assessmentsOn(
  versionId: string,
): Promise<{ assessment: Assessment; engagement: Engagement }[]> {
  const [assessments, engagements] = await Promise.all([db.assessments.toArray(), db.engagements.toArray()]);
  return assessments
    .filter((assessment) => assessment.versionId === versionId)
    .flatMap((assessment) => {
      const engagement = engagements.find(({ id }) => id === assessment.engagementId);
      return engagement ? [{ assessment, engagement }] : [];
    })
    .sort((a, b) => (a.assessment.id < b.assessment.id ? 1 : -1));
}

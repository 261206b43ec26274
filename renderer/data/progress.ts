import { hasPractices } from '#shared/domain/scope.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import { db } from './database.ts';

/** How much of an assessment is answered. */
export type Progress = {
  /** Practices that are rated or do not apply. */
  readonly answered: number;
  /** All practices of the framework version. */
  readonly all: number;
};

/**
 * The ids of the practices that are answered in an assessment. Reads keys alone, so that it stays cheap enough to
 * run again after each rating of a large framework.
 */
export async function answeredPractices(assessmentId: string): Promise<ReadonlySet<string>> {
  const keys = await db.ratings
    .where('[assessmentId+nodeId]')
    .between([assessmentId, ''], [assessmentId, '\uffff'])
    .primaryKeys();
  return new Set(keys.map((key) => key.slice(assessmentId.length + 1)));
}

/** A practice's rating; the reason is given where it does not apply. */
export type Answer = { readonly value: RatingValue; readonly naReason: string };

/** What is answered in one block of an assessment, by practice id. */
export type BlockRatings = ReadonlyMap<string, Answer>;

/** The ratings of one block of an assessment. */
export async function blockRatings(assessmentId: string, nodeId: string): Promise<BlockRatings> {
  const rows = await db.ratings.where('[assessmentId+nodeId]').equals([assessmentId, nodeId]).toArray();
  return new Map(rows.map(({ practiceId, value, naReason }) => [practiceId, { value, naReason }]));
}

/** How far each of these assessments is answered, by assessment id. */
export async function progressOf(
  assessments: readonly { readonly id: string; readonly versionId: string }[],
): Promise<ReadonlyMap<string, Progress>> {
  const versions = new Set(assessments.map((assessment) => assessment.versionId));
  const counts = new Map(
    await Promise.all([...versions].map(async (id) => [id, await practiceCount(id)] as const)),
  );
  return new Map(
    await Promise.all(
      assessments.map(async ({ id, versionId }) => {
        const answered = (await answeredPractices(id)).size;
        return [id, { answered, all: counts.get(versionId) ?? 0 }] as const;
      }),
    ),
  );
}

async function practiceCount(versionId: string): Promise<number> {
  const nodes = await db.nodes.where('versionId').equals(versionId).filter(hasPractices).toArray();
  return nodes.flatMap((node) => node.groups).reduce((sum, group) => sum + group.practices.length, 0);
}

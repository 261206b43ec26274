import { scopeOf } from '#shared/domain/scope.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import type { Node } from '#shared/model/framework.ts';
import { db } from './database.ts';
import { scopeItemsOf } from './scope.ts';

/** How much of an assessment is answered. */
export type Progress = {
  /** Practices that are rated or do not apply, of those that are in scope. */
  readonly answered: number;
  /** All practices that are in scope. */
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
  assessments: readonly Pick<Assessment, 'id' | 'versionId' | 'subsets'>[],
): Promise<ReadonlyMap<string, Progress>> {
  const versions = new Set(assessments.map((assessment) => assessment.versionId));
  const nodes = new Map(
    await Promise.all([...versions].map(async (id) => [id, await allNodes(id)] as const)),
  );
  return new Map(
    await Promise.all(
      assessments.map(async (assessment) => {
        const { id, versionId } = assessment;
        const own = nodes.get(versionId) ?? [];
        const isAssessed = scopeOf(own, { assessment, scopeItems: await scopeItemsOf(id) });
        const asked = practiceIdsOf(own.filter(isAssessed));
        const answered = await answeredPractices(id);
        return [
          id,
          { answered: asked.filter((each) => answered.has(each)).length, all: asked.length },
        ] as const;
      }),
    ),
  );
}

/** The nodes of a version; its branches too, since what is out of scope takes along what is below it. */
function allNodes(versionId: string): Promise<Node[]> {
  return db.nodes.where('versionId').equals(versionId).toArray();
}

function practiceIdsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => node.groups).flatMap((group) => group.practices.map(({ id }) => id));
}

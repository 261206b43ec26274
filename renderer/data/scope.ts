import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Assessment, ScopeItem } from '#shared/model/engagement.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';

/** What is said of a node's place in an assessment. */
export type ScopeWish = {
  readonly nodeId: string;
  readonly isIncluded: boolean;
  /** Why it is left out. */
  readonly reason: string;
  /** 1 to 5. */
  readonly importance: number;
};

/** Says of several nodes whether they are assessed and how much they matter, in one step that one undo takes back. */
export async function setScope(
  assessment: Assessment,
  subject: string,
  wishes: readonly ScopeWish[],
): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'setScope', subject } as const;
  return runCommand(db, head, async (write) => {
    for (const wish of wishes) {
      const id = `${assessment.id}:${wish.nodeId}`;
      await write.put('scopeItems', { id, assessmentId: assessment.id, ...wish });
    }
  });
}

/** Chooses the subsets of the framework that an assessment asks about; none for all of it. */
export async function chooseSubsets(
  assessment: Assessment,
  codes: readonly string[],
): Promise<Result<unknown, Failure>> {
  const head = {
    engagementId: assessment.engagementId,
    label: 'setScope',
    subject: assessment.title,
  } as const;
  const { id, versionId, title, startedOn } = assessment;
  return runCommand(db, head, (write) =>
    write.put('assessments', { id, versionId, title, startedOn, subsets: [...codes] }),
  );
}

/** What was said of the nodes of an assessment. */
export function scopeItemsOf(assessmentId: string): Promise<ScopeItem[]> {
  return db.scopeItems.where('assessmentId').equals(assessmentId).toArray();
}

import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Assessment, Target } from '#shared/model/engagement.ts';
import { runCommand, type Write } from './command.ts';
import { db } from './database.ts';

/** Sets the target level of a block, 2 to 5; `null` takes the target away. */
export async function setTarget(
  assessment: Assessment,
  node: { readonly id: string; readonly code: string },
  level: number | null,
): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'setTarget', subject: node.code } as const;
  return runCommand(db, head, (write) => storeTarget(write, assessment, node.id, level));
}

/** A block's target to be: a level from 2 to 5, or `null` for none. */
export type TargetWish = { readonly nodeId: string; readonly level: number | null };

/**
 * Sets the targets of several blocks, all of them or none, in one step that one undo takes back. `subject` names them
 * together in the history.
 */
export async function setTargets(
  assessment: Assessment,
  subject: string,
  wishes: readonly TargetWish[],
): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'setTargets', subject } as const;
  return runCommand(db, head, async (write) => {
    for (const { nodeId, level } of wishes) await storeTarget(write, assessment, nodeId, level);
  });
}

async function storeTarget(
  write: Write,
  assessment: Assessment,
  nodeId: string,
  level: number | null,
): Promise<void> {
  const id = `${assessment.id}:${nodeId}`;
  if (level === null) return write.remove('targets', id);
  const known = await db.targets.get(id);
  await write.put('targets', {
    id,
    assessmentId: assessment.id,
    nodeId,
    level,
    rationale: known?.rationale ?? '',
  });
}

/** The targets of an assessment. */
export function targetsOf(assessmentId: string): Promise<Target[]> {
  return db.targets.where('assessmentId').equals(assessmentId).toArray();
}

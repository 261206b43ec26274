import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Assessment, Target } from '#shared/model/engagement.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';

/** Sets the target level of a block, 2 to 5; `null` takes the target away. */
export async function setTarget(
  assessment: Assessment,
  node: { readonly id: string; readonly code: string },
  level: number | null,
): Promise<Result<unknown, Failure>> {
  const id = `${assessment.id}:${node.id}`;
  const head = { engagementId: assessment.engagementId, label: 'setTarget', subject: node.code } as const;
  return runCommand(db, head, async (write) => {
    if (level === null) return write.remove('targets', id);
    const known = await db.targets.get(id);
    await write.put('targets', {
      id,
      assessmentId: assessment.id,
      nodeId: node.id,
      level,
      rationale: known?.rationale ?? '',
    });
  });
}

/** The targets of an assessment. */
export function targetsOf(assessmentId: string): Promise<Target[]> {
  return db.targets.where('assessmentId').equals(assessmentId).toArray();
}

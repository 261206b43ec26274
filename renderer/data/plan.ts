import { newId } from '#shared/base/id.ts';
import { known } from '#shared/base/assert.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import type { Cover, Initiative, Placement, Scenario } from '#shared/model/plan.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';

/** An initiative to be created, with the practices it brings to Fully. */
export type NewInitiative = {
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  readonly effortDays: number;
  readonly covers: readonly { readonly nodeId: string; readonly practiceId: string }[];
};

/** Adds initiatives to an assessment's plan, all of them or none; they start parked. */
export async function addInitiatives(
  assessment: Assessment,
  initiatives: readonly NewInitiative[],
): Promise<Result<readonly string[], Failure>> {
  const ids = initiatives.map(() => newId());
  const subject = initiatives
    .map((initiative) => initiative.title)
    .join(', ')
    .slice(0, 300);
  const head = { engagementId: assessment.engagementId, label: 'addInitiatives', subject } as const;
  const result = await runCommand(db, head, async (write) => {
    for (const [index, { covers, ...fields }] of initiatives.entries()) {
      const id = known(ids[index], 'an id for each initiative');
      await write.put('initiatives', { id, assessmentId: assessment.id, ...fields });
      for (const cover of covers) {
        await write.put('covers', { id: `${id}:${cover.practiceId}`, initiativeId: id, ...cover });
      }
    }
  });
  return result.ok ? ok(ids) : failed(result.failure);
}

/** Changes what an initiative says of itself. */
export async function changeInitiative(
  initiative: Initiative,
  fields: Partial<Pick<Initiative, 'title' | 'description' | 'owner' | 'effortDays'>>,
): Promise<Result<unknown, Failure>> {
  const head = {
    engagementId: initiative.engagementId,
    label: 'changeInitiative',
    subject: initiative.title,
  } as const;
  return runCommand(db, head, (write) => write.put('initiatives', { ...initiative, ...fields }));
}

/** Removes an initiative with its placements and covers. */
export async function removeInitiative(initiative: Initiative): Promise<Result<unknown, Failure>> {
  const head = {
    engagementId: initiative.engagementId,
    label: 'removeInitiative',
    subject: initiative.title,
  } as const;
  return runCommand(db, head, async (write) => {
    const covers = await db.covers.where('initiativeId').equals(initiative.id).toArray();
    const placements = await db.placements
      .where('engagementId')
      .equals(initiative.engagementId)
      .filter((placement) => placement.initiativeId === initiative.id)
      .toArray();
    for (const placement of placements) await write.remove('placements', placement.id);
    for (const cover of covers) await write.remove('covers', cover.id);
    await write.remove('initiatives', initiative.id);
  });
}

/** Places an initiative in the quarter that starts in `startMonth` (`YYYY-MM`); `null` parks it. */
export async function placeInitiative(
  scenario: Scenario,
  initiative: Initiative,
  startMonth: string | null,
): Promise<Result<unknown, Failure>> {
  const id = `${scenario.id}:${initiative.id}`;
  const head = {
    engagementId: initiative.engagementId,
    label: 'placeInitiative',
    subject: initiative.title,
  } as const;
  return runCommand(db, head, (write) =>
    startMonth === null
      ? write.remove('placements', id)
      : write.put('placements', { id, scenarioId: scenario.id, initiativeId: initiative.id, startMonth }),
  );
}

/** A plan as screens and reports read it: the adopted scenario with everything in it. */
export type Plan = {
  readonly scenario: Scenario;
  readonly initiatives: readonly Initiative[];
  readonly covers: readonly Cover[];
  readonly placements: readonly Placement[];
};

/** The plan of an assessment; `undefined` when the assessment is not there. */
export async function planOf(assessmentId: string): Promise<Plan | undefined> {
  const scenarios = await db.scenarios.where('assessmentId').equals(assessmentId).sortBy('id');
  const scenario = scenarios.find((candidate) => candidate.isAdopted);
  if (!scenario) return undefined;
  const initiatives = await db.initiatives.where('assessmentId').equals(assessmentId).sortBy('id');
  const covers = await db.covers
    .where('initiativeId')
    .anyOf(initiatives.map((initiative) => initiative.id))
    .toArray();
  const placements = await db.placements.where('scenarioId').equals(scenario.id).toArray();
  return { scenario, initiatives, covers, placements };
}

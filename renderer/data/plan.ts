import { newId } from '#shared/base/id.ts';
import { known } from '#shared/base/assert.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import type { Cover, Initiative, Placement, Scenario } from '#shared/model/plan.ts';
import type { UnmappedAnswer } from '#shared/model/unmapped.ts';
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

/** What of an initiative can be changed. */
export type InitiativeFields = Pick<Initiative, 'title' | 'description' | 'owner' | 'effortDays'>;

/** Changes what an initiative says of itself; the fields left out stay as they are stored. */
export async function changeInitiative(
  initiative: Initiative,
  fields: Partial<InitiativeFields>,
): Promise<Result<unknown, Failure>> {
  const head = {
    engagementId: initiative.engagementId,
    label: 'changeInitiative',
    subject: initiative.title,
  } as const;
  return runCommand(db, head, async (write) => {
    // Read here: what the screen knows may be older than a change that is still on its way to the disk.
    const stored = await db.initiatives.get(initiative.id);
    if (stored) await write.put('initiatives', { ...stored, ...fields });
  });
}

/** An initiative that was removed, with everything that went with it. */
export type RemovedInitiative = {
  readonly initiative: Initiative;
  readonly covers: readonly Cover[];
  readonly placements: readonly Placement[];
  /** What it covered in an older version and that found no place in this one. */
  readonly unmapped: readonly UnmappedAnswer[];
};

/** Removes an initiative with its placements and covers; resolves with what `putBackInitiative` needs. */
export async function removeInitiative(initiative: Initiative): Promise<Result<RemovedInitiative, Failure>> {
  const head = {
    engagementId: initiative.engagementId,
    label: 'removeInitiative',
    subject: initiative.title,
  } as const;
  let removed: RemovedInitiative = { initiative, covers: [], placements: [], unmapped: [] };
  const result = await runCommand(db, head, async (write) => {
    const stored = (await db.initiatives.get(initiative.id)) ?? initiative;
    const covers = await db.covers.where('initiativeId').equals(initiative.id).toArray();
    const placements = await db.placements
      .where('engagementId')
      .equals(initiative.engagementId)
      .filter((placement) => placement.initiativeId === initiative.id)
      .toArray();
    const unmapped = await db.unmappedAnswers
      .where('assessmentId')
      .equals(initiative.assessmentId)
      .filter(({ answer }) => answer.kind === 'cover' && answer.initiativeId === initiative.id)
      .toArray();
    removed = { initiative: stored, covers, placements, unmapped };
    for (const answer of unmapped) await write.remove('unmappedAnswers', answer.id);
    for (const placement of placements) await write.remove('placements', placement.id);
    for (const cover of covers) await write.remove('covers', cover.id);
    await write.remove('initiatives', initiative.id);
  });
  return result.ok ? ok(removed) : failed(result.failure);
}

/** Puts an initiative back as it was removed, whatever else was done since. */
export async function putBackInitiative(removed: RemovedInitiative): Promise<Result<unknown, Failure>> {
  const { initiative, covers, placements, unmapped } = removed;
  const head = {
    engagementId: initiative.engagementId,
    label: 'addInitiatives',
    subject: initiative.title,
  } as const;
  return runCommand(db, head, async (write) => {
    await write.put('initiatives', initiative);
    for (const cover of covers) await write.put('covers', cover);
    for (const placement of placements) await write.put('placements', placement);
    for (const answer of unmapped) await write.put('unmappedAnswers', answer);
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

import type { Assessment, Engagement } from '#shared/model/engagement.ts';
import type { Node } from '#shared/model/framework.ts';
import { guarded } from './command.ts';
import { db } from './database.ts';
import { assessmentWithEngagement } from './engagements.ts';

const pageKey = 'lastPage';
const currentKey = 'currentAssessment';
const blockKey = (assessmentId: string) => `lastBlock:${assessmentId}`;

/** An assessment with the engagement it belongs to. */
export type OpenAssessment = { readonly assessment: Assessment; readonly engagement: Engagement };

/** Remembers the assessment that was opened last, so that every area and the next start begin there. */
export function rememberAssessment(assessmentId: string): Promise<void> {
  return remember(currentKey, assessmentId);
}

/**
 * The assessment that was opened last; `null` when there is none. One that was undone gives way to the newest of its
 * engagement, so that what was undone can be done again.
 */
export async function currentAssessment(): Promise<OpenAssessment | null> {
  const assessmentId = await remembered(currentKey);
  if (assessmentId === null) return null;
  const open = await assessmentWithEngagement(assessmentId);
  if (open) return open;
  const past = await db.changes.where('[entity+entityId]').equals(['assessments', assessmentId]).first();
  if (!past) return null;
  const others = await db.assessments.where('engagementId').equals(past.engagementId).sortBy('id');
  const newest = others.at(-1);
  return newest ? ((await assessmentWithEngagement(newest.id)) ?? null) : null;
}

/** Remembers the block that was worked on last in an assessment. */
export function rememberBlock(assessmentId: string, nodeId: string): Promise<void> {
  return remember(blockKey(assessmentId), nodeId);
}

/** The block that was worked on last in an assessment; `null` when none was. */
export function lastBlock(assessmentId: string): Promise<string | null> {
  return remembered(blockKey(assessmentId));
}

/** Remembers the framework page that was read last. */
export function rememberPage(nodeId: string): Promise<void> {
  return remember(pageKey, nodeId);
}

/** The framework page that was read last; `null` when there is none, or when it is not there any more. */
export async function lastPage(): Promise<Node | null> {
  const nodeId = await remembered(pageKey);
  return nodeId === null ? null : ((await db.nodes.get(nodeId)) ?? null);
}

async function remember(key: string, value: string): Promise<void> {
  if ((await remembered(key)) === value) return;
  // A place that could not be kept costs a click later: nothing the user would want to be told about.
  await guarded(() => db.settings.put({ key, value }));
}

async function remembered(key: string): Promise<string | null> {
  const setting = await db.settings.get(key);
  return typeof setting?.value === 'string' ? setting.value : null;
}

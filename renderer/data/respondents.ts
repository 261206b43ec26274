import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import type { LevelPick, Respondent, Response } from '#shared/model/respondents.ts';
import type { PracticeInAssessment } from './answers.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';

/** What is known of somebody who is asked. */
export type RespondentFields = Pick<Respondent, 'name' | 'role' | 'group'>;

/** Adds somebody who is asked in an engagement; resolves with their id. */
export async function addRespondent(
  engagementId: string,
  fields: RespondentFields,
): Promise<Result<string, Failure>> {
  const id = newId();
  const head = { engagementId, label: 'addRespondent', subject: fields.name } as const;
  const result = await runCommand(db, head, (write) => write.put('respondents', { id, ...fields }));
  return result.ok ? ok(id) : failed(result.failure);
}

/** Changes what is known of a respondent. */
export async function changeRespondent(
  { id, engagementId }: Pick<Respondent, 'id' | 'engagementId'>,
  fields: RespondentFields,
): Promise<Result<unknown, Failure>> {
  const head = { engagementId, label: 'changeRespondent', subject: fields.name } as const;
  return runCommand(db, head, (write) => write.put('respondents', { id, ...fields }));
}

/** Removes a respondent with everything they said, in one step that one undo takes back. */
export async function removeRespondent({
  id,
  engagementId,
  name,
}: Respondent): Promise<Result<unknown, Failure>> {
  const head = { engagementId, label: 'removeRespondent', subject: name } as const;
  return runCommand(db, head, async (write) => {
    for (const table of ['responses', 'levelPicks'] as const) {
      const all = await db
        .table<Response | LevelPick>(table)
        .where('engagementId')
        .equals(engagementId)
        .toArray();
      for (const row of all.filter((each) => each.respondentId === id)) await write.remove(table, row.id);
    }
    await write.remove('respondents', id);
  });
}

/** Everybody who is asked in an engagement, in the order in which they were added. */
export function respondentsOf(engagementId: string): Promise<Respondent[]> {
  return db.respondents.where('engagementId').equals(engagementId).sortBy('id');
}

/** Records what one respondent says of a practice; `naReason` is kept only with `NA`. */
export async function recordResponse(
  practice: PracticeInAssessment,
  respondentId: string,
  said: { readonly value: RatingValue; readonly naReason?: string; readonly comment?: string },
): Promise<Result<unknown, Failure>> {
  const { assessment, nodeId, practiceId, subject } = practice;
  const id = `${assessment.id}:${practiceId}:${respondentId}`;
  const head = { engagementId: assessment.engagementId, label: 'recordResponse', subject } as const;
  return runCommand(db, head, async (write) => {
    const { value, naReason = '', comment } = said;
    const there = comment === undefined ? await db.responses.get(id) : undefined;
    await write.put('responses', {
      id,
      assessmentId: assessment.id,
      nodeId,
      practiceId,
      respondentId,
      value,
      naReason: value === 'NA' ? naReason : '',
      comment: comment ?? there?.comment ?? '',
    });
  });
}

/** Takes back what one respondent said of a practice. */
export async function clearResponse(
  { assessment, practiceId, subject }: PracticeInAssessment,
  respondentId: string,
): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'clearResponse', subject } as const;
  return runCommand(db, head, (write) =>
    write.remove('responses', `${assessment.id}:${practiceId}:${respondentId}`),
  );
}

/** What every respondent of an assessment said. */
export function responsesOf(assessmentId: string): Promise<Response[]> {
  return db.responses
    .where('[assessmentId+nodeId]')
    .between([assessmentId, ''], [assessmentId, '\uffff'])
    .toArray();
}

/** A block within an assessment; `subject` names it in the history. */
export type BlockInAssessment = {
  readonly assessment: Assessment;
  readonly nodeId: string;
  readonly subject: string;
};

/** Records the level, in half steps, that a respondent picks for a block; without a respondent the agreed one. */
export async function pickLevel(
  { assessment, nodeId, subject }: BlockInAssessment,
  respondentId: string | null,
  level: number,
  rationale = '',
): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'pickLevel', subject } as const;
  const id = pickId(assessment, nodeId, respondentId);
  return runCommand(db, head, (write) =>
    write.put('levelPicks', { id, assessmentId: assessment.id, nodeId, respondentId, level, rationale }),
  );
}

/** Takes a picked level back. */
export async function clearLevel(
  { assessment, nodeId, subject }: BlockInAssessment,
  respondentId: string | null,
): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'clearLevel', subject } as const;
  return runCommand(db, head, (write) =>
    write.remove('levelPicks', pickId(assessment, nodeId, respondentId)),
  );
}

/** Every level that was picked in an assessment. */
export function levelPicksOf(assessmentId: string): Promise<LevelPick[]> {
  return db.levelPicks.where('assessmentId').equals(assessmentId).toArray();
}

function pickId({ id }: Assessment, nodeId: string, respondentId: string | null): string {
  return `${id}:${nodeId}:${respondentId ?? 'agreed'}`;
}

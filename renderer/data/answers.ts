import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Note, Rating, RatingValue, TargetType } from '#shared/model/answers.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import { runCommand, type Fields, type Write } from './command.ts';
import { db } from './database.ts';

/** A practice within an assessment; `subject` names it in the history, such as `C3 L3.1`. */
export type PracticeInAssessment = {
  readonly assessment: Assessment;
  readonly nodeId: string;
  readonly practiceId: string;
  readonly subject: string;
};

/** Rates a practice; `naReason` says why it does not apply and is kept only with `NA`. */
export async function ratePractice(
  practice: PracticeInAssessment,
  value: RatingValue,
  naReason = '',
): Promise<Result<unknown, Failure>> {
  const { assessment, nodeId, practiceId, subject } = practice;
  return runCommand(db, { engagementId: assessment.engagementId, label: 'ratePractice', subject }, (write) =>
    putRating(write, {
      id: `${assessment.id}:${practiceId}`,
      assessmentId: assessment.id,
      nodeId,
      practiceId,
      value,
      naReason: value === 'NA' ? naReason : '',
    }),
  );
}

/** Stores a rating; whoever rates anew has looked at what was carried over. */
function putRating(write: Write, row: Fields<'ratings'>): Promise<void> {
  return write.put('ratings', row, ({ isCarriedOver }) => (isCarriedOver ? { isCarriedOver: false } : {}));
}

/** Confirms ratings that were carried over from the assessment before; those of other practices stay as they are. */
export async function confirmRatings({
  assessment,
  practices,
  subject,
}: PracticesInAssessment): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'confirmRating', subject } as const;
  return runCommand(db, head, async (write) => {
    for (const { practiceId } of practices) {
      const there = await db.ratings.get(`${assessment.id}:${practiceId}`);
      if (there?.isCarriedOver === true) await write.put('ratings', { ...there, isCarriedOver: false });
    }
  });
}

/** Several practices at once, such as those of a block or a category; `subject` names them together. */
export type PracticesInAssessment = {
  readonly assessment: Assessment;
  readonly practices: readonly { readonly nodeId: string; readonly practiceId: string }[];
  readonly subject: string;
};

/** Says of several practices that they do not apply, all for one reason, in one step that one undo takes back. */
export async function rateNotApplicable(
  { assessment, practices, subject }: PracticesInAssessment,
  naReason: string,
): Promise<Result<unknown, Failure>> {
  const head = { engagementId: assessment.engagementId, label: 'rateNotApplicable', subject } as const;
  return runCommand(db, head, async (write) => {
    for (const { nodeId, practiceId } of practices) {
      const id = `${assessment.id}:${practiceId}`;
      await putRating(write, {
        id,
        assessmentId: assessment.id,
        nodeId,
        practiceId,
        value: 'NA',
        naReason,
      });
    }
  });
}

/** Takes a practice's rating away: it is unanswered again. */
export async function clearRating(practice: PracticeInAssessment): Promise<Result<unknown, Failure>> {
  const { assessment, practiceId, subject } = practice;
  return runCommand(db, { engagementId: assessment.engagementId, label: 'clearRating', subject }, (write) =>
    write.remove('ratings', `${assessment.id}:${practiceId}`),
  );
}

/** Something in an assessment that a note or evidence can hang on. */
export type Anchor = {
  readonly assessment: Assessment;
  readonly targetType: TargetType;
  readonly targetId: string;
  readonly subject: string;
};

/** Writes the note of a practice, a block or another target; an empty text removes it. */
export async function writeNote(anchor: Anchor, text: string): Promise<Result<unknown, Failure>> {
  const { assessment, targetType, targetId, subject } = anchor;
  const id = `${assessment.id}:${targetId}:note`;
  return runCommand(db, { engagementId: assessment.engagementId, label: 'writeNote', subject }, (write) =>
    text.trim() === ''
      ? write.remove('notes', id)
      : write.put('notes', { id, assessmentId: assessment.id, targetType, targetId, text }),
  );
}

/** The ratings of a whole assessment. */
export function ratingsOf(assessmentId: string): Promise<Rating[]> {
  return db.ratings
    .where('[assessmentId+nodeId]')
    .between([assessmentId, ''], [assessmentId, '\uffff'])
    .toArray();
}

/** The notes of a whole assessment. */
export function notesOf(assessmentId: string): Promise<Note[]> {
  return db.notes.where('assessmentId').equals(assessmentId).toArray();
}

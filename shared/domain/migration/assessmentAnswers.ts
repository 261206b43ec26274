import type { EvidenceLink, Note, Rating, TargetType } from '#shared/model/answers.ts';
import type { Target } from '#shared/model/engagement.ts';
import type { Cover, Initiative, Placement, Scenario } from '#shared/model/plan.ts';
import type { AnswerContent } from '#shared/model/unmapped.ts';

/** Everything that was answered and planned in one assessment. */
export type AssessmentAnswers = {
  readonly ratings: readonly Rating[];
  readonly notes: readonly Note[];
  readonly evidenceLinks: readonly EvidenceLink[];
  readonly targets: readonly Target[];
  readonly initiatives: readonly Initiative[];
  readonly covers: readonly Cover[];
  readonly scenarios: readonly Scenario[];
  readonly placements: readonly Placement[];
};

/** What an answer says: `rating`, `note`, `evidence`, `target` or `cover`. */
export type AnswerKind = AnswerContent['kind'];

/** One answer with what it is about. */
export type Answer = {
  /** The id of its row. */
  readonly id: string;
  readonly targetType: TargetType;
  readonly targetId: string;
  readonly content: AnswerContent;
};

/** Every answer of an assessment: ratings, notes, evidence, targets, and what its initiatives cover. */
export function answersIn(assessment: AssessmentAnswers): Answer[] {
  return [
    ...assessment.ratings.map(({ id, practiceId, value, naReason }): Answer => {
      return {
        id,
        targetType: 'practice',
        targetId: practiceId,
        content: { kind: 'rating', value, naReason },
      };
    }),
    ...assessment.notes.map(({ id, targetType, targetId, text }): Answer => {
      return { id, targetType, targetId, content: { kind: 'note', text } };
    }),
    ...assessment.evidenceLinks.map(({ id, targetType, targetId, evidenceId }): Answer => {
      return { id, targetType, targetId, content: { kind: 'evidence', evidenceId } };
    }),
    ...assessment.targets.map(({ id, nodeId, level, rationale }): Answer => {
      return { id, targetType: 'node', targetId: nodeId, content: { kind: 'target', level, rationale } };
    }),
    ...assessment.covers.map(({ id, practiceId, initiativeId }): Answer => {
      return { id, targetType: 'practice', targetId: practiceId, content: { kind: 'cover', initiativeId } };
    }),
  ];
}

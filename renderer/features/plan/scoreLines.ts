import type { AssessmentResults } from '#shared/domain/assessmentResults.ts';
import { t } from '#renderer/i18n/messages.svelte.ts';
import type { BoardColumn, Lift } from './planBoard.ts';

/** A score with what it is measured against, as the score row shows it. */
export type ScoreLine = {
  /** Whose score it is. */
  readonly name: string;
  readonly score: number | null;
  /** Whether it rests on less than half of what applies. */
  readonly provisional: boolean;
  /** `null` when there is no target. */
  readonly target: number | null;
};

/** The lines of the score row: overall, and the block that is looked at. */
export function scoreLines(
  results: AssessmentResults,
  goal: AssessmentResults | null,
  block: Pick<Lift, 'nodeId' | 'code'> | undefined,
): readonly ScoreLine[] {
  const overall: ScoreLine = {
    name: t().plan.board.overall,
    score: results.overall?.score ?? null,
    provisional: results.overall?.provisional ?? false,
    target: goal?.overall?.score ?? null,
  };
  const found = block && results.blocks.find(({ node }) => node.id === block.nodeId);
  if (!block || !found) return [overall];
  const own =
    found.score.state === 'scored'
      ? { score: found.score.score, provisional: found.score.provisional }
      : { score: null, provisional: false };
  return [overall, { name: block.code, ...own, target: found.target ?? null }];
}

/** What is missing from a score to its target, in levels, as the two are shown; 0 when it is met. */
export function toGo({ score, target }: Pick<ScoreLine, 'score' | 'target'>): number | null {
  if (score === null || target === null) return null;
  // In tenths, because 3 − 2.8 is not 0.2 in binary.
  return Math.max(0, Math.round(target * 10) - Math.round(score * 10)) / 10;
}

/** What a column is called. */
export function columnName({ quarter }: Pick<BoardColumn, 'quarter'>): string {
  return quarter?.label ?? t().plan.board.parked;
}

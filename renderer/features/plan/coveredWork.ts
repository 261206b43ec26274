import type { AssessmentResults, BlockResult } from '#shared/domain/assessmentResults.ts';
import type { CoveredPractice } from '#shared/domain/planning.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Practice, Statement } from '#shared/model/framework.ts';

/** What an initiative does in one block: the practices, and what they bring. */
export type CoveredBlock = {
  readonly block: BlockResult;
  readonly practices: readonly {
    readonly practice: Practice;
    readonly level: number;
    /** As it is rated today; `null` when it is not. */
    readonly rating: RatingValue | null;
  }[];
  /** How one sees that it is done. */
  readonly outcomes: readonly Statement[];
  /** What to measure it by; each metric once. */
  readonly metrics: readonly Statement[];
};

/** The blocks an initiative works in, in tree order, each with the practices it covers there. */
export function coveredWork(
  results: AssessmentResults,
  covers: readonly CoveredPractice[],
  initiativeId: string,
): CoveredBlock[] {
  const own = new Set(
    covers.filter((cover) => cover.initiativeId === initiativeId).map(({ practiceId }) => practiceId),
  );
  return results.blocks.flatMap((block) => {
    const groups = block.node.groups.filter((group) => group.practices.some(({ id }) => own.has(id)));
    if (groups.length === 0) return [];
    const practices = groups.flatMap((group) =>
      group.practices
        .filter(({ id }) => own.has(id))
        .map((practice) => ({
          practice,
          level: group.level,
          rating: block.ratings.get(practice.id) ?? null,
        })),
    );
    return [
      {
        block,
        practices: practices.toSorted((a, b) => a.level - b.level),
        outcomes: distinct(groups.flatMap((group) => group.outcomes)),
        metrics: distinct(groups.flatMap((group) => group.metrics)),
      },
    ];
  });
}

function distinct(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [statement.id, statement])).values()];
}

import type { AssessmentResults, BlockResult } from '#shared/domain/assessmentResults.ts';
import { missingPractices } from '#shared/domain/gaps.ts';
import { answersWithDone, deriveInitiatives, effortDays, scoresAround } from '#shared/domain/planning.ts';
import type { CoveredPractice, DerivedInitiative } from '#shared/domain/planning.ts';
import type { EffortBand } from '#shared/model/plan.ts';
import type { NewInitiative } from '#renderer/data/plan.ts';
import { answersOf, nameOf } from './planBoard.ts';

/** An initiative that the targets ask for and that no initiative covers yet. */
export type Proposal = DerivedInitiative & {
  readonly id: string;
  /** The block's score once everything below its level is done; `null` for none. */
  readonly from: number | null;
  /** The block's score once it is done as well. */
  readonly to: number | null;
  readonly effort: EffortBand;
};

/** The proposals of one block, lowest level first. */
export type ProposedBlock = {
  readonly block: BlockResult;
  readonly target: number;
  readonly proposals: readonly Proposal[];
};

/** What the targets ask for beyond the initiatives that are there, block by block in tree order. */
export function proposedBlocks(
  results: AssessmentResults,
  levels: readonly number[],
  covers: readonly CoveredPractice[],
): ProposedBlock[] {
  const covered = new Set(covers.map(({ practiceId }) => practiceId));
  return results.blocks.flatMap((block) => {
    const { node, score, target } = block;
    if (target === undefined) return [];
    // What an initiative covers counts as done, so that nothing is derived twice.
    const answers = answersOf(block, levels, results);
    const ratings = answersWithDone(answers, coveredOf(block, covered));
    const { rule } = results;
    const proposals = deriveInitiatives({ node, score, ratings, target, rule }).map((derived): Proposal => {
      const below = missingPractices(node.groups, block.ratings, derived.level - 1, rule);
      const ids = derived.practices.map(({ id }) => id);
      const doneBefore = below.map(({ practice }) => practice.id);
      return {
        ...derived,
        id: `${node.id}:${derived.level}`,
        code: nameOf(block),
        ...scoresAround(answers, ids, doneBefore),
        effort: firstEstimate(derived.practices.length),
      };
    });
    return proposals.length === 0 ? [] : [{ block, target, proposals }];
  });
}

/** A proposal as an initiative to be added. */
export function initiativeFrom(proposal: Proposal, title: string): NewInitiative {
  return {
    title: title.slice(0, 300),
    description: '',
    owner: '',
    effortDays: effortDays[proposal.effort],
    covers: proposal.practices.map(({ id }) => ({ nodeId: proposal.nodeId, practiceId: id })),
  };
}

/** An effort to start from until somebody knows better: it grows with the number of practices. */
function firstEstimate(practices: number): EffortBand {
  if (practices <= 1) return 'S';
  return practices <= 4 ? 'M' : 'L';
}

function coveredOf({ node }: BlockResult, covered: ReadonlySet<string>): string[] {
  return node.groups
    .flatMap((group) => group.practices)
    .map(({ id }) => id)
    .filter((id) => covered.has(id));
}

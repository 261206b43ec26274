import type { AssessmentResults, BlockResult } from './assessmentResults.ts';
import type { GapFigures, NamedBlock, StandingFigures } from './reportWords.ts';
import { shownScore } from './scoreRange.ts';

/** The blocks that apply, in tree order. */
export function applying(results: AssessmentResults): readonly BlockResult[] {
  return results.blocks.filter(({ score }) => score.state !== 'notApplicable');
}

/** What the sentence about scores is said from. */
export function standingFigures(results: AssessmentResults): StandingFigures {
  const { overall } = results;
  const blocks = applying(results);
  const [only] = blocks;
  const standing = (side: 'weakest' | 'strongest') => {
    const found = overall?.[side];
    const block = blocks.find(({ node }) => node.id === found?.id);
    return found && block
      ? { ...named(block), score: shownScore(found.raw, results.rule.scoring.method) }
      : null;
  };
  return {
    blocks: blocks.length,
    scored: blocks.filter(({ score }) => score.state === 'scored').length,
    overall: overall?.score ?? null,
    coverage: overall?.coverage ?? 0,
    provisional: overall?.provisional ?? false,
    single: only && blocks.length === 1 ? { ...named(only), score: only.score } : null,
    weakest: standing('weakest'),
    strongest: standing('strongest'),
  };
}

/** What the sentence about gaps is said from. */
export function gapFigures(results: AssessmentResults): GapFigures {
  const below = belowTarget(results);
  const [largest] = below;
  return {
    targeted: results.blocks.filter(({ gap }) => gap !== undefined).length,
    below: below.length,
    largest:
      largest?.score.state === 'scored' && largest.target !== undefined
        ? { ...named(largest), score: largest.score.score, target: largest.target }
        : null,
  };
}

/** Blocks below their target, the largest gap first; provisional scores are not ranked and come after the others. */
export function belowTarget(results: AssessmentResults): BlockResult[] {
  const rank = ({ score }: BlockResult) => Number(score.state === 'scored' && score.provisional);
  const gapOf = ({ gap }: BlockResult) => gap?.gap ?? 0;
  return results.blocks
    .filter((block) => gapOf(block) > 0)
    .toSorted((a, b) => rank(a) - rank(b) || gapOf(b) - gapOf(a));
}

/** A block as a sentence names it. */
export function named({ node }: Pick<BlockResult, 'node'>): NamedBlock {
  return { code: node.code, title: node.title };
}

import type { Level } from '#shared/model/framework.ts';
import type { BlockResult } from './assessmentResults.ts';
import type { LevelBarsSpec } from './reportContent.ts';
import type { ReportWords } from './reportWords.ts';

/** The chart of how far each level of a block is achieved, with the sentence that says what it shows. */
export function levelBars(
  block: Pick<BlockResult, 'node' | 'score' | 'target'>,
  levels: readonly Level[],
  words: Pick<ReportWords, 'levelBarsSummary' | 'notRated' | 'notApplicable' | 'share' | 'shareAgainst'>,
): LevelBarsSpec {
  const { node, score, target } = block;
  const names = new Map(levels.map(({ no, name }) => [no, name]));
  return {
    code: node.code,
    title: node.title,
    summary: words.levelBarsSummary({ code: node.code, score, target: target ?? null }),
    bars: score.levels.map(({ level, achieved, passed, applicable }) => ({
      level,
      name: names.get(level) ?? '',
      achieved,
      text:
        achieved !== null
          ? words.shareAgainst(achieved, score.threshold)
          : applicable === 0
            ? words.notApplicable
            : words.notRated,
      passed,
    })),
    threshold: score.threshold,
    thresholdText: words.share(score.threshold),
  };
}

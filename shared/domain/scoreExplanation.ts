import type { RatingValue } from '#shared/model/answers.ts';
import type { Level, Node } from '#shared/model/framework.ts';
import { missingPractices } from './gaps.ts';
import type { OpenPractice } from './gaps.ts';
import { hasGate, reaches } from './levelAchievement.ts';
import type { LevelAchievement } from './levelAchievement.ts';
import type { BlockScore, ScoringRule } from './scoring.ts';

/** Why a level is passed or not. */
export type LevelVerdict =
  | 'passed'
  /** Passed through, because none of its practices applies. */
  | 'nothingApplies'
  /** None of its practices is rated yet. */
  | 'unrated'
  /** It achieves enough, but a practice is rated Not. */
  | 'heldByNot'
  /** It achieves too little. */
  | 'short';

/** One level on the way up. */
export type LevelStep = LevelAchievement & {
  readonly name: string;
  readonly verdict: LevelVerdict;
  /** What keeps it from being passed, in the framework's order; empty for a level that is passed. */
  readonly holdingBack: readonly OpenPractice[];
};

/** What leads to the next level. */
export type NextStep = {
  readonly level: number;
  readonly name: string;
  /** Share of the threshold that is reached, 0 to 1. */
  readonly progress: number;
  /** How many of its practices are not rated yet. */
  readonly unrated: number;
  /** The fewest practices that pass the level when brought to Fully, those with most effect first. */
  readonly enough: readonly OpenPractice[];
};

/** The working behind a score, for whoever asks "Why 2.8?". */
export type ScoreExplanation = {
  readonly score: BlockScore;
  /** Ascending; every level that counts; none where the framework's scores are means. */
  readonly steps: readonly LevelStep[];
  /** `null` when the top level is attained, nothing applies, or levels are not passed one after the other. */
  readonly next: NextStep | null;
  /** What keeps the score from the most it can be, what would add most first; empty for a staged score. */
  readonly open: readonly OpenPractice[];
};

/** Shows the working of a block's score: what each level achieves, what holds it back, and what comes next. */
export function scoreExplanation(block: {
  readonly node: Pick<Node, 'groups'>;
  readonly score: BlockScore;
  readonly ratings: ReadonlyMap<string, RatingValue>;
  readonly levels: readonly Level[];
  readonly rule: ScoringRule;
}): ScoreExplanation {
  const { node, score, ratings, levels, rule } = block;
  const open = missingPractices(node.groups, ratings, Infinity, rule);
  const names = new Map(levels.map(({ no, name }) => [no, name]));
  const steps = score.levels.map((level) => {
    const verdict = verdictOf(level, score.threshold);
    const ofLevel = open.filter((missing) => missing.level === level.level);
    return {
      ...level,
      name: names.get(level.level) ?? '',
      verdict,
      holdingBack: level.passed
        ? []
        : ofLevel.filter((missing) => verdict !== 'heldByNot' || isNot(missing, rule)),
    };
  });
  if (score.method !== 'staged') return { score, steps, next: null, open: mostFirst(open, score, rule) };
  const step = steps.find(({ passed }) => !passed);
  const next = step && { ...aheadOf(step, score), enough: fewestToPass(node, ratings, step.level, rule) };
  return { score, steps, next: next ?? null, open: [] };
}

/** Rated Not, on a scale whose Not holds a level back. */
function isNot({ practice, rating, worth }: OpenPractice, { scales }: ScoringRule): boolean {
  return rating !== null && worth === 0 && hasGate(practice, scales);
}

/** In the order of what each would add to the score; of a sum a level's practices share what the level gives. */
function mostFirst(open: readonly OpenPractice[], score: BlockScore, rule: ScoringRule): OpenPractice[] {
  const share = ({ level }: OpenPractice) =>
    rule.scoring.method === 'sum'
      ? 1 / Math.max(1, score.levels.find((each) => each.level === level)?.applicable ?? 1)
      : 1;
  const gain = (missing: OpenPractice) => missing.practice.weight * (1 - missing.worth) * share(missing);
  return open.toSorted((a, b) => gain(b) - gain(a));
}

/** Why a level is passed or not, given the achievement that passes it. */
export function verdictOf(level: LevelAchievement, threshold: number): LevelVerdict {
  if (level.applicable === 0) return 'nothingApplies';
  if (level.passed) return 'passed';
  if (level.achieved === null) return 'unrated';
  return reaches(level.achieved, threshold) ? 'heldByNot' : 'short';
}

function aheadOf(step: LevelStep, score: BlockScore): Omit<NextStep, 'enough'> {
  return {
    level: step.level,
    name: step.name,
    progress: score.state === 'scored' ? (score.progress ?? 0) : 0,
    unrated: step.applicable - step.rated,
  };
}

/**
 * Unrated practices are taken as Not, so that the list is enough whatever they turn out to be. With the gate every Not
 * has to go; beyond that the largest gain comes first until the level reaches the threshold. The total weight is
 * fixed, so gains only add up, and no shorter list exists.
 */
function fewestToPass(
  node: Pick<Node, 'groups'>,
  ratings: ReadonlyMap<string, RatingValue>,
  level: number,
  rule: ScoringRule,
): OpenPractice[] {
  const groups = node.groups.filter((group) => group.level === level);
  const open = missingPractices(groups, ratings, level, rule);
  const applicable = groups.flatMap((group) => group.practices).filter(({ id }) => ratings.get(id) !== 'NA');
  const total = applicable.reduce((sum, { weight }) => sum + weight, 0);
  const gainOf = ({ practice, worth }: OpenPractice) => practice.weight * (1 - worth);
  const mustGo = ({ practice, worth }: OpenPractice) =>
    rule.noNotGate && worth === 0 && hasGate(practice, rule.scales);
  let achieved = total - open.reduce((sum, missing) => sum + gainOf(missing), 0);
  const enough: OpenPractice[] = [];
  for (const missing of open.toSorted(
    (a, b) => Number(mustGo(b)) - Number(mustGo(a)) || gainOf(b) - gainOf(a),
  )) {
    if (!mustGo(missing) && reaches(achieved / total, rule.threshold)) break;
    achieved += gainOf(missing);
    enough.push(missing);
  }
  return enough;
}

import type { RatingValue } from '#shared/model/answers.ts';
import type { ScoringPreset } from '#shared/model/engagement.ts';

/** How a level is passed. */
export type ScoringRule = {
  readonly preset: ScoringPreset;
  /** The achievement that passes a level, 0 to 1. */
  readonly threshold: number;
  /** Whether one practice rated Not keeps its level from being passed, whatever the others achieve. */
  readonly noNotGate: boolean;
};

/**
 * Scoring rule (5), presets. They differ in the threshold alone, so Strict ≤ Balanced ≤ Lenient always holds.
 * Lenient is two thirds exactly: a level rated Largely throughout passes, which 0.667 would refuse.
 */
export const scoringRules: Readonly<Record<ScoringPreset, ScoringRule>> = {
  strict: { preset: 'strict', threshold: 0.85, noNotGate: true },
  balanced: { preset: 'balanced', threshold: 0.75, noNotGate: true },
  lenient: { preset: 'lenient', threshold: 2 / 3, noNotGate: true },
};

/** What each rating is worth, 0 to 1. */
export const ratingWorth: Readonly<Record<Exclude<RatingValue, 'NA'>, number>> = {
  N: 0,
  P: 1 / 3,
  L: 2 / 3,
  F: 1,
};

/** Sums of thirds miss their exact value by a few units in the last place; comparisons forgive this much. */
const epsilon = 1e-9;

/** A score that rests on less than this share of its practices, by weight, is provisional. */
const provisionalBelow = 0.5;

/** Practices of one level, as far as scoring cares. */
export type ScoredGroup = {
  readonly level: number;
  readonly practices: readonly { readonly id: string; readonly weight: number }[];
};

/** What a block is scored from. */
export type BlockAnswers = {
  /** In any order; several groups of one level count together. Groups of level 1 or of no known level do not count. */
  readonly groups: readonly ScoredGroup[];
  /** By practice id; a practice that is missing here is unrated. */
  readonly ratings: ReadonlyMap<string, RatingValue>;
  /** The framework's levels in any order. Level 1 is where one starts, so it never has to be passed. */
  readonly levels: readonly number[];
  readonly rule: ScoringRule;
};

/** How far one level of a block is achieved. */
export type LevelAchievement = {
  readonly level: number;
  /** 0 to 1; `null` when no practice of the level applies or none is rated. */
  readonly achieved: number | null;
  readonly passed: boolean;
  /** Number of practices that apply. */
  readonly applicable: number;
  /** Number of practices that apply and are rated. */
  readonly rated: number;
  /** Number of practices rated Not. */
  readonly not: number;
};

/** A block with at least one rated practice. */
export type ScoredBlock = {
  readonly state: 'scored';
  /** The highest level that is passed together with all levels below it; 1 when the first is not. */
  readonly attained: number;
  /** The score to show: one decimal, truncated, so that its whole part is always `attained`. */
  readonly score: number;
  /** The score before truncation: what means and differences are computed from. */
  readonly raw: number;
  /** The score to show if every unrated practice were rated Not. */
  readonly low: number;
  /** The score to show if every unrated practice were rated Fully. */
  readonly high: number;
  /** Share of the applicable practices that are rated, by weight, 0 to 1. */
  readonly coverage: number;
  /** Whether coverage is below one half: shown hatched and never ranked. */
  readonly provisional: boolean;
  /** Work done on all levels, whether or not the levels below are passed; full precision. */
  readonly profile: number;
  /** Whether a practice beyond the next level is rated Largely or Fully. */
  readonly ahead: boolean;
  /** The level to pass next; `null` on the top level. */
  readonly next: number | null;
  /** Share of the threshold that the next level has reached, 0 to 1, not capped at 0.9; `null` on the top level. */
  readonly progress: number | null;
  /** Ascending. */
  readonly levels: readonly LevelAchievement[];
  readonly threshold: number;
};

/** A block without a score: nothing of it is rated yet, or nothing of it applies. */
export type UnscoredBlock = WithoutScore<'unrated'> | WithoutScore<'notApplicable'>;

type WithoutScore<State> = {
  readonly state: State;
  readonly coverage: 0;
  readonly levels: readonly LevelAchievement[];
  readonly threshold: number;
};

export type BlockScore = ScoredBlock | UnscoredBlock;

/** Scores one block from the ratings of its practices: scoring rules (1) to (8). */
export function scoreBlock(answers: BlockAnswers): BlockScore {
  const { rule } = answers;
  const perLevel = answersPerLevel(answers);
  const levels = perLevel.map((level) => achievementOf(level, rule));
  const applicable = levels.reduce((sum, level) => sum + level.applicable, 0);
  const rated = levels.reduce((sum, level) => sum + level.rated, 0);
  if (rated === 0) {
    const state = applicable === 0 ? 'notApplicable' : 'unrated';
    return { state, coverage: 0, levels, threshold: rule.threshold };
  }
  const coverage = coverageOf(perLevel);
  const standing = standingOf(levels, rule);
  return {
    state: 'scored',
    attained: standing.attained,
    score: truncated(standing.raw),
    raw: standing.raw,
    low: truncated(standingWith(perLevel, rule, 'N').raw),
    high: truncated(standingWith(perLevel, rule, 'F').raw),
    coverage,
    provisional: isProvisional(coverage),
    profile: profileOf(levels),
    ahead: isAhead(perLevel, standing.next),
    next: standing.next,
    progress: standing.progress,
    levels,
    threshold: rule.threshold,
  };
}

/** One decimal, cut and not rounded, so that a level is never claimed before it is reached. */
export function truncated(score: number): number {
  return Math.floor(score * 10 + epsilon) / 10;
}

/** Scoring rule (7): whether a score rests on less than half of what applies. */
export function isProvisional(coverage: number): boolean {
  return coverage < provisionalBelow - epsilon;
}

/** Whether an achievement reaches the threshold that passes a level. */
export function reaches(achieved: number, threshold: number): boolean {
  return achieved >= threshold - epsilon;
}

type Answer = { readonly weight: number; readonly rating: RatingValue | null };
type LevelAnswers = { readonly level: number; readonly answers: readonly Answer[] };

function answersPerLevel({ groups, ratings, levels }: BlockAnswers): LevelAnswers[] {
  return levels
    .filter((level) => level > 1)
    .sort((a, b) => a - b)
    .map((level) => ({
      level,
      answers: groups
        .filter((group) => group.level === level)
        .flatMap((group) => group.practices)
        .map(({ id, weight }) => ({ weight, rating: ratings.get(id) ?? null })),
    }));
}

/**
 * Scoring rules (1) and (2). Achievement is Σ weight × worth / Σ weight over the rated practices. A level is passed
 * when that reaches the threshold and, with the gate, none is rated Not. A level where nothing applies is passed
 * through; one where something applies but nothing is rated is not passed: nobody has said that it is.
 */
function achievementOf({ level, answers }: LevelAnswers, rule: ScoringRule): LevelAchievement {
  let worth = 0;
  let weight = 0;
  let applicable = 0;
  let rated = 0;
  let not = 0;
  for (const answer of answers) {
    if (answer.rating === 'NA') continue;
    applicable++;
    if (answer.rating === null) continue;
    rated++;
    if (answer.rating === 'N') not++;
    worth += answer.weight * ratingWorth[answer.rating];
    weight += answer.weight;
  }
  const achieved = rated === 0 ? null : worth / weight;
  const enough = achieved !== null && reaches(achieved, rule.threshold) && !(rule.noNotGate && not > 0);
  return { level, achieved, passed: applicable === 0 || enough, applicable, rated, not };
}

type Standing = {
  readonly attained: number;
  readonly raw: number;
  readonly next: number | null;
  readonly progress: number | null;
};

/**
 * Scoring rules (3) and (4). The attained level L is the highest below which nothing is missing; the score is
 * L + min(0.9, achievement of the next level / threshold), and exactly L on the top level.
 */
function standingOf(levels: readonly LevelAchievement[], rule: ScoringRule): Standing {
  let attained = 1;
  for (const level of levels) {
    if (!level.passed) {
      const ratio = (level.achieved ?? 0) / rule.threshold;
      return {
        attained,
        raw: attained + Math.min(0.9, ratio),
        progress: Math.min(1, ratio),
        next: level.level,
      };
    }
    attained = level.level;
  }
  return { attained, raw: attained, progress: null, next: null };
}

function standingWith(
  perLevel: readonly LevelAnswers[],
  rule: ScoringRule,
  unratedAs: RatingValue,
): Standing {
  const filled = perLevel.map(({ level, answers }) => ({
    level,
    answers: answers.map(({ weight, rating }) => ({ weight, rating: rating ?? unratedAs })),
  }));
  return standingOf(
    filled.map((level) => achievementOf(level, rule)),
    rule,
  );
}

/** Scoring rule (8): Σ weight of the rated / Σ weight of the applicable practices. */
function coverageOf(perLevel: readonly LevelAnswers[]): number {
  const applicable = perLevel.flatMap((level) => level.answers).filter((answer) => answer.rating !== 'NA');
  const weightOf = (answers: readonly Answer[]) => answers.reduce((sum, answer) => sum + answer.weight, 0);
  return weightOf(applicable.filter((answer) => answer.rating !== null)) / weightOf(applicable);
}

/** Scoring rule (6): 1 + Σ achievement of every level; a level where nothing applies counts as achieved. */
function profileOf(levels: readonly LevelAchievement[]): number {
  return levels.reduce((sum, level) => sum + (level.applicable === 0 ? 1 : (level.achieved ?? 0)), 1);
}

function isAhead(perLevel: readonly LevelAnswers[], next: number | null): boolean {
  if (next === null) return false;
  return perLevel.some(
    ({ level, answers }) => level > next && answers.some(({ rating }) => rating === 'L' || rating === 'F'),
  );
}

import type { RatingValue } from '#shared/model/answers.ts';
import type { ScoringPreset } from '#shared/model/engagement.ts';
import type { FrameworkScoring, FrameworkVersion } from '#shared/model/framework.ts';
import { achievementOf, answersPerLevel, withUnratedAs } from './levelAchievement.ts';
import type { LevelAchievement, LevelAnswers } from './levelAchievement.ts';
import { scalesOf, usualScales } from './scales.ts';
import type { OnScale, Scales } from './scales.ts';
import { rangeOf, shownScore, startOf } from './scoreRange.ts';
import type { ScoreRange } from './scoreRange.ts';

/** How a block is scored: what the engagement chose, and what the framework says. */
export type ScoringRule = {
  readonly preset: ScoringPreset;
  /** The achievement that passes a level, 0 to 1. */
  readonly threshold: number;
  /** Whether one practice rated Not keeps its level from being passed, whatever the others achieve. */
  readonly noNotGate: boolean;
  /** How ratings add up. Threshold and gate are for `staged` alone. */
  readonly scoring: FrameworkScoring;
  /** What the practices are rated on. */
  readonly scales: Scales;
};

const usual = { scoring: { method: 'staged' }, scales: usualScales, noNotGate: true } as const;

/**
 * Scoring rule (5), presets. They differ in the threshold alone, so Strict ≤ Balanced ≤ Lenient always holds.
 * Lenient is two thirds exactly: a level rated Largely throughout passes, which 0.667 would refuse. As they stand they
 * are for a framework that says nothing of scales and scores.
 */
export const scoringRules: Readonly<Record<ScoringPreset, ScoringRule>> = {
  strict: { ...usual, preset: 'strict', threshold: 0.85 },
  balanced: { ...usual, preset: 'balanced', threshold: 0.75 },
  lenient: { ...usual, preset: 'lenient', threshold: 2 / 3 },
};

/** The rule of an engagement for one framework version. */
export function scoringRule(
  preset: ScoringPreset,
  version: Pick<FrameworkVersion, 'scales' | 'scoring'>,
): ScoringRule {
  return {
    ...scoringRules[preset],
    scoring: version.scoring ?? usual.scoring,
    scales: version.scales === undefined ? usualScales : scalesOf(version),
  };
}

/** Sums of thirds miss their exact value by a few units in the last place; comparisons forgive this much. */
const epsilon = 1e-9;

/** A score that rests on less than this share of its practices, by weight, is provisional. */
const provisionalBelow = 0.5;

/** Practices of one level, as far as scoring cares. */
export type ScoredGroup = {
  readonly level: number;
  readonly practices: readonly (OnScale & { readonly id: string; readonly weight: number })[];
};

/** What a block is scored from. */
export type BlockAnswers = {
  /**
   * In any order; several groups of one level count together. Groups of the level where everyone starts, or of no known
   * level, do not count; where the framework's scores are means, every group does.
   */
  readonly groups: readonly ScoredGroup[];
  /** By practice id; a practice that is missing here, or has an answer that is not on its scale, is unrated. */
  readonly ratings: ReadonlyMap<string, RatingValue>;
  /** The framework's levels in any order. */
  readonly levels: readonly number[];
  readonly rule: ScoringRule;
};

/** What every block has, whether or not it has a score. */
type Scorable = {
  readonly method: FrameworkScoring['method'];
  /** The least and the most that the framework's scores can be. */
  readonly range: ScoreRange;
  /** Ascending; empty where the framework's scores are means. */
  readonly levels: readonly LevelAchievement[];
  /** The achievement that completes a level, 0 to 1: what passes it, and all of it where levels are added up. */
  readonly threshold: number;
};

/** What a score rests on: ratings of practices, or levels that people picked (see `respondents/levelSurvey.ts`). */
export type ScoreBasis =
  | { readonly kind: 'practices' }
  | { readonly kind: 'agreed' | 'survey' | 'scan'; readonly respondents: number };

/** A block with a score: at least one of its practices is rated, or somebody picked its level. */
export type ScoredBlock = Scorable & {
  readonly state: 'scored';
  readonly basis: ScoreBasis;
  /**
   * The highest level that is passed together with all levels below it; of scores that are not staged the whole number
   * at or below the score.
   */
  readonly attained: number;
  /** The score to show; of a staged one the whole part is always `attained`. */
  readonly score: number;
  /** The score in full precision: what means and differences are computed from. */
  readonly raw: number;
  /** The score to show if every unrated practice were rated Not. */
  readonly low: number;
  /** The score to show if every unrated practice were rated Fully. */
  readonly high: number;
  /** Share of the applicable practices that are rated, by weight, 0 to 1. */
  readonly coverage: number;
  /** Whether coverage is below one half: shown hatched and never ranked. */
  readonly provisional: boolean;
  /** Number of practices that apply, and how many of them are rated. */
  readonly applicable: number;
  readonly rated: number;
  /** Work done on all levels, whether or not the levels below are passed; full precision. */
  readonly profile: number;
  /** Whether a practice beyond the next level is rated Largely or better; never where scores are not staged. */
  readonly ahead: boolean;
  /** The level to pass next; `null` on the top level and where scores are not staged. */
  readonly next: number | null;
  /** Share of the threshold that the next level has reached, 0 to 1, not capped at 0.9; `null` where there is none. */
  readonly progress: number | null;
};

/** A block without a score: nothing of it is rated yet, or nothing of it applies. */
export type UnscoredBlock = WithoutScore<'unrated'> | WithoutScore<'notApplicable'>;

type WithoutScore<State> = Scorable & { readonly state: State; readonly coverage: 0 };

export type BlockScore = ScoredBlock | UnscoredBlock;

/** Scores one block from the ratings of its practices: scoring rules (1) to (8), by the framework's own method. */
export function scoreBlock(answers: BlockAnswers): BlockScore {
  const { rule, levels } = answers;
  const perLevel = answersPerLevel(answers);
  const achieved = perLevel.map((level) => achievementOf(level, rule));
  const { method } = rule.scoring;
  const common: Scorable = {
    method,
    range: rangeOf(rule.scoring, levels),
    levels: method === 'mean' ? [] : achieved,
    threshold: method === 'staged' ? rule.threshold : 1,
  };
  const applicable = achieved.reduce((sum, level) => sum + level.applicable, 0);
  const rated = achieved.reduce((sum, level) => sum + level.rated, 0);
  if (rated === 0) return { ...common, state: applicable === 0 ? 'notApplicable' : 'unrated', coverage: 0 };
  const coverage = coverageOf(perLevel);
  const standing = standingOf(achieved, answers);
  const shownWith = (worth: 0 | 1): number => {
    const filled = withUnratedAs(perLevel, worth).map((level) => achievementOf(level, rule));
    return shownScore(standingOf(filled, answers).raw, method);
  };
  const score = shownScore(standing.raw, method);
  return {
    ...common,
    state: 'scored',
    basis: { kind: 'practices' },
    attained: standing.attained ?? Math.floor(score),
    score,
    raw: standing.raw,
    low: rated === applicable ? score : shownWith(0),
    high: rated === applicable ? score : shownWith(1),
    coverage,
    provisional: isProvisional(coverage),
    applicable,
    rated,
    profile: method === 'staged' ? profileOf(achieved, startOf(rule.scoring)) : standing.raw,
    ahead: method === 'staged' && isAhead(perLevel, standing.next),
    next: standing.next,
    progress: standing.progress,
  };
}

/** Scoring rule (7): whether a score rests on less than half of what applies. */
export function isProvisional(coverage: number): boolean {
  return coverage < provisionalBelow - epsilon;
}

type Standing = {
  /** `null` where levels are not passed one after the other. */
  readonly attained: number | null;
  readonly raw: number;
  readonly next: number | null;
  readonly progress: number | null;
};

function standingOf(levels: readonly LevelAchievement[], { rule }: BlockAnswers): Standing {
  const { scoring } = rule;
  switch (scoring.method) {
    case 'staged':
      return stagedStanding(levels, rule, startOf(scoring));
    case 'sum':
      return { attained: null, raw: sumOf(levels), next: null, progress: null };
    case 'mean': {
      const raw = scoring.min + (scoring.max - scoring.min) * (levels[0]?.achieved ?? 0);
      return { attained: null, raw, next: null, progress: null };
    }
  }
}

/**
 * Scoring rules (3) and (4). The attained level L is the highest below which nothing is missing; the score is
 * L + min(0.9, achievement of the next level / threshold), and exactly L on the top level.
 */
function stagedStanding(levels: readonly LevelAchievement[], rule: ScoringRule, start: number): Standing {
  let attained = start;
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

/**
 * OWASP SAMM v2, assessment toolbox: what the activities of levels 1 to 3 are worth is added up, so that a score lies
 * between 0 and 3. A level that is not rated adds nothing; one where nothing applies neither gives nor takes: the
 * others stand for it.
 */
function sumOf(levels: readonly LevelAchievement[]): number {
  const counted = levels.filter(({ applicable }) => applicable > 0);
  const sum = counted.reduce((total, { achieved }) => total + (achieved ?? 0), 0);
  return (sum * levels.length) / counted.length;
}

/** Scoring rule (8): Σ weight of the rated / Σ weight of the applicable practices. */
function coverageOf(perLevel: readonly LevelAnswers[]): number {
  let rated = 0;
  let applicable = 0;
  for (const { answers } of perLevel) {
    for (const { weight, worth } of answers) {
      if (worth === 'NA') continue;
      applicable += weight;
      if (worth !== null) rated += weight;
    }
  }
  return rated / applicable;
}

/** Scoring rule (6): start + Σ achievement of every level; a level where nothing applies counts as achieved. */
function profileOf(levels: readonly LevelAchievement[], start: number): number {
  return levels.reduce((sum, level) => sum + (level.applicable === 0 ? 1 : (level.achieved ?? 0)), start);
}

/** What Largely is worth: from here on work on a level is well under way. */
const largely = 2 / 3;

function isAhead(perLevel: readonly LevelAnswers[], next: number | null): boolean {
  if (next === null) return false;
  return perLevel.some(
    ({ level, answers }) =>
      level > next && answers.some(({ worth }) => typeof worth === 'number' && worth >= largely - epsilon),
  );
}

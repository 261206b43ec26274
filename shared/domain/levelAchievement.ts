import type { RatingValue } from '#shared/model/answers.ts';
import type { BlockAnswers, ScoringRule } from './scoring.ts';
import { countedLevels } from './scoreRange.ts';
import type { OnScale, Scales } from './scales.ts';

/** Sums of thirds miss their exact value by a few units in the last place; comparisons forgive this much. */
const epsilon = 1e-9;

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
  /** Number of practices rated Not that hold the level back. */
  readonly not: number;
};

/** One practice's answer as it counts. */
type Answer = {
  readonly weight: number;
  /** 0 to 1; `null` while it is not rated. */
  readonly worth: number | 'NA' | null;
  /** Whether nothing of it keeps its level from being passed. */
  readonly isGate: boolean;
};
export type LevelAnswers = { readonly level: number; readonly answers: readonly Answer[] };

/** Whether an achievement reaches the threshold that passes a level. */
export function reaches(achieved: number, threshold: number): boolean {
  return achieved >= threshold - epsilon;
}

/** The answers of a block by level, ascending; all together under level 0 where the framework's scores are means. */
export function answersPerLevel({ groups, ratings, levels, rule }: BlockAnswers): LevelAnswers[] {
  const { scoring, scales } = rule;
  const answersOf = (wanted: (level: number) => boolean) =>
    groups
      .filter(({ level }) => wanted(level))
      .flatMap(({ practices }) => practices)
      .map((practice) => answerOf(practice, ratings.get(practice.id), scales));
  if (scoring.method === 'mean') return [{ level: 0, answers: answersOf(() => true) }];
  return countedLevels(scoring, levels).map((level) => ({ level, answers: answersOf((no) => no === level) }));
}

function answerOf(
  practice: OnScale & { readonly weight: number },
  value: RatingValue | undefined,
  scales: Scales,
): Answer {
  const worth =
    value === undefined ? null : value === 'NA' ? value : (scales.option(practice, value)?.worth ?? null);
  return { weight: practice.weight, worth, isGate: hasGate(practice, scales) };
}

/**
 * Whether the gate of scoring rule (2) is for a practice: only where its scale has steps between nothing and all.
 * Answered with yes or no, a level would never be passed before all of it is done, whatever the threshold says.
 */
export function hasGate(practice: OnScale, scales: Scales): boolean {
  return scales.of(practice).options.length > 2;
}

/** The same answers with something put in the place of every missing one. */
export function withUnratedAs(perLevel: readonly LevelAnswers[], worth: 0 | 1): LevelAnswers[] {
  return perLevel.map(({ level, answers }) => ({
    level,
    answers: answers.map((answer) => (answer.worth === null ? { ...answer, worth } : answer)),
  }));
}

/**
 * Scoring rules (1) and (2). Achievement is Σ weight × worth / Σ weight over the rated practices. A level is passed
 * when that reaches the threshold and, with the gate, none is rated Not; where levels are added up, when all of it is
 * achieved. A level where nothing applies is passed through; one where something applies but nothing is rated is not
 * passed: nobody has said that it is.
 */
export function achievementOf({ level, answers }: LevelAnswers, rule: ScoringRule): LevelAchievement {
  let worth = 0;
  let weight = 0;
  let applicable = 0;
  let rated = 0;
  let not = 0;
  for (const answer of answers) {
    if (answer.worth === 'NA') continue;
    applicable++;
    if (answer.worth === null) continue;
    rated++;
    if (answer.worth === 0 && answer.isGate) not++;
    worth += answer.weight * answer.worth;
    weight += answer.weight;
  }
  const achieved = rated === 0 ? null : worth / weight;
  const isStaged = rule.scoring.method === 'staged';
  const threshold = isStaged ? rule.threshold : 1;
  const isHeld = isStaged && rule.noNotGate && not > 0;
  const enough = achieved !== null && reaches(achieved, threshold) && !isHeld;
  return { level, achieved, passed: applicable === 0 || enough, applicable, rated, not };
}

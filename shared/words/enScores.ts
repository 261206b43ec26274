import type { LevelStep, NextStep } from '#shared/domain/scoreExplanation.ts';
import { verdictOf } from '#shared/domain/scoreExplanation.ts';
import { reaches } from '#shared/domain/scoring.ts';
import type { BlockScore, ScoredBlock } from '#shared/domain/scoring.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import { counted } from './enCounting.ts';
import type { Numbers } from './numbers.ts';

const ratingNames: Readonly<Record<RatingValue, string>> = {
  N: 'Not',
  P: 'Partially',
  L: 'Largely',
  F: 'Fully',
  NA: 'Not applicable',
};

/** What is said about ratings and scores in English. */
export function enScores(numbers: Numbers) {
  const { count, share } = numbers;
  const practices = (n: number) => counted(numbers, n, 'practice', 'practices');

  function standing(score: ScoredBlock): string {
    const next = score.levels.find(({ level }) => level === score.next);
    if (!next) return `Level ${score.attained}, the highest.`;
    switch (verdictOf(next, score.threshold)) {
      case 'unrated':
        return `Level ${score.attained}; level ${next.level} is not rated yet.`;
      case 'heldByNot':
        return `Level ${score.attained}; level ${next.level} waits for ${practices(next.not)} rated Not.`;
      case 'short':
      case 'passed':
      case 'nothingApplies':
        return score.progress
          ? `Level ${score.attained}, and ${share(score.progress)} of what level ${next.level} needs.`
          : `Level ${score.attained}, and nothing yet of what level ${next.level} needs.`;
    }
  }

  function shareAgainst(achieved: number, threshold: number): string {
    const isShort = !reaches(achieved, threshold);
    return isShort && share(achieved) === share(threshold) ? numbers.shareShort(achieved) : share(achieved);
  }

  return {
    notRated: 'not rated',
    notApplicable: 'not applicable',
    /** The name of a rating; `null` is a practice that is not rated. */
    ratingName: (value: RatingValue | null): string => (value === null ? 'Not rated' : ratingNames[value]),

    /** A score with one decimal; a dash for none. */
    score: numbers.score,
    /** A target level; a dash for none. */
    target: (level: number | null): string => (level === null ? '–' : count(level)),
    /** A gap in levels. */
    gap: (levels: number): string => numbers.score(levels),
    share,
    shareAgainst,

    /** What a block's score says. */
    scoreSentence: (score: BlockScore): string => {
      if (score.state === 'unrated') return 'Not rated yet.';
      if (score.state === 'notApplicable') return 'Does not apply.';
      return score.provisional
        ? `${standing(score)} Provisional: ${share(score.coverage)} of it is rated.`
        : standing(score);
    },

    /** What the unrated practices leave open; `null` when nothing does. */
    bandSentence: (score: BlockScore): string | null =>
      score.state === 'scored' && score.low < score.high
        ? `Between ${numbers.score(score.low)} and ${numbers.score(score.high)} once everything is rated.`
        : null,

    /** Work beyond the next level, in the alternative view; `null` when there is none. */
    aheadSentence: (score: BlockScore): string | null =>
      score.state === 'scored' && score.ahead
        ? `Work is ahead of the level: counted level by level, without waiting for the lower ones, it comes to ${numbers.score(score.profile)}.`
        : null,

    /** The question that the working of a score answers. */
    whyHeading: (score: BlockScore): string =>
      score.state === 'scored' ? `Why ${numbers.score(score.score)}?` : 'Why is there no score?',

    /** Why one level is passed or not; `threshold` is the achievement that passes it, 0 to 1. */
    stepSentence: (step: LevelStep, threshold: number): string => {
      const level = levelName(step);
      const achieved = step.achieved ?? 0;
      switch (step.verdict) {
        case 'passed':
          return `${level} is passed: ${share(achieved)} achieved, ${share(threshold)} needed.`;
        case 'nothingApplies':
          return `${level} is passed through: none of its practices applies.`;
        case 'unrated':
          return `${level} is not passed: none of its practices is rated yet.`;
        case 'heldByNot':
          return `${level} is not passed: ${share(achieved)} achieved is enough, but ${practices(step.not)} ${step.not === 1 ? 'is' : 'are'} rated Not.`;
        case 'short':
          return `${level} is not passed: ${shareAgainst(achieved, threshold)} achieved, ${share(threshold)} needed.`;
      }
    },

    /** What leads to the next level; `null` stands for there being none. */
    nextSentence: (next: NextStep | null): string => {
      if (next === null) return 'There is no level above this one.';
      const bring = `bring ${practices(next.enough.length)} to Fully`;
      return next.unrated === 0
        ? `To pass ${lowerLevelName(next)}, ${bring}.`
        : `To pass ${lowerLevelName(next)}, rate ${practices(next.unrated)} first; at most, ${bring}.`;
    },

    /** What a chart of level bars shows. */
    levelBarsSummary: (block: {
      readonly code: string;
      readonly score: BlockScore;
      readonly target: number | null;
    }): string => {
      const { code, score, target } = block;
      if (score.state === 'notApplicable') return `${code} does not apply.`;
      if (score.state === 'unrated') return `${code} is not rated yet.`;
      const towards = target === null ? '' : `, with a target of ${count(target)}`;
      return `${code} stands at ${numbers.score(score.score)}${towards}. ${standing(score)}`;
    },
  };
}

function levelName({ level, name }: { readonly level: number; readonly name: string }): string {
  return name === '' ? `Level ${level}` : `Level ${level} ${name}`;
}

function lowerLevelName({ level, name }: { readonly level: number; readonly name: string }): string {
  return name === '' ? `level ${level}` : `level ${level} ${name}`;
}

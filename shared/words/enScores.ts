import type { OpenPractice } from '#shared/domain/gaps.ts';
import { reaches } from '#shared/domain/levelAchievement.ts';
import { bestOption, isUsualScale } from '#shared/domain/scales.ts';
import type { LevelStep, NextStep } from '#shared/domain/scoreExplanation.ts';
import { verdictOf } from '#shared/domain/scoreExplanation.ts';
import type { ScoreRange } from '#shared/domain/scoreRange.ts';
import type { BlockScore, ScoredBlock, ScoringRule } from '#shared/domain/scoring.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Scale } from '#shared/model/framework.ts';
import { counted } from './enCounting.ts';
import type { Numbers } from './numbers.ts';

const ratingNames: Readonly<Record<string, string>> = {
  N: 'Not',
  P: 'Partially',
  L: 'Largely',
  F: 'Fully',
  NA: 'Not applicable',
};

const presetNames = { strict: 'Strict', balanced: 'Balanced', lenient: 'Lenient' } as const;

/** What is said about ratings and scores in English. */
export function enScores(numbers: Numbers) {
  const { count, share } = numbers;
  const practices = (n: number) => counted(numbers, n, 'practice', 'practices');
  const respondents = (n: number) => counted(numbers, n, 'respondent', 'respondents');

  function standing(score: ScoredBlock): string {
    const { basis } = score;
    switch (basis.kind) {
      case 'scan':
        return `${within(score)}, estimated in a quick scan.`;
      case 'agreed':
        return `${within(score)}, agreed on by ${respondents(basis.respondents)}.`;
      case 'survey':
        return `${within(score)}, the mean of what ${respondents(basis.respondents)} picked.`;
      case 'practices':
        return practicesStanding(score);
    }
  }

  function practicesStanding(score: ScoredBlock): string {
    switch (score.method) {
      case 'staged':
        return stagedStanding(score);
      case 'sum':
        return `${within(score)}: what its levels achieve, added up.`;
      case 'mean':
        return score.applicable === 1
          ? `${within(score)}.`
          : `${within(score)}: the mean of ${practices(score.rated)}.`;
    }
  }

  /** A score in the range of its framework: "1.25 of 3", "2.4 on a scale from 1 to 4". */
  function within({ score, range }: Pick<ScoredBlock, 'score' | 'range'>): string {
    return range.low === 0
      ? `${numbers.score(score)} of ${count(range.high)}`
      : `${numbers.score(score)} on a scale from ${count(range.low)} to ${count(range.high)}`;
  }

  function stagedStanding(score: ScoredBlock): string {
    const attained = score.attained === 0 ? 'No level yet' : `Level ${score.attained}`;
    const next = score.levels.find(({ level }) => level === score.next);
    if (!next) return `${attained}, the highest.`;
    switch (verdictOf(next, score.threshold)) {
      case 'unrated':
        return `${attained}; level ${next.level} is not rated yet.`;
      case 'heldByNot':
        return `${attained}; level ${next.level} waits for ${practices(next.not)} rated Not.`;
      case 'short':
      case 'passed':
      case 'nothingApplies':
        return score.progress
          ? `${attained}, and ${share(score.progress)} of what level ${next.level} needs.`
          : `${attained}, and nothing yet of what level ${next.level} needs.`;
    }
  }

  function shareAgainst(achieved: number, threshold: number): string {
    const isShort = !reaches(achieved, threshold);
    return isShort && share(achieved) === share(threshold) ? numbers.shareShort(achieved) : share(achieved);
  }

  /** The name of a rating on its scale; `null` is a practice that is not rated. */
  function ratingName(value: RatingValue | null, scale?: Scale): string {
    if (value === null) return 'Not rated';
    const option =
      scale && !isUsualScale(scale) ? scale.options.find(({ code }) => code === value) : undefined;
    return option?.label ?? ratingNames[value] ?? value;
  }

  /** The best answer of these practices, by its name where they have the same one. */
  function bestName(open: readonly OpenPractice[]): string {
    const names = new Set(open.map(({ scale }) => ratingName(bestOption(scale).code, scale)));
    const [name] = names;
    return name !== undefined && names.size === 1 ? name : 'their best answers';
  }

  function addedSentence(step: LevelStep, level: string): string {
    switch (step.verdict) {
      case 'nothingApplies':
        return `${level} is left out: none of its practices applies.`;
      case 'unrated':
        return `${level} adds nothing yet: none of its practices is rated.`;
      case 'passed':
      case 'heldByNot':
      case 'short':
        return `${level}: ${share(step.achieved ?? 0)} achieved.`;
    }
  }

  return {
    notRated: 'not rated',
    notApplicable: 'not applicable',
    ratingName,

    /** A score with one decimal, or two where its framework has them; a dash for none. */
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
        ? `Work is ahead of the level: counted level by level, without waiting for the lower ones, it comes to ${numbers.score(Math.round(score.profile * 10) / 10)}.`
        : null,

    /** The question that the working of a score answers. */
    whyHeading: (score: BlockScore): string =>
      score.state === 'scored' ? `Why ${numbers.score(score.score)}?` : 'Why is there no score?',

    /** How scores are made, in the framework's own way. */
    ruleSentence: ({ preset, threshold, scoring }: ScoringRule, range: ScoreRange): string => {
      switch (scoring.method) {
        case 'staged':
          return `${presetNames[preset]} rule: a level is passed at ${share(threshold)}.`;
        case 'sum':
          return `What each level achieves is added up, from ${count(range.low)} to ${count(range.high)}.`;
        case 'mean':
          return `The mean of everything that is rated, from ${count(range.low)} to ${count(range.high)}.`;
      }
    },

    /** Why one level is passed or not, or what it adds. */
    stepSentence: (step: LevelStep, score: Pick<BlockScore, 'threshold' | 'method'>): string => {
      const { threshold } = score;
      const level = levelName(step);
      const achieved = step.achieved ?? 0;
      if (score.method !== 'staged') return addedSentence(step, level);
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
      const bring = `bring ${practices(next.enough.length)} to ${bestName(next.enough)}`;
      return next.unrated === 0
        ? `To pass ${lowerLevelName(next)}, ${bring}.`
        : `To pass ${lowerLevelName(next)}, rate ${practices(next.unrated)} first; at most, ${bring}.`;
    },

    /** What leads to the most a score can be, where levels are not passed one after the other. */
    openSentence: (open: readonly OpenPractice[], { high }: ScoreRange): string =>
      open.length === 0
        ? 'Nothing is missing.'
        : `To reach ${count(high)}, bring ${practices(open.length)} to ${bestName(open)}; what would add most comes first.`,

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
  return isPlain({ level, name }) ? `Level ${level}` : `Level ${level} ${name}`;
}

function lowerLevelName({ level, name }: { readonly level: number; readonly name: string }): string {
  return isPlain({ level, name }) ? `level ${level}` : `level ${level} ${name}`;
}

/** Whether a level's name says no more than its number. */
function isPlain({ level, name }: { readonly level: number; readonly name: string }): boolean {
  return name === '' || name.toLowerCase() === `level ${level}`;
}

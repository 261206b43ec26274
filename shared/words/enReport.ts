import type {
  GapFigures,
  NamedBlock,
  PlanFigures,
  PlanWork,
  ReportWords,
  StandingFigures,
} from '#shared/domain/reportWords.ts';
import type { ScoreRange } from '#shared/domain/scoreRange.ts';
import type { BlockScore, ScoringRule } from '#shared/domain/scoring.ts';
import { isUsualScale } from '#shared/domain/scales.ts';
import { counted } from './enCounting.ts';
import type { Numbers } from './numbers.ts';

const presetNames = { strict: 'Strict', balanced: 'Balanced', lenient: 'Lenient' } as const;

/** What a report says in English; `scoreSentence` is the sentence that screens say about a score too. */
export function enReport(
  numbers: Numbers,
  scoreSentence: (score: BlockScore) => string,
): ReportWords['report'] {
  const { score, share } = numbers;
  const days = (n: number) => counted(numbers, n, 'working day', 'working days');
  const initiatives = (n: number) => counted(numbers, n, 'initiative', 'initiatives');
  const named = (block: NamedBlock) => `${block.code} ${block.title}`;

  const left = (parked: PlanWork) => {
    if (parked.initiatives === 0) return '';
    return parked.initiatives === 1
      ? `; one more, with ${days(parked.days)}, is parked`
      : `; ${numbers.count(parked.initiatives)} more, with ${days(parked.days)}, are parked`;
  };

  const stagedRule = ({ threshold, noNotGate }: ScoringRule) =>
    `A level is passed when ${share(threshold)} of it is achieved${noNotGate ? ' and none of its practices is rated Not' : ''}.`;

  const rule = (used: ScoringRule, { low, high }: ScoreRange) => {
    const ends = `from ${numbers.count(low)} to ${numbers.count(high)}`;
    switch (used.scoring.method) {
      case 'staged':
        return stagedRule(used);
      case 'sum':
        return `What each level achieves is added up, ${ends}.`;
      case 'mean':
        return `The mean of everything that is rated, ${ends}.`;
    }
  };

  return {
    labels: {
      block: 'Block',
      score: 'Score',
      target: 'Target',
      gap: 'Gap',
      coverage: 'Rated',
      provisional: 'provisional',
      passed: 'passed',
      passesAt: 'passes at',
      missing: 'Missing for the target',
      initiatives: 'Initiatives',
      parked: 'Parked',
      projected: 'Projected score',
      imprint: 'About this report',
    },
    headlineHeading: 'In short',
    scoresHeading: 'Scores',
    levelsHeading: 'Achievement by level',
    gapsHeading: 'Gaps to target',
    roadmapHeading: 'Roadmap',
    methodHeading: 'How the scores are made',

    standingSentence: (figures: StandingFigures) => {
      const { single, weakest, strongest } = figures;
      if (figures.blocks === 0) return 'Nothing in this assessment applies.';
      if (single) {
        const value = single.score.state === 'scored' ? ` stands at ${score(single.score.score)}` : '';
        return `${named(single)}${value}: ${lowerFirst(scoreSentence(single.score))}`;
      }
      if (figures.overall === null) return 'No block is rated yet.';
      const across = `${figures.scored} of ${figures.blocks} blocks are scored and stand at ${score(figures.overall)} on average`;
      const range =
        weakest && strongest && weakest.score !== strongest.score
          ? `, from ${score(weakest.score)} (${named(weakest)}) to ${score(strongest.score)} (${named(strongest)})`
          : '';
      const basis = figures.provisional ? `; provisional, with ${share(figures.coverage)} rated` : '';
      return `${across}${range}${basis}.`;
    },

    gapSentence: (figures: GapFigures) => {
      const { largest } = figures;
      if (!largest) return noGaps(figures);
      return figures.below === 1
        ? `One block is below its target: ${named(largest)}, at ${score(largest.score)} against ${largest.target}.`
        : `${figures.below} blocks are below their targets; the largest gap is ${named(largest)}, at ${score(largest.score)} against ${largest.target}.`;
    },

    planSentence: ({ placed, parked, lastQuarter, projected }: PlanFigures) => {
      if (placed.initiatives + parked.initiatives === 0) return 'No initiative is planned yet.';
      const work = (some: PlanWork) => `${initiatives(some.initiatives)} with ${days(some.days)}`;
      if (lastQuarter === null)
        return `${work(parked)} ${parked.initiatives === 1 ? 'waits' : 'wait'} for a quarter.`;
      const verb = placed.initiatives === 1 ? 'runs' : 'run';
      const lead = projected === null ? '' : ` and would lead to ${score(projected)}`;
      return `${work(placed)} ${verb} through ${lastQuarter}${lead}${left(parked)}.`;
    },

    noGaps,
    noInitiatives: 'No initiative is planned yet.',

    method: (used, range) => {
      const { scoring, scales } = used;
      const answers = isUsualScale(scales.of({}))
        ? 'Each practice is rated Not, Partially, Largely or Fully, which counts as nothing, one third, two thirds or all of its weight.'
        : 'Each practice is rated on the framework’s own scale, whose answers count from nothing to all of its weight.';
      const left = 'Practices that do not apply are left out.';
      const provisional =
        'A score is provisional while less than half of the practices that apply are rated. An average is made from exact scores';
      if (scoring.method !== 'staged') {
        const together =
          scoring.method === 'mean'
            ? ', everything rated counting by its own weight.'
            : ', each part counting by its own weight.';
        return [`${answers} ${left}`, rule(used, range), `${provisional}${together}`];
      }
      return [
        `${answers} A level is achieved as far as its rated practices are; practices that do not apply are left out.`,
        `${stagedRule(used)} A block stands on the highest level that is passed together with all levels below it; the decimal says how much of the next level is there, and is cut off, not rounded up, so that no level is claimed before it is reached.`,
        `${provisional}, each block counting alike within its parent.`,
      ];
    },

    ruleLabel: 'Scoring rule',
    rule,
    presetLabel: 'Preset',
    preset: ({ preset, threshold }) => `${presetNames[preset]} (${share(threshold)})`,
    frameworkLabel: 'Framework',
    framework: ({ title, version, publisher }) =>
      publisher === '' ? `${title} ${version}` : `${title} ${version}, ${publisher}`,
    licenceLabel: 'Licence',
    noLicenceText: 'No licence text was given with the framework.',
    dateLabel: 'Date',
    stateLabel: 'State of the data',
    state: (head) => (head === null ? 'As created' : `Transaction ${head}`),
  };
}

function noGaps({ targeted }: GapFigures): string {
  if (targeted === 0) return 'No target is set for a scored block.';
  return targeted === 1 ? 'The one target is reached.' : `All ${targeted} targets are reached.`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

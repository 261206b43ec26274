import type { ReportLabels } from './reportContent.ts';
import type { ScoreRange } from './scoreRange.ts';
import type { BlockScore, ScoringRule } from './scoring.ts';

/** A block as a sentence names it. */
export type NamedBlock = { readonly code: string; readonly title: string };

/** The figures behind a report's first sentence. */
export type StandingFigures = {
  /** Number of blocks that apply, and how many of them have a score. */
  readonly blocks: number;
  readonly scored: number;
  /** The overall score as shown; `null` when no block is scored. */
  readonly overall: number | null;
  /** Share of what applies that is rated, 0 to 1. */
  readonly coverage: number;
  readonly provisional: boolean;
  /** The only block, when there is one only. */
  readonly single: (NamedBlock & { readonly score: BlockScore }) | null;
  /** The blocks that stand lowest and highest, with their scores as shown. */
  readonly weakest: (NamedBlock & { readonly score: number }) | null;
  readonly strongest: (NamedBlock & { readonly score: number }) | null;
};

/** The figures behind its second sentence. */
export type GapFigures = {
  /** Number of blocks with a target and a score. */
  readonly targeted: number;
  /** Number of those below their target. */
  readonly below: number;
  readonly largest: (NamedBlock & { readonly score: number; readonly target: number }) | null;
};

/** A number of initiatives and their working days together. */
export type PlanWork = { readonly initiatives: number; readonly days: number };

/** The figures behind its third sentence. */
export type PlanFigures = {
  /** Those that are placed in a quarter, with their working days together. */
  readonly placed: PlanWork;
  /** Those that wait for a quarter. */
  readonly parked: PlanWork;
  /** Label of the last quarter with work in it; `null` when everything is parked. */
  readonly lastQuarter: string | null;
  /** The overall score projected for the end of that quarter. */
  readonly projected: number | null;
};

/**
 * What a report needs said. Declared here and fulfilled by `shared/words`, so that what a report contains is decided
 * without knowing any language, and a language that lacks a sentence does not compile.
 */
export type ReportWords = {
  /** The language's tag, such as `en`. */
  readonly lang: string;
  /** A score with one decimal; a dash for none. */
  readonly score: (score: number | null) => string;
  /** A target level; a dash for none. */
  readonly target: (level: number | null) => string;
  /** A gap in levels, with one decimal. */
  readonly gap: (levels: number) => string;
  /** A share from 0 to 1 as a percentage. */
  readonly share: (share: number) => string;
  /** The same for an achievement beside the threshold it should reach: never as if it had reached it when it has not. */
  readonly shareAgainst: (achieved: number, threshold: number) => string;
  /** An effort in working days. */
  readonly effort: (days: number) => string;
  /** A day (`YYYY-MM-DD`) as people write it. */
  readonly day: (date: string) => string;
  /** What a block's score says: "Level 2, and 89% of what level 3 needs." */
  readonly scoreSentence: (score: BlockScore) => string;
  /** What a chart of level bars shows. */
  readonly levelBarsSummary: (block: {
    readonly code: string;
    readonly score: BlockScore;
    readonly target: number | null;
  }) => string;
  /** In place of a level's achievement: nothing of it is rated, or nothing of it applies. */
  readonly notRated: string;
  readonly notApplicable: string;
  readonly report: {
    readonly labels: ReportLabels;
    readonly headlineHeading: string;
    readonly scoresHeading: string;
    readonly levelsHeading: string;
    readonly gapsHeading: string;
    readonly roadmapHeading: string;
    readonly methodHeading: string;
    readonly standingSentence: (figures: StandingFigures) => string;
    readonly gapSentence: (figures: GapFigures) => string;
    readonly planSentence: (figures: PlanFigures) => string;
    /** What stands in place of the gaps when there are none. */
    readonly noGaps: (figures: GapFigures) => string;
    /** What stands in place of the roadmap when there is none. */
    readonly noInitiatives: string;
    /** How the scores are made, in a few paragraphs. */
    readonly method: (rule: ScoringRule, range: ScoreRange) => readonly string[];
    readonly ruleLabel: string;
    readonly rule: (rule: ScoringRule, range: ScoreRange) => string;
    readonly presetLabel: string;
    readonly preset: (rule: ScoringRule) => string;
    readonly frameworkLabel: string;
    readonly framework: (framework: {
      readonly title: string;
      readonly version: string;
      readonly publisher: string;
    }) => string;
    readonly licenceLabel: string;
    /** What stands in place of a licence text that is empty. */
    readonly noLicenceText: string;
    readonly dateLabel: string;
    readonly stateLabel: string;
    /** Which state of the data the report speaks of: the newest transaction, `null` when there is none. */
    readonly state: (head: string | null) => string;
  };
};

import type { AssessingMethod, Assessment, Engagement } from '#shared/model/engagement.ts';
import type { LevelPick } from '#shared/model/respondents.ts';
import type { BlockScore, ScoredBlock } from '../scoring.ts';
import { shownScore, type ScoreRange } from '../scoreRange.ts';
import { dispersionOf, type Dispersion } from './consensus.ts';
import { perceptionGapFrom } from './responses.ts';

/** What the level picks of one block come to. */
export type LevelSurvey = {
  /** In full precision. */
  readonly raw: number;
  /** To show: one decimal. */
  readonly score: number;
  /**
   * `agreed`, the level that was agreed on; `survey`, the mean of the picks; `scan`, one estimate without any
   * respondents.
   */
  readonly source: 'agreed' | 'survey' | 'scan';
  /** How the respondents' picks spread; `null` when there are none. */
  readonly dispersion: Dispersion | null;
};

/**
 * Scoring rules (9) and (9b). Each respondent reads what the levels of a block are about and picks one, in half steps.
 * The score is the mean of the picks, unless a level was agreed on. A level without any respondent is a quick scan.
 * `null` when nobody picked any.
 */
export function levelSurvey(
  picks: readonly Pick<LevelPick, 'respondentId' | 'level'>[],
  { low, high }: ScoreRange,
): LevelSurvey | null {
  const agreed = picks.find(({ respondentId }) => respondentId === null);
  const single = picks.filter(({ respondentId }) => respondentId !== null);
  const dispersion = dispersionOf(
    single.map(({ level }) => level),
    high - low,
  );
  const raw = agreed?.level ?? dispersion?.mean;
  if (raw === undefined) return null;
  const source = agreed ? (dispersion ? 'agreed' : 'scan') : 'survey';
  // A mean is rounded and not cut: nobody has passed a level here, people have estimated it.
  return { raw, score: shownScore(raw, 'mean'), source, dispersion };
}

/** A block's score as its survey gives it; what its practices say beside it stays with it. */
export function surveyedScore(score: BlockScore, survey: LevelSurvey): ScoredBlock {
  const { raw, score: shown, source, dispersion } = survey;
  const { method, range, levels, threshold } = score;
  const rated = score.state === 'scored' ? score : { applicable: 0, rated: 0, profile: raw, ahead: false };
  return {
    method,
    range,
    levels,
    threshold,
    state: 'scored',
    basis: { kind: source, respondents: dispersion?.count ?? 0 },
    attained: Math.floor(shown),
    score: shown,
    raw,
    low: shown,
    high: shown,
    // Of levels all there is was answered: the one question that a block asks.
    coverage: 1,
    provisional: false,
    applicable: rated.applicable,
    rated: rated.rated,
    profile: rated.profile,
    ahead: false,
    next: null,
    progress: null,
  };
}

/** What an assessment is done by; its own word counts before the engagement's. */
export function methodOf(
  engagement: Pick<Engagement, 'method'>,
  assessment: Pick<Assessment, 'method'>,
): AssessingMethod {
  return assessment.method ?? engagement.method ?? 'practices';
}

/** Which of the two scores of a block counts, and how they stand to each other. */
export type CountingScore = {
  readonly counts: 'practices' | 'levels' | 'none';
  /** In full precision; `null` when nothing counts. */
  readonly raw: number | null;
  /**
   * The survey less the practices, both in full precision, where a block has both and they are asked for; `null`
   * otherwise.
   */
  readonly difference: number | null;
  /** Whether people see the block a whole level or more from where its practices put it. */
  readonly isPerceptionGap: boolean;
};

/**
 * Scoring rules (9) and (9b): with practices their score counts, and a quick scan only while less than half of them is
 * rated; with levels the survey counts; with both the practices count and the survey stands beside them.
 */
export function countingScore(
  method: AssessingMethod,
  score: BlockScore,
  survey: LevelSurvey | null,
): CountingScore {
  const rated = score.state === 'scored' ? score : null;
  const difference = method === 'both' && rated && survey ? survey.raw - rated.raw : null;
  const isPerceptionGap = difference !== null && Math.abs(difference) >= perceptionGapFrom - 1e-9;
  const of = (counts: CountingScore['counts'], raw: number | null): CountingScore => ({
    counts,
    raw,
    difference,
    isPerceptionGap,
  });
  if (method === 'levels') return survey ? of('levels', survey.raw) : of('none', null);
  if (rated && !(rated.provisional && method === 'practices' && survey)) return of('practices', rated.raw);
  return survey ? of('levels', survey.raw) : of('none', null);
}

import type { Evidence, EvidenceQuality, RatingValue } from '#shared/model/answers.ts';
import type { ScoredGroup, ScoringRule } from './scoring.ts';

/** How much each kind of evidence proves, 0 to 1: scoring rule (13). */
export const evidenceWorth: Readonly<Record<EvidenceQuality, number>> = {
  claim: 0.3,
  document: 0.7,
  observed: 1,
};

/** What is left of evidence that no longer holds. */
const expiredShare = 0.5;

/** From this worth on a rating has to be backed: Largely. */
const claimFrom = 2 / 3 - 1e-9;

/** A piece of evidence, as far as its strength is concerned. */
export type WeighedEvidence = Pick<Evidence, 'quality' | 'effectiveTo'>;

/** What one practice's evidence proves, 0 to 1: the best piece counts. `today` is `YYYY-MM-DD`. */
export function strengthOf(evidence: readonly WeighedEvidence[], today: string): number {
  return evidence.reduce((best, { quality = 'document', effectiveTo }) => {
    const isExpired = effectiveTo !== undefined && effectiveTo < today;
    return Math.max(best, evidenceWorth[quality] * (isExpired ? expiredShare : 1));
  }, 0);
}

/**
 * Scoring rule (13), e: how well the practices rated Largely or better are backed, 0 to 1, each by its weight. `null`
 * when none is rated so high: there is nothing to back.
 */
export function evidenceStrength(
  block: {
    readonly groups: readonly ScoredGroup[];
    readonly ratings: ReadonlyMap<string, RatingValue>;
    readonly rule: Pick<ScoringRule, 'scales'>;
  },
  evidenceOf: (practiceId: string) => readonly WeighedEvidence[],
  today: string,
): number | null {
  const { groups, ratings, rule } = block;
  let backed = 0;
  let weight = 0;
  for (const practice of groups.flatMap(({ practices }) => practices)) {
    const value = ratings.get(practice.id);
    const worth = value === undefined ? undefined : rule.scales.option(practice, value)?.worth;
    if (worth === undefined || worth < claimFrom) continue;
    backed += practice.weight * strengthOf(evidenceOf(practice.id), today);
    weight += practice.weight;
  }
  return weight === 0 ? null : backed / weight;
}

/** How sure a score is. */
export type Confidence = {
  /** 0 to 1. */
  readonly value: number;
  readonly level: 'high' | 'medium' | 'low';
};

/** What confidence is made of. */
export type ConfidenceBasis = {
  /** 0 to 1; `null` when there is nothing to back, which takes nothing away. */
  readonly evidence: number | null;
  /** 0 to 1; `null` when fewer than two people were asked, which proves no agreement. */
  readonly agreement: number | null;
  /** 0 to 1. */
  readonly coverage: number;
  /** What the score rests on. */
  readonly source: 'practices' | 'survey' | 'scan';
  /** How many people picked a level; counts for a survey alone. */
  readonly respondents?: number;
};

/** What a level survey needs before it is trusted at all. */
const enoughRespondents = 3;

/**
 * Scoring rules (13), (9) and (9b): C = 0.45 evidence + 0.30 agreement + 0.25 coverage; High from 0.75, Medium from 0.5.
 * A quick scan is never more than Low; a survey no more than Medium, and that from three respondents on, until evidence
 * of at least 0.75 lifts it to High.
 */
export function confidenceOf(basis: ConfidenceBasis): Confidence {
  const { evidence, agreement, coverage, source, respondents = 0 } = basis;
  const value = 0.45 * (evidence ?? 1) + 0.3 * (agreement ?? 0) + 0.25 * coverage;
  const reached = value >= 0.75 - 1e-9 ? 'high' : value >= 0.5 - 1e-9 ? 'medium' : 'low';
  if (source === 'scan') return { value, level: 'low' };
  if (source === 'practices' || reached === 'low') return { value, level: reached };
  if (respondents < enoughRespondents) return { value, level: 'low' };
  return { value, level: reached === 'high' && (evidence ?? 0) >= 0.75 ? 'high' : 'medium' };
}

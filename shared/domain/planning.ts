import type { RatingValue } from '#shared/model/answers.ts';
import type { Node, Practice, Statement } from '#shared/model/framework.ts';
import type { Cover, EffortBand, Placement } from '#shared/model/plan.ts';
import { assessmentResults } from './assessmentResults.ts';
import type { AssessmentResults, AssessmentRows } from './assessmentResults.ts';
import { missingPractices } from './gaps.ts';
import type { Quarter } from './quarters.ts';
import { scoreBlock } from './scoring.ts';
import { bestAnswers, scalesOf } from './scales.ts';
import type { BlockAnswers, BlockScore, ScoringRule } from './scoring.ts';

/** The working days each effort band stands for until somebody knows better. */
export const effortDays: Readonly<Record<EffortBand, number>> = { XS: 2, S: 5, M: 15, L: 40, XL: 80 };

/** Where an initiative stands in the scenario that is looked at. */
export type PlacedStart = Pick<Placement, 'initiativeId' | 'startMonth'>;

/** A practice that an initiative brings to Fully. */
export type CoveredPractice = Pick<Cover, 'initiativeId' | 'practiceId'>;

const bands: readonly EffortBand[] = ['XS', 'S', 'M', 'L', 'XL'];

/** The smallest band that holds an effort in working days; the largest for anything beyond it. */
export function bandOf(days: number): EffortBand {
  return bands.find((band) => days <= effortDays[band]) ?? 'XL';
}

/** A piece of work that would lift a block by one level, before anybody has accepted it. */
export type DerivedInitiative = {
  readonly nodeId: string;
  /** The block's code. */
  readonly code: string;
  /** The level the work leads to. */
  readonly level: number;
  /** The practices to bring to Fully. */
  readonly practices: readonly Practice[];
  /** How one sees that it is done. */
  readonly outcomes: readonly Statement[];
  /** What to measure it by; each metric once. */
  readonly metrics: readonly Statement[];
};

/**
 * One initiative per level above the attained one, up to the target, that has practices below Fully; lowest first.
 * Outcomes and metrics are those of the groups that these practices stand in. With all of them done the block is at
 * its target. A block without a score is taken to stand at level 1.
 */
export function deriveInitiatives(block: {
  readonly node: Node;
  readonly score: BlockScore;
  readonly ratings: ReadonlyMap<string, RatingValue>;
  readonly target: number;
  readonly rule: Pick<ScoringRule, 'scoring' | 'scales'>;
}): DerivedInitiative[] {
  const { node, score, ratings, target, rule } = block;
  // Where levels are added up, what is missing of any of them counts.
  const attained = score.state === 'scored' && score.method === 'staged' ? score.attained : -1;
  const open = missingPractices(node.groups, ratings, target, rule).filter(({ level }) => level > attained);
  const levels = [...new Set(open.map(({ level }) => level))];
  return levels.map((level) => {
    const practices = open.filter((missing) => missing.level === level).map(({ practice }) => practice);
    const ids = new Set(practices.map(({ id }) => id));
    const groups = node.groups.filter(
      (group) => group.level === level && group.practices.some(({ id }) => ids.has(id)),
    );
    return {
      nodeId: node.id,
      code: node.code,
      level,
      practices,
      outcomes: distinct(groups.flatMap((group) => group.outcomes)),
      metrics: distinct(groups.flatMap((group) => group.metrics)),
    };
  });
}

/**
 * The ratings as they would stand with these practices brought to Fully; what does not apply stays so. `best` has the
 * best answer of each practice that is rated on another scale.
 */
export function ratingsWithDone(
  ratings: ReadonlyMap<string, RatingValue>,
  done: Iterable<string>,
  best: ReadonlyMap<string, RatingValue>,
): Map<string, RatingValue> {
  const next = new Map(ratings);
  for (const practice of done) {
    if (next.get(practice) !== 'NA') next.set(practice, best.get(practice) ?? 'F');
  }
  return next;
}

/** A block's ratings with these practices brought to the best answer of their scale. */
export function answersWithDone(block: BlockAnswers, done: Iterable<string>): Map<string, RatingValue> {
  return ratingsWithDone(block.ratings, done, bestAnswers(block.groups, block.rule.scales));
}

/** The practices that are done when a quarter ends: an initiative takes the quarter that it is placed in. */
export function practicesDoneBy(
  quarter: Pick<Quarter, 'endMonth'>,
  placements: readonly PlacedStart[],
  covers: readonly CoveredPractice[],
): Set<string> {
  // Against the last month: a placement made before the fiscal calendar was changed may start inside a quarter.
  const finished = new Set(
    placements
      .filter(({ startMonth }) => startMonth <= quarter.endMonth)
      .map(({ initiativeId }) => initiativeId),
  );
  return new Set(
    covers.filter(({ initiativeId }) => finished.has(initiativeId)).map(({ practiceId }) => practiceId),
  );
}

/** A block's score at the end of a quarter, if everything placed up to then is done. */
export function projectedScore(
  block: BlockAnswers,
  quarter: Pick<Quarter, 'endMonth'>,
  placements: readonly PlacedStart[],
  covers: readonly CoveredPractice[],
): BlockScore {
  const done = practicesDoneBy(quarter, placements, covers);
  return scoreBlock({ ...block, ratings: answersWithDone(block, done) });
}

/** An assessment's results at the end of a quarter, if everything placed up to then is done. */
export function projectedResults(
  rows: AssessmentRows,
  quarter: Pick<Quarter, 'endMonth'>,
  placements: readonly PlacedStart[],
  covers: readonly CoveredPractice[],
): AssessmentResults {
  const assessmentId = rows.assessment.id;
  const rated = rows.ratings.filter((row) => row.assessmentId === assessmentId);
  const ratings = new Map(rated.map(({ practiceId, value }) => [practiceId, value]));
  const groups = rows.nodes.flatMap((node) => node.groups);
  const best = bestAnswers(groups, scalesOf(rows.version));
  const projected = ratingsWithDone(ratings, practicesDoneBy(quarter, placements, covers), best);
  return assessmentResults({
    ...rows,
    ratings: [...projected].map(([practiceId, value]) => ({ assessmentId, practiceId, value })),
  });
}

/** The score that a block shows before and after something is done; `null` for none. */
export type ScoresAround = { readonly from: number | null; readonly to: number | null };

/**
 * What an initiative makes of a block's score, once the initiatives it builds on are done. Scores are cumulative, so
 * that the same practices alone may change nothing.
 */
export function scoresAround(
  block: BlockAnswers,
  covered: Iterable<string>,
  doneBefore: Iterable<string> = [],
): ScoresAround {
  const before = answersWithDone(block, doneBefore);
  const after = answersWithDone({ ...block, ratings: before }, covered);
  const shown = (ratings: BlockAnswers['ratings']): number | null => {
    const score = scoreBlock({ ...block, ratings });
    return score.state === 'scored' ? score.score : null;
  };
  return { from: shown(before), to: shown(after) };
}

/**
 * The initiatives that one builds on within a block: those whose practices all stand at lower levels than its own.
 * Empty when the initiative covers nothing of the block.
 */
export function predecessorsOf(
  initiativeId: string,
  block: Pick<BlockAnswers, 'groups'>,
  covers: readonly CoveredPractice[],
): Set<string> {
  const levelOf = new Map(
    block.groups.flatMap((group) => group.practices.map(({ id }) => [id, group.level] as const)),
  );
  const levels = new Map<string, number[]>();
  for (const cover of covers) {
    const level = levelOf.get(cover.practiceId);
    if (level !== undefined)
      levels.set(cover.initiativeId, [...(levels.get(cover.initiativeId) ?? []), level]);
  }
  const lowest = Math.min(...(levels.get(initiativeId) ?? [-Infinity]));
  return new Set([...levels].filter(([, own]) => Math.max(...own) < lowest).map(([id]) => id));
}

function distinct(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [statement.id, statement])).values()];
}

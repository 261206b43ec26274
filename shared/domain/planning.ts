import type { RatingValue } from '../model/answers.ts';
import type { Node, Practice, Statement } from '../model/framework.ts';
import type { Cover, EffortBand, Placement } from '../model/plan.ts';
import { missingPractices } from './gaps.ts';
import { scoreBlock } from './scoring.ts';
import type { BlockAnswers, BlockScore } from './scoring.ts';

/** The working days each effort band stands for until somebody knows better. */
export const effortDays: Readonly<Record<EffortBand, number>> = { XS: 2, S: 5, M: 15, L: 40, XL: 80 };

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
}): DerivedInitiative[] {
  const { node, score, ratings, target } = block;
  const attained = score.state === 'scored' ? score.attained : 1;
  const open = missingPractices(node.groups, ratings, target).filter(({ level }) => level > attained);
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

/** The ratings as they would stand with these practices brought to Fully; what does not apply stays so. */
export function ratingsWithDone(
  ratings: ReadonlyMap<string, RatingValue>,
  done: Iterable<string>,
): Map<string, RatingValue> {
  const next = new Map(ratings);
  for (const practice of done) if (next.get(practice) !== 'NA') next.set(practice, 'F');
  return next;
}

/** The practices that are done when quarter `startMonth` ends: an initiative takes the quarter it is placed in. */
export function practicesDoneBy(
  startMonth: string,
  placements: readonly Pick<Placement, 'initiativeId' | 'startMonth'>[],
  covers: readonly Pick<Cover, 'initiativeId' | 'practiceId'>[],
): Set<string> {
  const finished = new Set(
    placements
      .filter((placement) => placement.startMonth <= startMonth)
      .map(({ initiativeId }) => initiativeId),
  );
  return new Set(
    covers.filter(({ initiativeId }) => finished.has(initiativeId)).map(({ practiceId }) => practiceId),
  );
}

/** A block's score at the end of quarter `startMonth`, if everything placed up to then is done. */
export function projectedScore(
  block: BlockAnswers,
  startMonth: string,
  placements: readonly Pick<Placement, 'initiativeId' | 'startMonth'>[],
  covers: readonly Pick<Cover, 'initiativeId' | 'practiceId'>[],
): BlockScore {
  const done = practicesDoneBy(startMonth, placements, covers);
  const own = block.groups.flatMap((group) => group.practices).filter(({ id }) => done.has(id));
  return scoreBlock({
    ...block,
    ratings: ratingsWithDone(
      block.ratings,
      own.map(({ id }) => id),
    ),
  });
}

/**
 * What an initiative adds to a block's score before truncation, once the initiatives it builds on are done. Scores are
 * cumulative, so that the same practices alone may add nothing.
 */
export function deltaScore(
  block: BlockAnswers,
  covered: Iterable<string>,
  doneBefore: Iterable<string> = [],
): number {
  const before = ratingsWithDone(block.ratings, doneBefore);
  const after = ratingsWithDone(before, covered);
  return rawOf(scoreBlock({ ...block, ratings: after })) - rawOf(scoreBlock({ ...block, ratings: before }));
}

/**
 * The initiatives that one builds on within a block: those whose practices all stand at lower levels than its own.
 * Empty when the initiative covers nothing of the block.
 */
export function predecessorsOf(
  initiativeId: string,
  block: Pick<BlockAnswers, 'groups'>,
  covers: readonly Pick<Cover, 'initiativeId' | 'practiceId'>[],
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

function rawOf(score: BlockScore): number {
  return score.state === 'scored' ? score.raw : 1;
}

function distinct(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [statement.id, statement])).values()];
}

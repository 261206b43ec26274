import { assessmentResults } from '#shared/domain/assessmentResults.ts';
import type { AssessmentResults, AssessmentRows, BlockResult } from '#shared/domain/assessmentResults.ts';
import { missingPractices } from '#shared/domain/gaps.ts';
import { answersWithDone, predecessorsOf, projectedResults, scoresAround } from '#shared/domain/planning.ts';
import type { PlacedStart } from '#shared/domain/planning.ts';
import { quarterOf, quartersFrom, type Quarter } from '#shared/domain/quarters.ts';
import { scoreBlock, type BlockAnswers } from '#shared/domain/scoring.ts';
import type { Cover, Initiative } from '#shared/model/plan.ts';

/** How many quarters the board always shows, the one that today falls in being the first. */
const quartersShown = 8;

/** What an initiative adds to one block. */
export type Lift = {
  readonly nodeId: string;
  readonly code: string;
  /** The highest level it works on. */
  readonly level: number;
  /** The score once what it builds on is done; `null` for none. */
  readonly from: number | null;
  /** The score once it is done as well. */
  readonly to: number | null;
  /** A lower level that is neither reached nor covered: until it is, this work counts for nothing. `null` for none. */
  readonly lacksLevel: number | null;
};

/** What an initiative does, wherever it is placed. */
export type InitiativeWork = {
  readonly initiative: Initiative;
  /** By block, in tree order. */
  readonly lifts: readonly Lift[];
  /** The initiatives whose levels come before its own. */
  readonly buildsOn: readonly Initiative[];
};

/** An initiative as a card on the board. */
export type BoardCard = InitiativeWork & {
  /** First month of the quarter it is in, `null` while it is parked. */
  readonly startMonth: string | null;
  /** Those it builds on that are planned later, or not at all: the levels are out of order. */
  readonly tooEarlyFor: readonly Initiative[];
};

/** A quarter with what is placed in it; the parked initiatives stand in a column without one. */
export type BoardColumn = {
  readonly quarter: Quarter | null;
  /** Whether today falls in it. */
  readonly isNow: boolean;
  readonly cards: readonly BoardCard[];
  /** Working days of everything in it. */
  readonly days: number;
};

/** What each initiative lifts and builds on, in the order of the tree and then of the levels. */
export function initiativeWorks(
  results: AssessmentResults,
  levels: readonly number[],
  initiatives: readonly Initiative[],
  covers: readonly Cover[],
): InitiativeWork[] {
  const coversOf = Map.groupBy(covers, ({ nodeId }) => nodeId);
  const blocks = results.blocks.flatMap((block) => {
    const own = coversOf.get(block.node.id);
    return own ? [{ block, covers: own }] : [];
  });
  const known = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  return initiatives
    .map((initiative) => {
      const lifts: Lift[] = [];
      const buildsOn = new Map<string, Initiative>();
      for (const { block, covers: own } of blocks) {
        const practices = practicesOf([initiative.id], own);
        if (practices.length === 0) continue;
        const before = predecessorsOf(initiative.id, block.node, own);
        lifts.push(liftOf(block, answersOf(block, levels, results), practices, practicesOf(before, own)));
        for (const id of before) {
          const predecessor = known.get(id);
          if (predecessor) buildsOn.set(id, predecessor);
        }
      }
      return { initiative, lifts, buildsOn: [...buildsOn.values()] };
    })
    .toSorted(inOrderOf(new Map(results.blocks.map(({ node }, index) => [node.id, index]))));
}

/**
 * The columns of the board: the parked initiatives, then the quarters from today on without a break, and any other
 * quarter that holds an initiative, so that nothing of a plan is out of sight.
 */
export function boardColumns(
  works: readonly InitiativeWork[],
  placements: readonly PlacedStart[],
  calendar: { readonly today: string; readonly fiscalStartMonth: number },
): BoardColumn[] {
  const { today, fiscalStartMonth } = calendar;
  const now = quarterOf(today, fiscalStartMonth).startMonth;
  const known = new Set(works.map(({ initiative }) => initiative.id));
  const placed = placements.filter(({ initiativeId }) => known.has(initiativeId));
  // A placement made before the fiscal calendar was changed may start inside a quarter.
  const quarterFor = new Map(
    placed.map(({ initiativeId, startMonth }) => [initiativeId, quarterOf(startMonth, fiscalStartMonth)]),
  );
  const quarters = new Map(
    [...quartersFrom(today, quartersShown, fiscalStartMonth), ...quarterFor.values()].map((quarter) => [
      quarter.startMonth,
      quarter,
    ]),
  );
  const startOf = (id: string): string | null => quarterFor.get(id)?.startMonth ?? null;
  const cards = works.map((work): BoardCard => {
    const startMonth = startOf(work.initiative.id);
    const tooEarlyFor = work.buildsOn.filter(({ id }) => isBefore(startMonth, startOf(id)));
    return { ...work, startMonth, tooEarlyFor };
  });
  const inTime = [...quarters.values()].toSorted((a, b) => (a.startMonth < b.startMonth ? -1 : 1));
  return [null, ...inTime].map((quarter) => {
    const own = cards.filter(({ startMonth }) => startMonth === (quarter?.startMonth ?? null));
    const days = own.reduce((sum, { initiative }) => sum + initiative.effortDays, 0);
    return { quarter, isNow: quarter?.startMonth === now, cards: own, days };
  });
}

/** The results at the end of each column; those of today for the parked ones. */
export function projections(
  rows: AssessmentRows,
  columns: readonly BoardColumn[],
  placements: readonly PlacedStart[],
  covers: readonly Cover[],
): AssessmentResults[] {
  const today = assessmentResults(rows);
  let last = { finished: 0, results: today };
  return columns.map(({ quarter }) => {
    if (quarter === null) return today;
    const finished = placements.filter(({ startMonth }) => startMonth <= quarter.endMonth).length;
    // Columns stand in time, so that the same number finished are the same ones.
    if (finished !== last.finished) {
      last = { finished, results: projectedResults(rows, quarter, placements, covers) };
    }
    return last.results;
  });
}

/** The results once every practice that the targets ask for is done; `null` while there are no targets. */
export function resultsAtTargets(rows: AssessmentRows, results: AssessmentResults): AssessmentResults | null {
  const targeted = results.blocks.filter(({ target }) => target !== undefined);
  if (targeted.length === 0) return null;
  const covers = targeted.flatMap(({ node, ratings, target = 1 }) =>
    missingPractices(node.groups, ratings, target, results.rule).map(({ practice }) => practice.id),
  );
  // As one initiative that does it all: the same arithmetic as for the quarters, so that the two can be compared.
  const everything = { initiativeId: 'everything', startMonth: '0000-01' };
  return projectedResults(
    rows,
    { endMonth: '9999-12' },
    [everything],
    covers.map((practiceId) => ({ initiativeId: everything.initiativeId, practiceId })),
  );
}

/** What a block is scored from. */
export function answersOf(
  block: BlockResult,
  levels: readonly number[],
  { rule }: Pick<AssessmentResults, 'rule'>,
): BlockAnswers {
  return { groups: block.node.groups, ratings: block.ratings, levels, rule };
}

/** A block's code, or its title where the framework has no codes. */
export function nameOf({ node }: Pick<BlockResult, 'node'>): string {
  return node.code || node.title;
}

function liftOf(
  block: BlockResult,
  answers: BlockAnswers,
  practices: readonly string[],
  doneBefore: readonly string[],
): Lift {
  const level = highestLevel(block, practices);
  const after = scoreBlock({
    ...answers,
    ratings: answersWithDone(answers, [...doneBefore, ...practices]),
  });
  const next = after.state === 'scored' ? after.next : null;
  return {
    nodeId: block.node.id,
    code: nameOf(block),
    level,
    ...scoresAround(answers, practices, doneBefore),
    lacksLevel: next !== null && next < level ? next : null,
  };
}

function practicesOf(initiatives: Iterable<string>, covers: readonly Cover[]): string[] {
  const ids = new Set(initiatives);
  return covers.filter(({ initiativeId }) => ids.has(initiativeId)).map(({ practiceId }) => practiceId);
}

function highestLevel({ node }: BlockResult, practices: readonly string[]): number {
  const ids = new Set(practices);
  const groups = node.groups.filter((group) => group.practices.some(({ id }) => ids.has(id)));
  return Math.max(1, ...groups.map(({ level }) => level));
}

/** Whether work starts before work that it builds on; what is parked comes after everything that is placed. */
function isBefore(start: string | null, needed: string | null): boolean {
  return start !== null && (needed === null || start < needed);
}

function inOrderOf(place: ReadonlyMap<string, number>): (a: InitiativeWork, b: InitiativeWork) => number {
  const at = ({ lifts }: InitiativeWork): number => place.get(lifts[0]?.nodeId ?? '') ?? place.size;
  const level = ({ lifts }: InitiativeWork): number => lifts[0]?.level ?? 0;
  // The id last: it tells two apart that are alike in everything else, and is in the order they were made in.
  return (a, b) =>
    at(a) - at(b) ||
    level(a) - level(b) ||
    (a.initiative.id < b.initiative.id ? -1 : a.initiative.id > b.initiative.id ? 1 : 0);
}

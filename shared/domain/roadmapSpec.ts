import type { Initiative } from '#shared/model/plan.ts';
import type { AssessmentRows } from './assessmentResults.ts';
import { projectedResults } from './planning.ts';
import type { CoveredPractice, PlacedStart } from './planning.ts';
import { quarterOf, quartersBetween, quartersFrom } from './quarters.ts';
import type { Quarter } from './quarters.ts';
import type { RoadmapSpec } from './reportContent.ts';
import type { ReportWords } from './reportWords.ts';

/** A plan as it is drawn: the initiatives of one assessment and the placements of one scenario. */
export type RoadmapRows = AssessmentRows & {
  readonly initiatives: readonly Pick<Initiative, 'id' | 'title' | 'owner' | 'effortDays'>[];
  readonly covers: readonly CoveredPractice[];
  readonly placements: readonly PlacedStart[];
  /** The month the fiscal year starts in, 1 to 12. */
  readonly fiscalStartMonth: number;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/** At least a year is shown, so that an early plan has room to grow into. */
const fewest = 4;
/** Three years without a break; beyond that only quarters that hold something. */
const most = 12;

/** The roadmap chart: placed initiatives by quarter and title, parked ones last, and the score of each quarter. */
export function roadmapSpec(rows: RoadmapRows, words: Pick<ReportWords, 'score' | 'effort'>): RoadmapSpec {
  const { initiatives, placements, covers, fiscalStartMonth } = rows;
  const known = new Set(initiatives.map(({ id }) => id));
  const placed = placements.filter(({ initiativeId }) => known.has(initiativeId));
  const startOf = new Map(
    placed.map(({ initiativeId, startMonth }) => [
      initiativeId,
      quarterOf(startMonth, fiscalStartMonth).startMonth,
    ]),
  );
  return {
    quarters: roadmapQuarters(rows.today, placed, fiscalStartMonth).map((quarter) => ({
      startMonth: quarter.startMonth,
      label: quarter.label,
      projected: words.score(projectedResults(rows, quarter, placed, covers).overall?.score ?? null),
    })),
    rows: initiatives
      .map(({ id, title, owner, effortDays }) => ({
        title,
        owner,
        effort: words.effort(effortDays),
        startMonth: startOf.get(id) ?? null,
      }))
      .toSorted(byStartThenTitle),
  };
}

/** The quarters a roadmap shows: from today on without a break, and any other quarter that holds an initiative. */
export function roadmapQuarters(
  today: string,
  placements: readonly PlacedStart[],
  fiscalStartMonth: number,
): Quarter[] {
  const current = quarterOf(today, fiscalStartMonth);
  const used = placements.map(({ startMonth }) => quarterOf(startMonth, fiscalStartMonth));
  const furthest = Math.max(0, ...used.map((quarter) => quartersBetween(current, quarter)));
  const row = quartersFrom(today, Math.min(most, Math.max(fewest, furthest + 1)), fiscalStartMonth);
  const shown = new Map([...row, ...used].map((quarter) => [quarter.startMonth, quarter]));
  return [...shown.values()].toSorted((a, b) => (a.startMonth < b.startMonth ? -1 : 1));
}

type Row = RoadmapSpec['rows'][number];

function byStartThenTitle(a: Row, b: Row): number {
  if (a.startMonth === b.startMonth) return a.title < b.title ? -1 : a.title > b.title ? 1 : 0;
  if (a.startMonth === null) return 1;
  if (b.startMonth === null) return -1;
  return a.startMonth < b.startMonth ? -1 : 1;
}

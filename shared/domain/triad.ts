/** What is known of one group of practices, outcomes and metrics at the end of a quarter. */
export type TriadFacts = {
  /** What each practice that applies and is rated is worth, 0 to 1. */
  readonly practices: readonly number[];
  /** What was seen of each outcome that was looked at. */
  readonly outcomes: readonly ('no' | 'partly' | 'yes')[];
  /** How each metric with readings moves: the right way, not at all, or the wrong way. */
  readonly metrics: readonly ('better' | 'flat' | 'worse')[];
};

/** What the three sides of a group say together. */
export type Triad = {
  /** Share of the practices at their best answer, 0 to 1; `null` when none is rated. */
  readonly practicesDone: number | null;
  /** Share of the outcomes that are seen, partly for half; `null` when none was looked at. */
  readonly outcomesSeen: number | null;
  /** Share of the metrics that get better; `null` when none has readings. */
  readonly metricsMoving: number | null;
};

/** Scoring rule (14), the triad check: practices Fully, outcomes seen, metrics moving the right way. */
export function triadOf({ practices, outcomes, metrics }: TriadFacts): Triad {
  const seen = { no: 0, partly: 0.5, yes: 1 } as const;
  return {
    practicesDone: shareOf(practices.map((worth) => Number(worth >= 1 - 1e-9))),
    outcomesSeen: shareOf(outcomes.map((outcome) => seen[outcome])),
    metricsMoving: shareOf(metrics.map((metric) => Number(metric === 'better'))),
  };
}

/** For how long practices must have been there before their outcomes are missed, in quarters. */
const patience = 2;

/**
 * Scoring rule (14), paper maturity: for two quarters every rated practice of a group was Largely or better, and still
 * no outcome shows and every metric stands still or gets worse. `quarters` are the group's facts, the newest last.
 */
export function isPaperMaturity(quarters: readonly TriadFacts[]): boolean {
  const recent = quarters.slice(-patience);
  const last = recent.at(-1);
  if (!last || recent.length < patience) return false;
  const isClaimed = recent.every(
    ({ practices }) => practices.length > 0 && practices.every((worth) => worth >= 2 / 3 - 1e-9),
  );
  const showsNothing = last.outcomes.length > 0 && last.outcomes.every((outcome) => outcome === 'no');
  const isStill = last.metrics.length > 0 && last.metrics.every((metric) => metric !== 'better');
  return isClaimed && showsNothing && isStill;
}

function shareOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

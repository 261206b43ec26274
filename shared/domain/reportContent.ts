/**
 * A report as plain data: built once from the client's work, written by every format in the same words and order.
 * All texts are final: in the report's language, numbers already formatted.
 */
export type ReportContent = {
  readonly lang: string;
  readonly title: string;
  readonly client: string;
  /** Printed on every page. */
  readonly confidentiality: string;
  /** The day the report speaks of, `YYYY-MM-DD`. */
  readonly date: string;
  /** That day as people write it. */
  readonly day: string;
  readonly labels: ReportLabels;
  /** "Scoring rule", "Framework", "Licence" and the like, printed at the end. */
  readonly imprint: readonly { readonly label: string; readonly text: string }[];
  readonly blocks: readonly ReportBlock[];
};

/** The words that stand in column heads, marks and legends, in the report's language. */
export type ReportLabels = {
  readonly block: string;
  readonly score: string;
  readonly target: string;
  readonly gap: string;
  readonly coverage: string;
  readonly provisional: string;
  /** Beside a level that is achieved: "passed". */
  readonly passed: string;
  /** Before the achievement that passes a level: "passes at". */
  readonly passesAt: string;
  /** Over the practices a target still asks for: "Missing for the target". */
  readonly missing: string;
  readonly initiatives: string;
  readonly parked: string;
  readonly projected: string;
  /** Heading of the imprint: "About this report". */
  readonly imprint: string;
};

export type ReportBlock =
  | { readonly kind: 'headline'; readonly heading: string; readonly sentences: readonly string[] }
  | {
      readonly kind: 'scores';
      readonly heading: string;
      readonly rows: readonly ReportScoreRow[];
      /** The first and last level of the framework: the ends of the axis scores are drawn on. */
      readonly scale: { readonly low: number; readonly high: number };
    }
  | { readonly kind: 'levels'; readonly heading: string; readonly charts: readonly LevelBarsSpec[] }
  | {
      readonly kind: 'gaps';
      readonly heading: string;
      readonly rows: readonly ReportGapRow[];
      readonly empty: string;
    }
  | {
      readonly kind: 'roadmap';
      readonly heading: string;
      readonly roadmap: RoadmapSpec;
      readonly empty: string;
    }
  | { readonly kind: 'text'; readonly heading: string; readonly paragraphs: readonly string[] };

export type ReportScoreRow = {
  readonly code: string;
  readonly title: string;
  readonly score: string;
  /** The score as a number on the scale, `null` when there is none (not rated, not applicable). */
  readonly scoreValue: number | null;
  readonly target: string;
  /** The target as a number on the scale, `null` when none is set. */
  readonly targetValue: number | null;
  readonly coverage: string;
  readonly sentence: string;
  readonly provisional: boolean;
};

export type ReportGapRow = {
  readonly code: string;
  readonly title: string;
  readonly score: string;
  readonly target: string;
  readonly gap: string;
  /** The practices that are missing for the target, in the framework's wording. */
  readonly missing: readonly string[];
};

/** How far each level of a block is achieved; drawn the same on screen and in print. */
export type LevelBarsSpec = {
  readonly code: string;
  readonly title: string;
  /** One sentence that says what the chart shows: also its alternative text. */
  readonly summary: string;
  readonly bars: readonly {
    readonly level: number;
    readonly name: string;
    /** Achievement 0 to 1; `null` when no practice of the level is rated or none applies. */
    readonly achieved: number | null;
    /** The achievement in words, "67%", or why there is none: "not rated", "not applicable". */
    readonly text: string;
    readonly passed: boolean;
  }[];
  /** The achievement that passes a level, 0 to 1, and in words. */
  readonly threshold: number;
  readonly thresholdText: string;
};

/** Initiatives over quarters, with the score each quarter is projected to end on. */
export type RoadmapSpec = {
  readonly quarters: readonly {
    readonly startMonth: string;
    readonly label: string;
    readonly projected: string;
  }[];
  readonly rows: readonly {
    readonly title: string;
    readonly owner: string;
    readonly effort: string;
    /** What it lifts, such as "C3 to 4, +0.6". */
    readonly lifts?: string;
    /** The lane it stands in; rows without one share an unnamed lane. */
    readonly lane?: string;
    /** The quarter it is placed in, or `null` when parked. */
    readonly startMonth: string | null;
  }[];
};

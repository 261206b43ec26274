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
  /** "Scoring rule", "Framework", "Licence" and the like, printed at the end. */
  readonly imprint: readonly { readonly label: string; readonly text: string }[];
  readonly blocks: readonly ReportBlock[];
};

export type ReportBlock =
  | { readonly kind: 'headline'; readonly heading: string; readonly sentences: readonly string[] }
  | { readonly kind: 'scores'; readonly heading: string; readonly rows: readonly ReportScoreRow[] }
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
  readonly target: string;
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
    readonly passed: boolean;
  }[];
  /** The achievement that passes a level, 0 to 1. */
  readonly threshold: number;
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
    /** The quarter it is placed in, or `null` when parked. */
    readonly startMonth: string | null;
  }[];
};

/** What a progress file of another tool answered, before anybody took it over as an assessment. */
export type ProgressReading = {
  /** The framework it is about, as its reading's key has it. */
  readonly frameworkKey: string;
  /** Whom it is about, where the file says so. */
  readonly client?: string;
  /** What the work is called, where the file says so. */
  readonly title?: string;
  readonly description?: string;
  readonly answers: readonly ProgressAnswer[];
  /** How many questions of the file have no answer yet. */
  readonly unanswered: number;
};

export type ProgressAnswer = {
  /** What the framework knows the practice by: its id, or a code that its sections have. */
  readonly practice: string;
  /** Part of Fully, 0 to 1, where the file says it in numbers. */
  readonly worth?: number;
  /** The answer in the tool's own words, where it has such. */
  readonly state?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly team?: string;
};

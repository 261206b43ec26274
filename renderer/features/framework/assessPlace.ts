/** An assessment that stands on the framework version on screen. */
export type AssessPlace = {
  readonly assessmentId: string;
  /** Its name with the engagement's, to tell it from others. */
  readonly name: string;
};

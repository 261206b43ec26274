/** A place above the current one. */
export type Crumb = {
  readonly label: string;
  readonly href?: string | undefined;
  /** Shown while the pointer rests, for labels that are codes. */
  readonly title?: string | undefined;
};

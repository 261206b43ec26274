import type { ReadingWarning } from '#shared/formats/frameworkReading.ts';
import type { ProgressReading } from '#shared/formats/progress.ts';

/** A file of another tool's answers that waits to become an assessment. */
export type ProgressSource = {
  readonly name: string;
  /** The format's id, such as `sammwiseProgress`. */
  readonly kind: string;
  readonly progress: ProgressReading;
  readonly warnings: readonly ReadingWarning[];
};

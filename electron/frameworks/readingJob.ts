import { basename } from 'node:path';
import type { NamedBytes } from '#shared/formats/frameworkReading.ts';
import type { FrameworkReadingProgress, SourceReading } from '#shared/host/contract.ts';

/** What a thread is asked to read: what lies at paths, or bytes that came from the page. */
export type ReadingJob =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'files'; readonly files: readonly NamedBytes[] };

/** What the thread says; `bytes` are those of all files found so far. */
export type ReadingMessage =
  | { readonly kind: 'progress'; readonly progress: FrameworkReadingProgress; readonly bytes: number }
  | { readonly kind: 'done'; readonly readings: readonly SourceReading[] };

/** The name of the first thing in a job, for failures that come before anything was read. */
export function firstNameOf(job: ReadingJob): string {
  return job.kind === 'paths' ? basename(job.paths[0] ?? '') : (job.files[0]?.name ?? '');
}

/** The bytes that come with a job; of files at paths none are known yet. */
export function bytesOf(job: ReadingJob): number {
  return job.kind === 'paths' ? 0 : job.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

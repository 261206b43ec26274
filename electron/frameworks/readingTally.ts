import type { BatchFile } from '#shared/formats/sets/readBatch.ts';
import type { FrameworkReadingProgress } from '#shared/host/contract.ts';

/** Told of each step of a reading, with the bytes of all files found so far. */
export type WatchReading = (progress: FrameworkReadingProgress, bytes: number) => void;

/** Counts what a reading has found and read. */
export type ReadingTally = {
  /** A file, folder or archive is looked into. */
  readonly open: (name: string) => void;
  readonly find: (files: readonly BatchFile[]) => void;
  /** A file is read, or a set of files that are one framework; what was begun before it is done. */
  readonly begin: (name: string, files: number) => void;
  readonly end: () => void;
};

/** A tally that tells `watch` of every step. */
export function readingTally(watch: WatchReading = () => undefined): ReadingTally {
  let found = 0;
  let begun = 0;
  let bytes = 0;
  return {
    open: (name) => {
      watch({ read: begun, found, name }, bytes);
    },
    find: (files) => {
      found += files.length;
      for (const file of files) bytes += file.bytes.ok ? file.bytes.value.length : 0;
      watch({ read: begun, found }, bytes);
    },
    begin: (name, files) => {
      watch({ read: begun, found, name }, bytes);
      // What was read with its set is no file of its own any more.
      begun = Math.min(found, begun + files);
    },
    end: () => {
      watch({ read: found, found }, bytes);
    },
  };
}

import { Worker } from 'node:worker_threads';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { FrameworkReadingProgress, SourceReading } from '#shared/host/contract.ts';
import { logBug } from '#electron/log.ts';
import { bytesOf, firstNameOf } from './readingJob.ts';
import type { ReadingJob, ReadingMessage } from './readingJob.ts';

/** What reading framework content may take. */
export type ReadingLimits = {
  /** For a reading of that many bytes. */
  readonly seconds: (bytes: number) => number;
  /** The heap of the thread, in MiB; the bytes of files lie beside it, and have limits of their own. */
  readonly heapMegabytes: number;
};

/** A minute, and ten seconds for every 100 MiB. A library of 16 MiB, the largest in YAML, needs most of the heap. */
export const readingLimits: ReadingLimits = {
  seconds: (bytes) => 60 + Math.ceil(bytes / (10 * 1024 * 1024)),
  heapMegabytes: 1024,
};

type Read = Result<readonly SourceReading[], Failure>;

/** Reads framework content away from the main process's own thread, one job after the other. */
export type SourceReader = {
  /** What cannot be read is a failure in its place; a job that breaks, or needs too much, is one as a whole. */
  readonly read: (job: ReadingJob) => Promise<Read>;
  /** Ends the job under way and those that wait: they fail as cancelled. */
  readonly cancel: () => void;
};

/**
 * Starts a thread of `program`, the built `readingWorker.ts`, for every job: what one has left in memory or broken is
 * gone before the next. `tell` hears how far a reading has come, some ten times a second.
 */
export function sourceReader({
  program,
  tell,
  limits = readingLimits,
}: {
  readonly program: string;
  readonly tell: (progress: FrameworkReadingProgress) => void;
  readonly limits?: ReadingLimits;
}): SourceReader {
  let waiting: Promise<unknown> = Promise.resolve();
  let cancellations = 0;
  let stop: (() => void) | undefined;
  return {
    read: (job) => {
      const asked = cancellations;
      const reading = waiting.then(() =>
        asked === cancellations
          ? readInThread(job, { program, limits, tell: calm(tell) }, (end) => (stop = end))
          : cancelled,
      );
      waiting = reading.catch(() => undefined);
      return reading;
    },
    cancel: () => {
      cancellations++;
      stop?.();
    },
  };
}

const cancelled: Read = failed({ kind: 'readingCancelled' });

type Thread = {
  readonly program: string;
  readonly limits: ReadingLimits;
  readonly tell: (progress: FrameworkReadingProgress) => void;
};

/** Reads one job in a thread of its own; `onStart` is given the way to cancel it. */
function readInThread(
  job: ReadingJob,
  { program, limits, tell }: Thread,
  onStart: (cancel: () => void) => void,
): Promise<Read> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const thread = new Worker(program, {
      workerData: job,
      transferList: job.kind === 'files' ? wholeBuffers(job.files.map(({ bytes }) => bytes)) : [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    });
    let name = firstNameOf(job);
    const end = (result: Read) => {
      clearTimeout(timer);
      // Not waited for: a thread that waits for a disk that does not answer ends when the disk does.
      void thread.terminate();
      resolve(result);
    };
    const watchTime = (bytes: number) => {
      const seconds = limits.seconds(bytes);
      const left = seconds * 1000 - (performance.now() - begun);
      return setTimeout(() => {
        end(failed({ kind: 'readingTooLong', name, seconds }));
      }, left);
    };
    let timer = watchTime(bytesOf(job));
    onStart(() => {
      end(cancelled);
    });
    thread.on('message', (message: ReadingMessage) => {
      if (message.kind === 'done') {
        end(ok(message.readings));
        return;
      }
      name = message.progress.name ?? name;
      clearTimeout(timer);
      timer = watchTime(message.bytes);
      tell(message.progress);
    });
    thread.once('error', (error: unknown) => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!isMemory) logBug('reading framework content', error);
      end(failed({ kind: isMemory ? 'readingTooMuch' : 'readingBroke', name }));
    });
    thread.once('exit', () => {
      end(failed({ kind: 'readingBroke', name }));
    });
  });
}

/** The buffers that nothing but these bytes lies in: they go over to the thread without a copy. */
function wholeBuffers(all: readonly Uint8Array<ArrayBuffer>[]): ArrayBuffer[] {
  return [
    ...new Set(all.filter((bytes) => bytes.length === bytes.buffer.byteLength).map(({ buffer }) => buffer)),
  ];
}

/** Lets through the first word, the last, and some ten a second between. */
function calm(
  tell: (progress: FrameworkReadingProgress) => void,
): (progress: FrameworkReadingProgress) => void {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < 100 && progress.read < progress.found) return;
    last = now;
    tell(progress);
  };
}

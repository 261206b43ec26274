/**
 * The thread in which framework content is read, so that the main process goes on answering. It gets its job when it
 * is started, and is built as a program of its own.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { readNamedBytes, readSources } from './readSources.ts';
import type { ReadingJob, ReadingMessage } from './readingJob.ts';
import type { WatchReading } from './readingTally.ts';

const say = (message: ReadingMessage) => parentPort?.postMessage(message);

const watch: WatchReading = (progress, bytes) => {
  say({ kind: 'progress', progress, bytes });
};

async function read(job: ReadingJob): Promise<void> {
  const readings =
    job.kind === 'paths' ? await readSources(job.paths, watch) : await readNamedBytes(job.files, watch);
  say({ kind: 'done', readings });
}

// What nobody catches ends this thread alone, and is said by the one that started it.
void read(workerData as ReadingJob);

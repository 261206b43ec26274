import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { NamedBytes } from '#shared/formats/frameworkReading.ts';
import { frameworkFileRefusal } from '#shared/host/byteLimits.ts';
import type { HostApi, SourceReading } from '#shared/host/contract.ts';
import { ImportReview, type FailedSource } from './importReview.svelte.ts';

/** The part of the machine that reads framework content. */
export type SourceHost = Pick<HostApi, 'chooseFrameworkSources' | 'readFrameworkSources'>;

type Read = Result<readonly SourceReading[], Failure> | null;

/**
 * Where sources arrive, whichever way they come. It outlives the screen, so that a review that was begun is still
 * there after a look at another area.
 */
class ImportDesk {
  #review = $state.raw<ImportReview>();
  #failures = $state.raw<readonly FailedSource[]>([]);
  #isReading = $state(false);

  /** The review that is open. */
  get review(): ImportReview | undefined {
    return this.#review;
  }

  /** What could not be read the last time, when nothing else came with it. */
  get failures(): readonly FailedSource[] {
    return this.#failures;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Asks for files and reads them. */
  choose(host: SourceHost): Promise<void> {
    return this.#take(() => host.chooseFrameworkSources());
  }

  /** Reads files that were dropped or pasted. */
  takeFiles(host: SourceHost, files: readonly File[]): Promise<void> {
    return this.#take(async () => {
      const sources: NamedBytes[] = [];
      const unreadable: SourceReading[] = [];
      let taken = 0;
      for (const file of files) {
        const { name } = file;
        const refusal = frameworkFileRefusal(file, taken);
        if (refusal) {
          unreadable.push({ name, result: failed(refusal) });
          continue;
        }
        taken += file.size;
        const bytes = await file.arrayBuffer().catch(() => undefined);
        if (bytes) sources.push({ name, bytes: new Uint8Array(bytes) });
        else unreadable.push({ name, result: failed({ kind: 'fileUnreadable', name }) });
      }
      const read = sources.length === 0 ? ok([]) : await host.readFrameworkSources(sources);
      return read.ok ? ok([...read.value, ...unreadable]) : read;
    });
  }

  /** Reads a text that was pasted; `name` is what the review calls it. */
  takeText(host: SourceHost, text: string, name: string): Promise<void> {
    return this.#take(() => host.readFrameworkSources([{ name, bytes: new TextEncoder().encode(text) }]));
  }

  /** Ends the review; what was not stored is gone. */
  close(): void {
    this.#review = undefined;
    this.#failures = [];
  }

  dismissFailures(): void {
    this.#failures = [];
  }

  async #take(read: () => Promise<Read>): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#failures = [];
    try {
      const result = await read();
      if (result === null) return;
      if (!result.ok) this.#failures = [{ name: '', failure: result.failure }];
      else this.#show(result.value);
    } finally {
      this.#isReading = false;
    }
  }

  #show(readings: readonly SourceReading[]): void {
    const isReadable = readings.some(({ result }) => result.ok);
    if (!this.#review && !isReadable) {
      this.#failures = readings.flatMap(({ name, result }) =>
        result.ok ? [] : [{ name, failure: result.failure }],
      );
      return;
    }
    this.#review ??= new ImportReview();
    this.#review.add(readings);
  }
}

/** The one desk of this window. */
export const importDesk = new ImportDesk();

import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { NamedBytes } from '#shared/formats/frameworkReading.ts';
import type { HostApi, SourceReading } from '#shared/host/contract.ts';
import { rememberedMappings, rememberMapping } from '#renderer/data/columnMappings.ts';
import { ImportReview, type FailedSource } from './importReview.svelte.ts';
import type { ProgressSource } from './answers/progressSource.ts';
import { ForeignTable } from './mapping/foreignTable.svelte.ts';

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
  #tables = $state.raw<readonly ForeignTable[]>([]);
  #answers = $state.raw<readonly ProgressSource[]>([]);
  #isReading = $state(false);

  /** The review that is open. */
  get review(): ImportReview | undefined {
    return this.#review;
  }

  /** What could not be read the last time, when nothing else came with it. */
  get failures(): readonly FailedSource[] {
    return this.#failures;
  }

  /** Tables whose columns nobody has mapped yet; they are asked for one by one, before the review. */
  get tables(): readonly ForeignTable[] {
    return this.#tables;
  }

  /** Answers of other tools, which become assessments once the review is over; they are never part of the library. */
  get answers(): readonly ProgressSource[] {
    return this.#answers;
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
      for (const file of files) {
        const { name } = file;
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

  /** Reads a table as its columns are mapped, and puts it into the review. */
  takeTable(table: ForeignTable): void {
    void rememberMapping(table.mapping);
    const { name, folder } = table;
    this.skipTable(table);
    this.#review ??= new ImportReview();
    this.#review.add([{ name, ...(folder !== undefined && { folder }), result: ok(table.read()) }]);
  }

  /** Goes on without a table. */
  skipTable(table: ForeignTable): void {
    this.#tables = this.#tables.filter((each) => each !== table);
  }

  /** Goes on without a file of answers, or after it has become an assessment. */
  skipAnswers(source: ProgressSource): void {
    this.#answers = this.#answers.filter((each) => each !== source);
  }

  /** Ends the review after it was stored; answers that came with it are next. */
  endReview(): void {
    this.#review = undefined;
    this.#failures = [];
  }

  /** Ends the review; what was not stored is gone. */
  close(): void {
    this.#review = undefined;
    this.#tables = [];
    this.#answers = [];
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
      else await this.#show(result.value);
    } finally {
      this.#isReading = false;
    }
  }

  async #show(readings: readonly SourceReading[]): Promise<void> {
    const foreign = readings.filter(({ tables }) => tables !== undefined);
    const answers = readings.flatMap(({ name, result }): ProgressSource[] => {
      if (!result.ok || result.value.progress === undefined) return [];
      const { kind, progress, warnings } = result.value;
      return [{ name, kind, progress, warnings }];
    });
    this.#answers = [...this.#answers, ...answers];
    const others = readings.filter(
      ({ tables, result }) => tables === undefined && !(result.ok && result.value.progress),
    );
    if (foreign.length > 0) {
      const remembered = await rememberedMappings();
      const tables = foreign.map(
        ({ tables = [], ...source }) => new ForeignTable({ ...source, tables }, remembered),
      );
      this.#tables = [...this.#tables, ...tables];
    }
    if (others.length === 0) return;
    if (!this.#review && !others.some(({ result }) => result.ok) && foreign.length + answers.length === 0) {
      this.#failures = others.flatMap(({ name, result }) =>
        result.ok ? [] : [{ name, failure: result.failure }],
      );
      return;
    }
    this.#review ??= new ImportReview();
    this.#review.add(others);
  }
}

/** The one desk of this window. */
export const importDesk = new ImportDesk();

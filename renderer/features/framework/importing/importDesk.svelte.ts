import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { NamedBytes } from '#shared/formats/frameworkReading.ts';
import { frameworkFileRefusal } from '#shared/host/byteLimits.ts';
import type { FrameworkReadingProgress, HostApi, SourceReading } from '#shared/host/contract.ts';
import { rememberedMappings, rememberMapping } from '#renderer/data/columnMappings.ts';
import { isShelved } from '#renderer/data/library.ts';
import { t } from '#renderer/i18n/messages.svelte.ts';
import { droppedEntries, filesIn, type DroppedFile } from '#renderer/ui/droppedFiles.ts';
import { ImportReview, type FailedSource } from './importReview.svelte.ts';
import type { ProgressSource } from './answers/progressSource.ts';
import { ForeignTable } from './mapping/foreignTable.svelte.ts';

/** The part of the machine that reads framework content. */
export type SourceHost = Pick<
  HostApi,
  | 'chooseFrameworkSources'
  | 'readFrameworkSources'
  | 'readShippedFrameworks'
  | 'cancelFrameworkReading'
  | 'onFrameworkReading'
>;

/** As much as of a folder that is chosen. */
const limits = { files: 2000, depth: 16 };

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
  #progress = $state.raw<FrameworkReadingProgress>();

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

  /** How far the reading has come; nothing before the first file was found. */
  get progress(): FrameworkReadingProgress | undefined {
    return this.#progress;
  }

  /** Asks for files and reads them. */
  choose(host: SourceHost): Promise<void> {
    return this.#take(host, () => host.chooseFrameworkSources());
  }

  /** Reads the frameworks that come with the application; `onthere` is called when the library holds them already. */
  takeShipped(host: SourceHost, onthere: (title: string, versionId: string) => void): Promise<void> {
    return this.#take(host, async () => {
      const shipped = await host.readShippedFrameworks();
      if (!shipped.ok) return shipped;
      // The names of their folders tell nobody anything.
      const read = ok(shipped.value.map((each) => ({ ...each, name: t().importing.shipped.source })));
      const review = new ImportReview();
      review.add(read.value);
      const parts = review.missing === null ? await review.adopted(new Date().toISOString()) : [];
      const [first] = parts;
      if (!first || !(await isShelved(parts.flatMap(({ nodes }) => nodes)))) return read;
      onthere(first.framework.title, first.frameworkVersion.id);
      return null;
    });
  }

  /** Reads files that were pasted. */
  takeFiles(host: SourceHost, files: readonly File[]): Promise<void> {
    return this.#take(host, () =>
      readDropped(
        host,
        files.map((file) => ({ file })),
        [],
      ),
    );
  }

  /** Reads files and folders that were dropped. Must be called while the drop is handled. */
  takeDropped(host: SourceHost, transfer: DataTransfer): Promise<void> {
    const entries = droppedEntries(transfer);
    return this.#take(host, async () => {
      const { files, unreadable, tooMany } = await filesIn(entries, limits);
      if (tooMany !== undefined) {
        const { files: limitFiles, depth: limitDepth } = limits;
        return failed({ kind: 'folderTooLarge', name: tooMany, limitFiles, limitDepth });
      }
      return readDropped(host, files, unreadable);
    });
  }

  /** Reads a text that was pasted; `name` is what the review calls it. */
  takeText(host: SourceHost, text: string, name: string): Promise<void> {
    return this.#take(host, () =>
      host.readFrameworkSources([{ name, bytes: new TextEncoder().encode(text) }]),
    );
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

  /** Ends the review: what was not stored is gone; answers that wait are next. */
  endReview(): void {
    this.#review = undefined;
    this.#failures = [];
  }

  /** Ends everything; what was not stored is gone. */
  close(): void {
    this.#review = undefined;
    this.#tables = [];
    this.#answers = [];
    this.#failures = [];
  }

  dismissFailures(): void {
    this.#failures = [];
  }

  async #take(host: SourceHost, read: () => Promise<Read>): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#failures = [];
    const stop = host.onFrameworkReading((progress) => (this.#progress = progress));
    try {
      const result = await read();
      if (result === null) return;
      // Who cancelled knows it.
      if (!result.ok && result.failure.kind === 'readingCancelled') return;
      if (!result.ok) this.#failures = [{ name: '', failure: result.failure }];
      else await this.#show(result.value);
    } finally {
      stop();
      this.#progress = undefined;
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

/** Hands files to the machine; those that the platform does not give are failures beside what was read. */
async function readDropped(
  host: SourceHost,
  files: readonly DroppedFile[],
  unreadable: readonly string[],
): Promise<Read> {
  const sources: NamedBytes[] = [];
  const failures = unreadable.map((name): SourceReading => ({
    name,
    result: failed({ kind: 'fileUnreadable', name }),
  }));
  let taken = 0;
  for (const { file, folder } of files) {
    const { name } = file;
    const refusal = frameworkFileRefusal(file, taken);
    if (refusal) {
      failures.push({ name, result: failed(refusal) });
      continue;
    }
    taken += file.size;
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes) sources.push({ name, ...(folder !== undefined && { folder }), bytes: new Uint8Array(bytes) });
    else failures.push({ name, result: failed({ kind: 'fileUnreadable', name }) });
  }
  if (sources.length === 0) return failures.length > 0 ? ok(failures) : failed({ kind: 'nothingToRead' });
  const read = await host.readFrameworkSources(sources);
  return read.ok ? ok([...read.value, ...failures]) : read;
}

/** The one desk of this window. */
export const importDesk = new ImportDesk();

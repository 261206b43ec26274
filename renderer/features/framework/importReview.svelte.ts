import { known } from '#shared/base/assert.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { adoptReading } from '#shared/formats/adoptReading.ts';
import type { ReadingWarning } from '#shared/formats/frameworkReading.ts';
import type { SourceReading } from '#shared/host/contract.ts';
import { shelveContent } from '#renderer/data/library.ts';
import { joinContent } from './joinContent.ts';
import { readingPlace, withSharedHeads } from './placing.ts';
import { ReviewedSource } from './reviewedSource.svelte.ts';

/** A source that could not be read. */
export type FailedSource = { readonly name: string; readonly failure: Failure };

/** What came into the library, and the page to show first. */
export type Imported = {
  readonly versionId: string;
  /** Left out when the sources hold no page, only what is said of the framework. */
  readonly nodeId?: string;
  readonly added: number;
  readonly known: number;
};

/** Why a review could not be stored: two of its sources contradict one another, or the library refused it. */
export type Refusal = { readonly kind: 'contradiction'; readonly page: string } | Failure;

/** A batch of sources that were read and wait for a person's agreement. Nothing of it is stored before `store`. */
export class ImportReview {
  #sources = $state.raw<readonly ReviewedSource[]>([]);
  #failures = $state.raw<readonly FailedSource[]>([]);
  #sharedVersion = $state('');

  readonly open = $derived.by(() => this.#sources.reduce((sum, source) => sum + source.open, 0));

  /** Each source with its reading as it will be stored: completed by what other sources say of the same framework. */
  readonly readings = $derived.by(() => {
    const readings = withSharedHeads(this.#sources.map(({ reading }) => reading));
    return this.#sources.map((source, index) => [source, readings[index] ?? source.reading] as const);
  });

  /** How many pages it holds; nodes that are only named do not count. */
  readonly pages = $derived.by(
    () =>
      this.#sources
        .flatMap(({ reading }) => reading.nodes)
        .filter(
          ({ description = '', sections = [], levels }) =>
            description !== '' || sections.length + levels.length > 0,
        ).length,
  );

  /** The sources that could be read, in the order they came. */
  get sources(): readonly ReviewedSource[] {
    return this.#sources;
  }

  get failures(): readonly FailedSource[] {
    return this.#failures;
  }

  /** Puts sources into the review. */
  add(readings: readonly SourceReading[]): void {
    const sources = readings.flatMap(({ name, folder, result }) => {
      if (!result.ok) return [];
      const source = { name, ...(folder !== undefined && { folder }), reading: result.value };
      return [new ReviewedSource(source, () => this.#sharedVersion)];
    });
    const failures = readings.flatMap(({ name, result }) =>
      result.ok ? [] : [{ name, failure: result.failure }],
    );
    this.#sources = [...this.#sources, ...sources];
    this.#failures = [...this.#failures, ...failures];
  }

  /** Takes a source out of the review. */
  leaveOut(source: ReviewedSource): void {
    this.#sources = this.#sources.filter((each) => each !== source);
  }

  /** Says which version a source is, and with it those whose version nobody has said. */
  setVersion(source: ReviewedSource, version: string): void {
    source.correct({ version });
    this.#sharedVersion = version;
  }

  /** Decides every open doubt of a kind, in all sources. */
  settleKind(kind: ReadingWarning['kind'], verdict: 'accepted' | 'ignored'): void {
    for (const source of this.#sources) source.settleKind(kind, verdict);
  }

  /** How many open doubts of a kind there are in all sources. */
  openOf(kind: ReadingWarning['kind']): number {
    return this.#sources.reduce((sum, source) => sum + source.openOf(kind), 0);
  }

  /** The first source that cannot be stored yet, and why. */
  get missing(): { readonly source: ReviewedSource; readonly what: 'decision' | 'version' | 'name' } | null {
    for (const source of this.#sources) {
      if (source.open > 0) return { source, what: 'decision' };
      if (source.place.version.trim() === '') return { source, what: 'version' };
      if (source.reading.nodes.some((node) => node.title === '')) return { source, what: 'name' };
    }
    return null;
  }

  /** Adds everything to the library in one transaction. Nothing may be `missing`. */
  async store(importedAt: string): Promise<Result<Imported, Refusal>> {
    const parts = await Promise.all(
      this.readings.map(([{ place }, reading]) =>
        adoptReading({ reading, place: readingPlace(reading, place), importedAt }),
      ),
    );
    const content = joinContent(parts);
    if (!content.ok) {
      const { code, title } = content.failure;
      return failed({ kind: 'contradiction', page: `${code} ${title}`.trim() });
    }
    const shelved = await shelveContent(content.value);
    if (!shelved.ok) return shelved;
    const nodes = parts.flatMap((part) => part.nodes);
    const first = nodes.find((node) => node.groups.length > 0) ?? nodes[0];
    const versionId = first?.versionId ?? known(parts[0], 'a source').frameworkVersion.id;
    return ok({ versionId, ...(first && { nodeId: first.id }), ...shelved.value });
  }
}

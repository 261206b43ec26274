import { known } from '#shared/base/assert.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { adoptReading, type AdoptedReading, type ReadingPlace } from '#shared/formats/adoptReading.ts';
import { assembleReadings, type BatchQuestion } from '#shared/formats/batch/assembleReadings.ts';
import type { FrameworkReading, ReadingWarning, ReadPlace } from '#shared/formats/frameworkReading.ts';
import type { PlaceCandidate } from '#shared/formats/knownStructure.ts';
import type { SourceReading } from '#shared/host/contract.ts';
import { shelveContent } from '#renderer/data/library.ts';
import type { Doubt } from './decisions.ts';
import { joinContent } from './joinContent.ts';
import {
  askedPage,
  distinctPlaces,
  isViewerPage,
  placeProposed,
  readingPlace,
  withGivenNames,
  withSharedHeads,
} from './placing.ts';
import { ReviewedSource } from './reviewedSource.svelte.ts';

/** A source that could not be read. */
export type FailedSource = { readonly name: string; readonly failure: Failure };

/** Sources that are the same version of the same framework, and which version that is. */
export type VersionGroup = {
  readonly key: string;
  readonly title: string;
  readonly sources: readonly ReviewedSource[];
  /** Empty while nobody knows it. */
  readonly version: string;
  /** Who says so; `null` for a person, or nobody yet. */
  readonly origin: 'folder' | 'source' | 'suggestion' | null;
  readonly isViewer: boolean;
};

/** One framework version as it was understood, whatever number of files it came from. */
export type ReviewedTree = {
  readonly key: string;
  readonly place: ReadingPlace;
  readonly reading: FrameworkReading;
  /** For each node of the reading the files that tell of it, the one whose words stand first. */
  readonly sourcesOf: (node: number) => readonly ReviewedSource[];
};

/** Where a page belongs, which nothing tells. */
export type PlaceQuestion = {
  readonly source: ReviewedSource;
  readonly candidates: readonly PlaceCandidate[];
};

/** Which of several files is right about a page. */
export type TwiceQuestion = { readonly code: string; readonly sources: readonly ReviewedSource[] };

/** A line that the reader was not sure of, and the file it stands in. */
export type SourceDoubt = Doubt & { readonly source: ReviewedSource };

/** What has to be said before the batch can be stored. */
export type Missing = 'version' | 'place' | 'twice' | 'decision';

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

/**
 * A batch of files that were read and wait for a person's agreement. Pages of the viewer are put together into one tree
 * for each version; every other framework is a tree of its own. Nothing of it is stored before `store`.
 */
export class ImportReview {
  #sources = $state.raw<readonly ReviewedSource[]>([]);
  #failures = $state.raw<readonly FailedSource[]>([]);
  /** What a person said about the versions, by the group's key. */
  #versions = $state.raw<ReadonlyMap<string, string>>(new Map());
  #suggestedVersion = $state('');
  #names = $state.raw<ReadonlyMap<string, string>>(new Map());

  readonly versionGroups: readonly VersionGroup[] = $derived.by(() => this.#groups());
  readonly #versionOf = $derived.by(
    () =>
      new Map(
        this.versionGroups.flatMap(({ sources, version }) =>
          sources.map((source) => [source, version] as const),
        ),
      ),
  );
  readonly #batch = $derived.by(() =>
    assembleReadings(
      this.#sources.map((source) => source.pageIn((this.#versionOf.get(source) ?? '').trim())),
    ),
  );
  readonly trees: readonly ReviewedTree[] = $derived.by(() => this.#treesNow());
  /** The same by framework and version: one version may come in several files that are no pages. */
  readonly versions: readonly (readonly ReviewedTree[])[] = $derived.by(() => [
    ...Map.groupBy(this.trees, ({ key }) => key).values(),
  ]);
  readonly places: readonly PlaceQuestion[] = $derived.by(() =>
    this.#batch.questions.flatMap((question) =>
      question.kind === 'place'
        ? [{ source: this.#at(question.page), candidates: distinctPlaces(question.candidates) }]
        : [],
    ),
  );
  /** The pages whose place is still asked for, each as it was read. */
  readonly unplaced: readonly ReviewedTree[] = $derived.by(() =>
    this.places.map(({ source }) => ({
      key: 'unplaced',
      place: readingPlace(source.reading, ''),
      reading: source.reading,
      sourcesOf: () => [source],
    })),
  );
  readonly twice: readonly TwiceQuestion[] = $derived.by(() =>
    this.#batch.questions.flatMap((question: BatchQuestion) =>
      question.kind === 'twice'
        ? [{ code: question.code, sources: question.pages.map((page) => this.#at(page)) }]
        : [],
    ),
  );
  readonly doubts: readonly SourceDoubt[] = $derived.by(() =>
    this.#sources.flatMap((source) =>
      source.isLeftOut ? [] : source.doubts.map((doubt) => ({ ...doubt, source })),
    ),
  );
  readonly notes = $derived.by(() => this.#notesNow());
  /** How many lines are still to be decided. */
  readonly openDoubts = $derived.by(() => this.#sources.reduce((sum, source) => sum + source.open, 0));
  readonly missingVersions = $derived.by(
    () => this.versionGroups.filter(({ version }) => version.trim() === '').length,
  );
  /** Everything that a person still has to say. */
  readonly open = $derived.by(
    () => this.openDoubts + this.places.length + this.twice.length + this.missingVersions,
  );
  /** How many pages it holds; nodes that are only named do not count. */
  readonly pages = $derived.by(
    () =>
      [...this.trees, ...this.unplaced]
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
    const sources = readings.flatMap(({ name, folder, result }) =>
      result.ok
        ? [new ReviewedSource({ name, ...(folder !== undefined && { folder }), reading: result.value })]
        : [],
    );
    const failures = readings.flatMap(({ name, result }) =>
      result.ok ? [] : [{ name, failure: result.failure }],
    );
    this.#sources = [...this.#sources, ...sources];
    this.#failures = [...this.#failures, ...failures];
  }

  /** Says which version the sources of a group are. */
  setVersion({ key }: VersionGroup, version: string): void {
    this.#versions = new Map([...this.#versions, [key, version]]);
  }

  /** Puts a page where a person said, under the names they gave to what stands above it. */
  put(
    source: ReviewedSource,
    place: ReadPlace,
    names: { capability?: string; category?: string; page?: string },
  ): void {
    const { capability = '', category = '' } = place;
    const given = [
      [capability, names.capability?.trim() ?? ''],
      [`${capability}/${category}`, names.category?.trim() ?? ''],
    ].filter(([, name]) => name !== '') as [string, string][];
    this.#names = new Map([...this.#names, ...given]);
    source.put(place, names.page?.trim() ?? '');
  }

  /** Puts a page where a proposal says; a version that nobody has told yet is taken from it as well. */
  acceptPlace(source: ReviewedSource, candidate: PlaceCandidate): void {
    const { capability, category, version = '' } = candidate;
    this.put(source, placeProposed(askedPage(source.reading), candidate), {
      capability: capability.title,
      ...(category && { category: category.title }),
    });
    if (this.#suggestedVersion === '') this.#suggestedVersion = version;
  }

  /** Puts every page that has a proposal where its best one says. */
  acceptAllPlaces(): void {
    for (const { source, candidates } of this.places)
      if (candidates[0]) this.acceptPlace(source, candidates[0]);
  }

  /** Lets one file say what a page is, and leaves the others out. */
  keepOnly({ sources }: TwiceQuestion, right: ReviewedSource): void {
    for (const source of sources) if (source !== right) source.leaveOut();
  }

  /** Decides every open doubt of a kind, in all sources. */
  settleKind(kind: ReadingWarning['kind'], verdict: 'accepted' | 'ignored'): void {
    for (const source of this.#sources) source.settleKind(kind, verdict);
  }

  /** The first thing that is missing, in the order of the screen; `null` when the batch can be stored. */
  get missing(): Missing | null {
    if (this.missingVersions > 0) return 'version';
    if (this.places.length > 0) return 'place';
    if (this.twice.length > 0) return 'twice';
    return this.openDoubts > 0 ? 'decision' : null;
  }

  /** The rows that would be stored. Nothing may be `missing`. */
  async adopted(importedAt: string): Promise<AdoptedReading[]> {
    return Promise.all(this.trees.map(({ reading, place }) => adoptReading({ reading, place, importedAt })));
  }

  /** Adds everything to the library in one transaction. Nothing may be `missing`. */
  async store(importedAt: string): Promise<Result<Imported, Refusal>> {
    const parts = await this.adopted(importedAt);
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

  #at(index: number): ReviewedSource {
    return known(this.#sources[index], 'a page of the batch');
  }

  #groups(): VersionGroup[] {
    const taken = this.#sources.filter(({ isLeftOut }) => !isLeftOut);
    const byKey = Map.groupBy(taken, ({ id, isPage, toldVersion = '', reading }) =>
      [isPage ? 'viewer' : (reading.framework?.key ?? id), toldVersion].join('\n'),
    );
    return [...byKey].map(([key, sources]) => {
      const { reading, toldVersion = '', versionOrigin } = known(sources[0], 'a source of the group');
      const isViewer = isViewerPage(reading);
      const typed = this.#versions.get(key);
      const suggested = isViewer && toldVersion === '' ? this.#suggestedVersion : '';
      const origin = typed !== undefined ? null : (versionOrigin ?? (suggested === '' ? null : 'suggestion'));
      return {
        key,
        title: readingPlace(reading, '').frameworkTitle,
        sources,
        version: typed ?? (toldVersion || suggested),
        origin,
        isViewer,
      };
    });
  }

  #treesNow(): ReviewedTree[] {
    const pages = this.#batch.trees.map(({ version, reading, sources }): ReviewedTree => {
      const named = withGivenNames(reading, this.#names);
      return {
        key: `viewer ${version ?? ''}`,
        place: readingPlace(named, version ?? ''),
        reading: named,
        sourcesOf: (node) => (sources[node] ?? []).map((page) => this.#at(page)),
      };
    });
    const others = this.#batch.others.map((index) => this.#at(index));
    const readings = withSharedHeads(others.map(({ reading }) => reading));
    return [
      ...pages,
      ...others.map((source, index): ReviewedTree => {
        const reading = known(readings[index], 'the reading of a source');
        const version = this.#versionOf.get(source) ?? '';
        const place = readingPlace(reading, version);
        const key = `${place.frameworkId} ${version}`;
        return { key, place, reading, sourcesOf: () => [source] };
      }),
    ];
  }

  /** What was noticed in the files, and what only shows when they are put together. */
  #notesNow(): {
    readonly file: string;
    readonly warning: ReadingWarning;
    readonly reading: FrameworkReading;
  }[] {
    const own = this.#sources.flatMap((source) =>
      source.isLeftOut
        ? []
        : source.notes.map((warning) => ({
            file: warning.file ?? source.name,
            warning,
            reading: source.reading,
          })),
    );
    const joint = this.trees
      .filter(({ reading }) => isViewerPage(reading))
      .flatMap(({ reading }) =>
        reading.warnings
          .filter(({ kind }) => kind === 'listedOtherwise')
          .map((warning) => ({ file: warning.file ?? '', warning, reading })),
      );
    return [...own, ...joint];
  }
}

import { placeOf } from '#shared/formats/batch/pagePlace.ts';
import { pathOf, type BatchPage } from '#shared/formats/batch/batchPage.ts';
import type { FrameworkReading, ReadingWarning, ReadPlace } from '#shared/formats/frameworkReading.ts';
import { iviAddress } from '#shared/formats/ivi/iviAddress.ts';
import { asksForDecision, decide, decideKind, doubtsOf, type Decision, type Doubt } from './decisions.ts';
import { isViewerPage, withTitle } from './placing.ts';

let count = 0;

/** One file of a batch under review: what was read in it, what was decided about its lines, and where it was put. */
export class ReviewedSource {
  readonly id = `source-${++count}`;
  readonly name: string;
  readonly folder: string | undefined;
  /** The version that the file, or the folders it lay in, tell themselves. */
  readonly toldVersion: string | undefined;
  readonly versionOrigin: 'folder' | 'source' | null;
  /** Whether it is a page of the viewer, which is put together with the others of its version. */
  readonly isPage: boolean;
  readonly #original: FrameworkReading;
  #decisions = $state.raw<readonly Decision[]>([]);
  #answer = $state.raw<ReadPlace>({});
  #title = $state('');
  #isLeftOut = $state(false);

  readonly #decided = $derived.by(() => decide(this.#original, this.#decisions));
  readonly doubts: readonly Doubt[] = $derived.by(() =>
    doubtsOf(this.#decided).filter(({ warning }) => !this.#isToldByPlace(warning)),
  );
  /** What the reader noticed and nobody has to decide. */
  readonly notes: readonly ReadingWarning[] = $derived.by(() =>
    this.#decided.reading.warnings.filter((each) => !asksForDecision(each) && !this.#isToldByPlace(each)),
  );
  /** How many doubts are open; none while it is left out. */
  readonly open = $derived.by(() =>
    this.#isLeftOut ? 0 : this.doubts.filter(({ decision }) => decision === null).length,
  );
  /** The reading as decided. */
  readonly reading = $derived.by(() => withTitle(this.#decided.reading, this.#title));

  constructor(source: {
    readonly name: string;
    readonly folder?: string;
    readonly reading: FrameworkReading;
  }) {
    const { name, folder, reading } = source;
    this.name = name;
    this.folder = folder;
    this.#original = reading;
    this.isPage = isViewerPage(reading);
    this.toldVersion = this.isPage ? (placeOf(source).version ?? undefined) : reading.framework?.version;
    const isInFolder = this.isPage && iviAddress(pathOf(source)).version === this.toldVersion;
    this.versionOrigin = this.toldVersion === undefined ? null : isInFolder ? 'folder' : 'source';
  }

  get isLeftOut(): boolean {
    return this.#isLeftOut;
  }

  /** Where a person put it. */
  get answer(): ReadPlace {
    return this.#answer;
  }

  /** The name a person gave a page that does not say its own. */
  get title(): string {
    return this.#title;
  }

  /** The page as the batch puts it together. */
  pageIn(version: string): BatchPage {
    return {
      name: this.name,
      ...(this.folder !== undefined && { folder: this.folder }),
      reading: this.reading,
      answer: { ...this.#answer, ...(version !== '' && { version }) },
      ...(this.#isLeftOut && { isLeftOut: true as const }),
    };
  }

  /** Says where the page belongs, and its name where it does not say it. */
  put(place: ReadPlace, title = ''): void {
    this.#answer = place;
    this.#title = title;
  }

  leaveOut(): void {
    this.#isLeftOut = true;
  }

  takeBack(): void {
    this.#isLeftOut = false;
  }

  /** Puts a text in place of what a warning is about, or leaves it as it is. */
  settle(decision: Decision): void {
    this.#decisions = decide(this.#original, [...this.#decided.decisions, decision]).decisions;
  }

  /** Takes a decision back, and with it those that only it had raised. */
  reopen(decision: Decision): void {
    const others = this.#decided.decisions.filter((each) => each !== decision);
    this.#decisions = decide(this.#original, others).decisions;
  }

  /** Decides every open doubt of a kind. */
  settleKind(kind: ReadingWarning['kind'], verdict: 'accepted' | 'ignored'): void {
    if (!this.#isLeftOut) this.#decisions = decideKind(this.#decided, kind, verdict).decisions;
  }

  /** A page's code and name follow from where it is put: that is asked once, and not line by line. */
  #isToldByPlace({ kind }: ReadingWarning): boolean {
    return this.isPage && kind === 'missingCode';
  }
}

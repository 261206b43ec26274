import type { FrameworkReading, ReadingWarning } from '#shared/formats/frameworkReading.ts';
import { asksForDecision, decide, decideKind, doubtsOf, type Decision } from './decisions.ts';
import {
  draftOf,
  firstChoice,
  isSinglePage,
  suggestedPlaces,
  tellingPath,
  toldVersion,
  withPage,
  type PlaceDraft,
} from './placing.ts';

let count = 0;

/** One source under review: what was read, what was decided about it, and where it goes. */
export class ReviewedSource {
  readonly id = `source-${++count}`;
  readonly name: string;
  readonly #path: string;
  readonly #toldVersion: string | undefined;
  readonly #original: FrameworkReading;
  /** The version that was typed for another source of the same review: it need not be typed twice. */
  readonly #sharedVersion: () => string;
  #decisions = $state.raw<readonly Decision[]>([]);
  #own = $state.raw<Partial<PlaceDraft>>({});
  #chosen = $state<number>();

  readonly #decided = $derived.by(() => decide(this.#original, this.#decisions));
  readonly suggestions = $derived.by(() => suggestedPlaces(this.#decided.reading, this.#path));
  /** Which of the suggestions is taken; -1 for none of them. */
  readonly suggestion = $derived.by(
    () => this.#chosen ?? firstChoice(this.#decided.reading, this.suggestions),
  );
  readonly doubts = $derived.by(() => doubtsOf(this.#decided));
  /** What the reader noticed and nobody has to decide. */
  readonly notes = $derived.by(() => this.#decided.reading.warnings.filter((each) => !asksForDecision(each)));
  /** How many doubts are open. */
  readonly open = $derived.by(() => this.doubts.filter(({ decision }) => decision === null).length);
  readonly place = $derived.by(() => this.#placeNow());
  /** The reading as decided, under its code and name. */
  readonly reading = $derived.by(() => withPage(this.#decided.reading, this.place.page));

  constructor(
    source: { readonly name: string; readonly folder?: string; readonly reading: FrameworkReading },
    sharedVersion: () => string,
  ) {
    this.name = source.name;
    this.#path = tellingPath(source.name, source.folder);
    this.#toldVersion = toldVersion(source.reading, this.#path);
    this.#original = source.reading;
    this.#sharedVersion = sharedVersion;
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
    this.#decisions = decideKind(this.#decided, kind, verdict).decisions;
  }

  /** How many open doubts of a kind there are. */
  openOf(kind: ReadingWarning['kind']): number {
    return this.doubts.filter(({ warning, decision }) => decision === null && warning.kind === kind).length;
  }

  /** Takes a suggested place, with everything it names; -1 for none. */
  suggest(index: number): void {
    const version = this.suggestions[index]?.version ?? this.place.version;
    this.#chosen = index;
    this.#own = { version };
  }

  /** Who says which version it is; `null` for a person, or nobody yet. */
  get versionOrigin(): 'folder' | 'source' | 'suggestion' | null {
    if (this.#own.version !== undefined) return null;
    if (this.#toldVersion !== undefined) return isSinglePage(this.#original) ? 'folder' : 'source';
    return this.#sharedVersion() === '' && this.place.version !== '' ? 'suggestion' : null;
  }

  /** Corrects parts of the place. */
  correct(change: Partial<PlaceDraft>): void {
    this.#own = { ...this.#own, ...change };
  }

  #placeNow(): PlaceDraft {
    const { reading } = this.#decided;
    const suggested = draftOf(reading, this.suggestions[this.suggestion]);
    const version = this.#toldVersion ?? (this.#sharedVersion() || suggested.version);
    return { ...suggested, version, ...this.#own };
  }
}

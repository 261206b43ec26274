import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Transaction } from '#shared/model/change.ts';
import { commandLabels } from '#renderer/data/command.ts';
import { redo, undo, undoState } from '#renderer/data/history.ts';
import { Live } from '#renderer/data/live.svelte.ts';
import { currentAssessment, type OpenAssessment } from '#renderer/data/places.ts';
import { saveState } from '#renderer/data/saving.svelte.ts';
import { t } from '#renderer/i18n/messages.svelte.ts';
import { sentenceOf } from '#renderer/i18n/words.ts';
import { dismissOffers, notify } from '#renderer/ui/announce.svelte.ts';
import type { SaveState, UndoState } from './workState.ts';

/** The work that is open in the frame: the assessment, whether it is saved, and what can be undone in it. */
export class OpenWork {
  readonly #current = new Live(currentAssessment);
  readonly #draftId: () => string | undefined;
  /** The draft on screen goes before the client's work: undo acts on what one sees. */
  readonly #history = new Live(() => this.#historyId, undoState);
  /** Undo and redo follow one another: the next waits until the one before it is stored. */
  #reversing: Promise<void> = Promise.resolve();

  /** `draftId`: the framework draft that is on screen, if any. */
  constructor(draftId: () => string | undefined = () => undefined) {
    this.#draftId = draftId;
  }

  get #historyId(): string | undefined {
    return this.#draftId() ?? this.#current.current?.engagement.id;
  }

  /** The assessment opened last; `null` when there is none, `undefined` until that is known. */
  get current(): OpenAssessment | null | undefined {
    return this.#current.current;
  }

  get saveState(): SaveState {
    return saveState();
  }

  /** What can be undone and redone; `undefined` while nothing is open. */
  get history(): UndoState | undefined {
    const state = this.#history.current;
    if (this.#historyId === undefined || !state) return undefined;
    const step = (next: Transaction | null) => next && { label: changeOf(next) };
    return { undo: step(state.undo), redo: step(state.redo) };
  }

  /** Takes the last step back, if there is one. */
  undo(): void {
    this.#reverse(undo, t().history.undone);
  }

  /** Does again what was taken back last, if anything was. */
  redo(): void {
    this.#reverse(redo, t().history.redone);
  }

  /** Asks the history itself: what is shown of it may be a moment behind a fast hand. */
  #reverse(
    act: (historyId: string) => Promise<Result<Transaction | null, Failure>>,
    done: (change: string) => string,
  ): void {
    const historyId = this.#historyId;
    if (historyId === undefined) return;
    this.#reversing = this.#reversing.then(async () => {
      const result = await act(historyId);
      if (!result.ok) notify(sentenceOf(result.failure));
      else if (result.value) {
        dismissOffers();
        notify(done(changeOf(result.value)));
      }
    });
  }
}

/** What a transaction did, in words; a label that another version of the application wrote is told by its subject. */
function changeOf({ label, subject }: Transaction): string {
  const known = commandLabels.find((each) => each === label);
  return known ? t().history.changes[known](subject) : subject;
}

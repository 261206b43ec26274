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
  readonly #history = new Live(() => this.#current.current?.engagement.id, undoState);
  /** Undo and redo follow one another: the next waits until the one before it is stored. */
  #isReversing = false;

  /** The assessment opened last; `null` when there is none, `undefined` until that is known. */
  get current(): OpenAssessment | null | undefined {
    return this.#current.current;
  }

  get saveState(): SaveState {
    return saveState();
  }

  /** What can be undone and redone; `undefined` while nothing is open. */
  get history(): UndoState | undefined {
    const engagement = this.#current.current?.engagement;
    const state = this.#history.current;
    if (!engagement || !state) return undefined;
    const words = t().history;
    const step = (
      next: Transaction | null,
      act: (engagementId: string) => Promise<Result<Transaction | null, Failure>>,
      done: (change: string) => string,
    ) =>
      next && {
        label: changeOf(next),
        run: () => void this.#reverse(() => act(engagement.id), done),
      };
    return { undo: step(state.undo, undo, words.undone), redo: step(state.redo, redo, words.redone) };
  }

  async #reverse(
    act: () => Promise<Result<Transaction | null, Failure>>,
    done: (change: string) => string,
  ): Promise<void> {
    if (this.#isReversing) return;
    this.#isReversing = true;
    try {
      const result = await act();
      if (!result.ok) notify(sentenceOf(result.failure));
      else if (result.value) {
        dismissOffers();
        notify(done(changeOf(result.value)));
      }
    } finally {
      this.#isReversing = false;
    }
  }
}

/** What a transaction did, in words; a label that another version of the application wrote is told by its subject. */
function changeOf({ label, subject }: Transaction): string {
  const known = commandLabels.find((each) => each === label);
  return known ? t().history.changes[known](subject) : subject;
}

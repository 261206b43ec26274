import { tick } from 'svelte';
import type { Shortcut } from '#renderer/ui/shortcuts.svelte.ts';

/**
 * Keys pressed before it is known where they act: kept, and answered in turn once that is known. Without it a fast
 * hand's first rating in a block would be lost, and those after it would stand one practice too high.
 */
export class HeldKeys {
  #held: (() => void)[] | undefined = [];

  /** The same shortcuts, waiting as long as need be. Keys with Ctrl or Command act on no practice and do not wait. */
  over(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
    return shortcuts.map(({ run, ...rest }) => ({
      ...rest,
      run: (event) => {
        if (!this.#held || event.ctrlKey || event.metaKey) return run(event);
        this.#held.push(() => run(event));
        return true;
      },
    }));
  }

  /** Answers what was kept; from then on nothing waits. What was typed for a field that a key opened is not a key. */
  async release(): Promise<void> {
    for (let act = this.#held?.shift(); act; act = this.#held?.shift()) {
      act();
      await tick();
      if (document.activeElement?.matches('input, textarea')) break;
    }
    this.#held = undefined;
  }
}

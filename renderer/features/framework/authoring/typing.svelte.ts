import { beginSaving } from '#renderer/data/saving.svelte.ts';

/** How long a pause in typing is before what was typed is stored, and how long typing may go on without, in ms. */
const pause = 400;
const longest = 1000;

/** A text that is being typed: it shows what is typed, and stores it at every pause. */
export class Typing {
  readonly #stored: () => string;
  readonly #store: (text: string) => Promise<boolean>;
  #typed = $state<string>();
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #done: ((succeeded: boolean) => void) | undefined;

  /** `store` shows the text at once, and resolves with whether it is stored. */
  constructor(stored: () => string, store: (text: string) => Promise<boolean>) {
    this.#stored = stored;
    this.#store = store;
  }

  get text(): string {
    return this.#typed ?? this.#stored();
  }

  set text(text: string) {
    const now = performance.now();
    if (this.#typed === undefined) this.#since = now;
    this.#typed = text;
    // Until it is on the disk nothing says "Saved".
    this.#done ??= beginSaving();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.flush(),
      Math.min(pause, Math.max(0, this.#since + longest - now)),
    );
  }

  /** Stores what was typed now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#typed;
    const done = this.#done;
    if (text === undefined) return;
    this.#typed = undefined;
    this.#done = undefined;
    done?.(await this.#store(text));
  }
}

import { liveQuery } from 'dexie';

/**
 * The result of a query that stays true: it runs again whenever what it read changes.
 *
 * `key` names what is looked for and is tracked by Svelte; `query` must read nothing reactive itself, since it
 * runs later, where Svelte does not see it. While a new key's result is on its way `current` is `undefined`, so
 * that a screen never shows one thing under the name of another.
 *
 * Make it while a component initialises; it ends with the component.
 */
export class Live<T> {
  #value = $state.raw<T | undefined>();
  #error = $state.raw<unknown>();

  constructor(query: () => Promise<T>);
  constructor(key: () => string | undefined, query: (key: string) => Promise<T>);
  constructor(first: (() => string | undefined) | (() => Promise<T>), second?: (key: string) => Promise<T>) {
    const key = second ? (first as () => string | undefined) : () => '';
    const query = second ?? (first as () => Promise<T>);
    // Derived, so that only another key starts anew, however often the place it is read from changes.
    const current = $derived(key());
    $effect(() => {
      const wanted = current;
      this.#value = undefined;
      this.#error = undefined;
      if (wanted === undefined) return;
      const subscription = liveQuery(() => query(wanted)).subscribe({
        next: (value) => (this.#value = value),
        error: (error: unknown) => (this.#error = error),
      });
      return () => subscription.unsubscribe();
    });
  }

  /** The newest result, or `undefined` until there is one. */
  get current(): T | undefined {
    // A query that fails is a bug or a broken store: the nearest boundary shows it.
    if (this.#error !== undefined) throw this.#error as Error;
    return this.#value;
  }
}

const restartAfter = 700;

/**
 * Finds an entry by what is typed: letters in quick succession make a longer beginning, one letter repeated goes from
 * match to match. Times are milliseconds from any fixed start.
 */
export class TypeAhead {
  #typed = '';
  #at = 0;

  /**
   * @param labels what is shown, in order
   * @param from the index of the current entry; the search goes round from there
   * @returns the index of the entry to go to, or -1
   */
  find(character: string, labels: readonly string[], from: number, now: number): number {
    this.#typed = now - this.#at > restartAfter ? character : this.#typed + character;
    this.#at = now;
    const isRepeat = this.#typed === character.repeat(this.#typed.length);
    const beginning = (isRepeat ? character : this.#typed).toLocaleLowerCase();
    // A new letter moves on; a longer beginning may still be the current entry.
    const first = isRepeat ? from + 1 : Math.max(from, 0);
    for (let step = 0; step < labels.length; step++) {
      const index = (first + step) % labels.length;
      if (labels[index]?.toLocaleLowerCase().startsWith(beginning)) return index;
    }
    return -1;
  }
}

/** Whether a key press types a letter or digit that a search by typing may take; marks are left to shortcuts. */
export function isTypeAheadKey(event: KeyboardEvent): boolean {
  return /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}

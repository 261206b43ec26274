import type { Messages } from '#renderer/i18n/messages.svelte.ts';
import { isTyping } from '#renderer/ui/keys.ts';
import type { Shortcut } from '#renderer/ui/shortcuts.svelte.ts';

/** The keys that go through the rows of a table. */
export function rowShortcuts(move: (by: 1 | -1) => void, messages: Messages): readonly Shortcut[] {
  const words = messages.results.keys;
  return [
    row(['ArrowDown', 'J'], words.down, () => move(1)),
    row(['ArrowUp', 'K'], words.up, () => move(-1)),
  ];
}

/** The keys that set a target; `levels` are those that can be one. */
export function targetShortcuts(
  levels: readonly number[],
  set: (level: number) => void,
  messages: Messages,
): readonly Shortcut[] {
  const words = messages.results.keys;
  // There is a key for each digit and no more.
  const keyed = levels.filter((level) => Number.isInteger(level) && level >= 1 && level <= 9);
  return keyed.map((level) => row([`Shift+${level}`], words.set(level), () => set(level)));
}

/** The key that takes a target away: only where a target has the focus, since it is struck in passing. */
export function clearShortcut(clear: () => void, messages: Messages): Shortcut {
  return row(['Backspace'], messages.results.keys.clear, clear);
}

/** The keys of a block's report. */
export function reportShortcuts(
  act: { readonly turn: (by: 1 | -1) => void; readonly assess: () => void },
  messages: Messages,
): readonly Shortcut[] {
  const words = messages.results.keys;
  return [
    row([']'], words.next, () => act.turn(1)),
    row(['['], words.previous, () => act.turn(-1)),
    row(['R'], words.assess, act.assess),
  ];
}

function row(keys: readonly string[], label: string, act: () => void): Shortcut {
  return {
    keys,
    label,
    // Keys such as Backspace and the arrows belong to a field while the user types in it.
    run: (event) => {
      if (isTyping(event)) return false;
      act();
      return true;
    },
  };
}

import { untrack } from 'svelte';
import { isCharacterKey, isTyping, matchesKeys, type Keys } from './keys.ts';

/** One thing the keyboard does: bound and explained by the same row. */
export type Shortcut = {
  /** Any of these combinations. */
  readonly keys: readonly Keys[];
  /** What it does, a verb first: shown in the keyboard help. */
  readonly label: string;
  /** Does it. Return `false` to let the key do what it otherwise would. */
  readonly run: (event: KeyboardEvent) => unknown;
};

/** The shortcuts of one place, under one heading in the keyboard help. */
export type ShortcutGroup = {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
  /** Keys act only while focus is inside this element; everywhere when left out. */
  readonly within?: () => HTMLElement | null | undefined;
};

let active = $state.raw<readonly (() => ShortcutGroup)[]>([]);

/** The groups of everything on screen, outermost first: what the keyboard help shows. */
export function shownShortcuts(): readonly ShortcutGroup[] {
  return active.map((group) => group());
}

/**
 * Binds a group of shortcuts for as long as the component is on screen. Call while a component starts.
 * Plain characters rest while the user types, and all rest while a dialog is open above.
 */
export function useShortcuts(group: () => ShortcutGroup): void {
  $effect(() => {
    active = [...untrack(() => active), group];
    const listen = (event: KeyboardEvent): void => answer(event, group());
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      active = active.filter((other) => other !== group);
    };
  });
}

function answer(event: KeyboardEvent, group: ShortcutGroup): void {
  if (event.defaultPrevented || event.isComposing) return;
  const dialog = document.querySelector('dialog:modal');
  const place = group.within?.();
  if (dialog && !(place && dialog.contains(place))) return;
  if (group.within && !(place && event.target instanceof Node && place.contains(event.target))) return;
  const typing = isTyping(event);
  for (const shortcut of group.shortcuts) {
    const hit = shortcut.keys.some((keys) => matchesKeys(event, keys) && !(typing && isCharacterKey(keys)));
    if (hit && shortcut.run(event) !== false) {
      event.preventDefault();
      return;
    }
  }
}

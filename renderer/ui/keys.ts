/**
 * A key combination as written in command tables: modifiers, then the key, joined by `+`.
 * `Mod` is Command on macOS and Control elsewhere. Examples: `Mod+K`, `Shift+2`, `?`, `ArrowLeft`, `Mod+Shift+Z`.
 */
export type Keys = string;

const onMac = navigator.userAgent.includes('Mac');

const names: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};
const macNames: Record<string, string> = {
  ...names,
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Ctrl: '⌃',
  Backspace: '⌫',
};

function parse(keys: Keys): { key: string; modifiers: readonly string[] } {
  // The key itself may be a plus sign: `Mod++`.
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+');
  return { key: parts.at(-1) ?? '', modifiers: parts.slice(0, -1) };
}

/** Whether a keyboard event is this combination, whatever the keyboard's layout. */
export function matchesKeys(event: KeyboardEvent, keys: Keys, mac = onMac): boolean {
  const { key, modifiers } = parse(keys);
  const wanted = (name: string): boolean => modifiers.includes(name);
  const mod = wanted('Mod');
  if (event.ctrlKey !== (wanted('Ctrl') || (mod && !mac))) return false;
  if (event.metaKey !== (mod && mac)) return false;
  if (event.altKey !== wanted('Alt')) return false;
  const isMark = key.length === 1 && !/[a-z0-9]/i.test(key);
  // A mark such as `?` says by itself whether Shift is held; layouts differ in that.
  if (!isMark && event.shiftKey !== wanted('Shift')) return false;
  return matchesKey(event, key);
}

function matchesKey(event: KeyboardEvent, key: string): boolean {
  // Shifted digits and the French top row print marks: there the place of the key counts.
  if (/^\d$/.test(key))
    return event.key === key || event.code === `Digit${key}` || event.code === `Numpad${key}`;
  if (/^[a-z]$/i.test(key)) {
    const typesLatin = /^[a-z]$/i.test(event.key);
    return typesLatin
      ? event.key.toLowerCase() === key.toLowerCase()
      : event.code === `Key${key.toUpperCase()}`;
  }
  return event.key === key;
}

/** The parts of a combination as printed on the user's keyboard, such as `['Ctrl', 'K']` or `['⌘', 'K']`. */
export function keyNames(keys: Keys, mac = onMac): readonly string[] {
  const { key, modifiers } = parse(keys);
  const table = mac ? macNames : names;
  return [...modifiers, key].map((part) => table[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** A combination in one string, such as `Ctrl+K` or `⌘K`. */
export function keysText(keys: Keys, mac = onMac): string {
  return keyNames(keys, mac).join(mac ? '' : '+');
}

/** Whether a combination is a plain character, which must not act while the user types. */
export function isCharacterKey(keys: Keys): boolean {
  const { key, modifiers } = parse(keys);
  return key.length === 1 && !modifiers.some((name) => name !== 'Shift');
}

/** Whether the event comes from a place where characters are typed. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  const typeless = ['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset'];
  return target instanceof HTMLInputElement && !typeless.includes(target.type);
}

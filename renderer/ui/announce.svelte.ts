/** A message that stays until it is read: what happened, and what can be done about it at once. */
export type Notice = {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

let count = 0;
let spoken = $state.raw<{ readonly id: number; readonly text: string }>({ id: 0, text: '' });
let shown = $state.raw<readonly Notice[]>([]);

/** Says a sentence to assistive technology without showing it, such as "Largely. 3 of 5. Score 2.8". */
export function announce(text: string): void {
  spoken = { id: ++count, text };
}

/** Shows a short message at the foot of the window, and says it. */
export function notify(text: string, action?: Notice['action']): void {
  // More than three at once is a wall, not a notice.
  shown = [...shown, { id: ++count, text, ...(action && { action }) }].slice(-3);
}

/** Takes a message away. */
export function dismissNotice(id: number): void {
  shown = shown.filter((notice) => notice.id !== id);
}

/** Takes away the messages that offer something: what they tell of has been undone or done again since. */
export function dismissOffers(): void {
  shown = shown.filter(({ action }) => !action);
}

/** What was said last. */
export function lastAnnouncement(): { readonly id: number; readonly text: string } {
  return spoken;
}

/** The messages on screen, oldest first. */
export function shownNotices(): readonly Notice[] {
  return shown;
}

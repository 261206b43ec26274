import { placesOf } from '#renderer/workers/markedText.ts';

/** The name of the highlight that marks the words that were looked for; the page says how it looks. */
const highlight = 'found';

/**
 * Shows a place of a page: scrolls to it, takes the keyboard there, lets it light up once and marks the words that
 * were looked for, until the next place is shown. A place that is not there shows the page's beginning.
 *
 * @param beginnings how the words begin, folded
 */
export function showPlace(page: HTMLElement, place: string, beginnings: readonly string[]): void {
  const found =
    page.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) ??
    page.querySelector<HTMLElement>('[data-place]');
  if (!found) return;
  for (const details of found.querySelectorAll('details'))
    if (placesOf(details.textContent, beginnings).length > 0) details.open = true;
  if (!found.hasAttribute('tabindex')) found.tabIndex = -1;
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: 'center' });
  found.animate(
    [{ backgroundColor: 'var(--accent-soft)', boxShadow: '0 0 0 6px var(--accent-soft)' }, {}],
    // For those who want no motion the light goes out at once instead of fading.
    { duration: 1800, easing: isStill() ? 'step-end' : 'ease-in' },
  );
  CSS.highlights.set(highlight, new Highlight(...rangesOf(found, beginnings)));
}

/** Takes the marks away. */
export function unmarkWords(): void {
  CSS.highlights.delete(highlight);
}

function rangesOf(element: HTMLElement, beginnings: readonly string[]): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    for (const [from, to] of placesOf(text.textContent ?? '', beginnings)) {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      ranges.push(range);
    }
  }
  return ranges;
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

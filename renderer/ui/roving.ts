/**
 * Where the arrow keys, Home and End lead in a row or column of things that share one tab stop; ends wrap around.
 *
 * @param at the index now, -1 when none is current
 * @returns the index to go to, or -1 when the key means nothing here
 */
export function rovingTarget(
  key: string,
  at: number,
  count: number,
  direction: 'horizontal' | 'vertical' | 'both',
): number {
  if (count === 0) return -1;
  const across = direction !== 'vertical';
  const down = direction !== 'horizontal';
  if ((across && key === 'ArrowRight') || (down && key === 'ArrowDown')) return (at + 1) % count;
  if ((across && key === 'ArrowLeft') || (down && key === 'ArrowUp')) return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return -1;
}

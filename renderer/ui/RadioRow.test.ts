import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import RadioRow from './RadioRow.svelte';

const options = [
  { value: 1, label: 'Not', key: '1' },
  { value: 2, label: 'Partly', key: '2' },
  { value: 3, label: 'Largely', key: '3' },
];

describe('RadioRow', () => {
  it('is a named group with one tab stop: what is chosen, or the first', async () => {
    const screen = await render(RadioRow, { label: 'Rating', options, value: 2, onchoose: vi.fn() });
    await expect.element(screen.getByRole('radiogroup', { name: 'Rating' })).toBeVisible();
    await userEvent.tab();
    await expect.element(screen.getByRole('radio', { name: 'Partly' })).toHaveFocus();
    await screen.rerender({ value: null });
    expect(screen.getByRole('radio', { name: 'Not' }).element().tabIndex).toBe(0);
    expect(screen.getByRole('radio', { checked: true }).elements()).toEqual([]);
  });

  it('chooses the next with an arrow and goes round at the ends', async () => {
    const onchoose = vi.fn();
    const screen = await render(RadioRow, { label: 'Rating', options, value: 3, onchoose });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(onchoose).toHaveBeenLastCalledWith(1);
    await expect.element(screen.getByRole('radio', { name: 'Not' })).toHaveFocus();
  });

  it('leaves the arrows up and down to the list around it when asked', async () => {
    const onchoose = vi.fn();
    await render(RadioRow, { label: 'Rating', options, value: 1, onchoose, arrows: 'horizontal' });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    expect(onchoose).not.toHaveBeenCalled();
  });

  it('keeps its width whatever is chosen', async () => {
    const screen = await render(RadioRow, { label: 'Rating', options, value: null, onchoose: vi.fn() });
    const width = () => screen.getByRole('radiogroup').element().getBoundingClientRect().width;
    const before = width();
    await screen.rerender({ value: 3 });
    expect(width()).toBe(before);
  });
});

import { userEvent } from 'vitest/browser';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import X from '@lucide/svelte/icons/x';
import IconButton from './IconButton.svelte';
import './base.css';

const bubble = () => document.querySelector<HTMLElement>('.tooltip');

it('a tooltip shows the name and the keys of what the keyboard reaches, below it, until Esc', async () => {
  const screen = await render(IconButton, { icon: X, label: 'Close', keys: 'Escape' });
  await userEvent.tab();
  await vi.waitFor(() => expect(bubble()?.textContent).toBe('CloseEsc'));
  const button = screen.getByRole('button', { name: 'Close' }).element().getBoundingClientRect();
  expect(bubble()!.getBoundingClientRect().top).toBeGreaterThanOrEqual(button.bottom);
  await userEvent.keyboard('{Escape}');
  expect(bubble()).toBeNull();
});

it('a tooltip leaves with its owner', async () => {
  const screen = await render(IconButton, { icon: X, label: 'Close' });
  await screen.getByRole('button').hover();
  await vi.waitFor(() => expect(bubble()).not.toBeNull());
  await screen.unmount();
  expect(bubble()).toBeNull();
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import App from './App.svelte';
import { Navigation } from './navigation.svelte.ts';

const state = vi.hoisted(() => ({ isBroken: true }));
vi.mock('./Screen.svelte', () => ({
  default: () => {
    if (state.isBroken) throw new Error('A screen broke');
  },
}));

const reported: string[] = [];
function listen(event: ErrorEvent) {
  reported.push(event.message);
  // The test expects it; the runner would count it as a failure.
  event.preventDefault();
  event.stopImmediatePropagation();
}
beforeEach(() => {
  window.addEventListener('error', listen, { capture: true });
  state.isBroken = true;
  window.history.replaceState(null, '', '#/results');
});
afterEach(() => window.removeEventListener('error', listen, { capture: true }));

const host = { onMenuCommand: () => () => undefined };

it('stands in for a screen that crashes, reports it, and leaves the frame working', async () => {
  const screen = await render(App, { navigation: new Navigation(window), host });
  await expect.element(screen.getByRole('heading', { name: 'This screen stopped working' })).toBeVisible();
  await expect.element(screen.getByRole('navigation', { name: 'Areas' })).toBeVisible();
  expect(reported.join()).toContain('A screen broke');
});

it('tries again, and leads home', async () => {
  const screen = await render(App, { navigation: new Navigation(window), host });
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('alert')).toBeVisible();
  state.isBroken = false;
  await screen.getByRole('button', { name: 'Go to Home' }).click();
  await vi.waitFor(() => expect(screen.getByRole('alert').elements()).toEqual([]));
  expect(window.location.hash).toBe('#/home');
});

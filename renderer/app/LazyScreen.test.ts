import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import App from './App.svelte';
import { Navigation } from './navigation.svelte.ts';

const state = vi.hoisted(() => ({ isMissing: true }));
vi.mock('./screens.ts', () => ({
  screens: {
    home: () =>
      state.isMissing
        ? Promise.reject(new Error('A file is missing'))
        : Promise.resolve({ default: () => undefined }),
  },
}));

function expectIt(event: ErrorEvent) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
beforeEach(() => window.addEventListener('error', expectIt, { capture: true }));
afterEach(() => window.removeEventListener('error', expectIt, { capture: true }));

it('says so when a screen cannot be loaded, and tries again when asked', async () => {
  window.history.replaceState(null, '', '#/home');
  const host = { onMenuCommand: () => () => undefined };
  const screen = await render(App, { navigation: new Navigation(window), host });
  await expect.element(screen.getByRole('heading', { name: 'This screen stopped working' })).toBeVisible();
  state.isMissing = false;
  await screen.getByRole('button', { name: 'Try again' }).click();
  await vi.waitFor(() => expect(screen.getByRole('alert').elements()).toEqual([]));
});

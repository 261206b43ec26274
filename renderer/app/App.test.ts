import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { MenuCommand } from '#shared/host/contract.ts';
import App from './App.svelte';
import { Navigation } from './navigation.svelte.ts';

async function show(history?: { undo: { label: string; run: () => void } | null; redo: null }) {
  let chooseInMenu: (command: MenuCommand) => void = () => undefined;
  const host = {
    onMenuCommand: (listener: (command: MenuCommand) => void) => {
      chooseInMenu = listener;
      return () => undefined;
    },
  };
  const screen = await render(App, { navigation: new Navigation(window), host, ...(history && { history }) });
  return { screen, chooseInMenu: (command: MenuCommand) => chooseInMenu(command) };
}

describe('the frame', () => {
  beforeEach(() => window.history.replaceState(null, '', '#/home'));

  it('has a landmark for each part, and says where the user is', async () => {
    const { screen } = await show();
    await expect.element(screen.getByRole('main')).toBeVisible();
    await expect.element(screen.getByRole('navigation', { name: 'Areas' })).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Home' })).toHaveAttribute('aria-current', 'page');
    expect(document.title).toBe('Home – Waymark');
  });

  it('changes the area by key and takes the focus there', async () => {
    const { screen } = await show();
    await userEvent.keyboard('{Control>}4{/Control}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
    await expect.element(screen.getByRole('main')).toHaveFocus();
    expect(document.title).toBe('Results – Waymark');
  });

  it('answers the menu', async () => {
    const { screen, chooseInMenu } = await show();
    chooseInMenu('report');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Report' })).toBeVisible();
  });

  it('shows the keys, from the table that binds them', async () => {
    const { screen } = await show();
    await userEvent.keyboard('?');
    const dialog = screen.getByRole('dialog', { name: 'Keys' });
    await expect.element(dialog).toHaveTextContent('Go to Results');
    await userEvent.keyboard('{Control>}4{/Control}');
    expect(window.location.hash).toBe('#/home');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(dialog.elements()).toEqual([]));
  });

  it('leaves characters to the field the user types in', async () => {
    const { screen } = await show();
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await userEvent.keyboard('?');
    expect(field.value).toBe('?');
    field.remove();
    expect(screen.getByRole('dialog').elements()).toEqual([]);
  });

  it('undoes by button and by key only what can be undone', async () => {
    const undo = vi.fn();
    const { screen } = await show({ undo: { label: 'rate C3', run: undo }, redo: null });
    await screen.getByRole('button', { name: 'Undo rate C3' }).click();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undo).toHaveBeenCalledTimes(2);
    await expect.element(screen.getByRole('button', { name: 'Redo' })).toBeDisabled();
  });

  it('lets the keyboard skip the rail', async () => {
    const { screen } = await show();
    await userEvent.tab();
    await expect.element(screen.getByRole('link', { name: 'Skip to content' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('main')).toHaveFocus();
    expect(window.location.hash).toBe('#/home');
  });
});

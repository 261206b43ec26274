import { createRawSnippet } from 'svelte';
import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ConfirmDialog from './ConfirmDialog.svelte';
import Dialog from './Dialog.svelte';

describe('Dialog', () => {
  it('is a named modal that closes with Esc and gives the focus back', async () => {
    const opener = document.createElement('button');
    document.body.append(opener);
    opener.focus();
    const onclose = vi.fn();
    const screen = await render(Dialog, { open: true, title: 'Details', onclose });
    const dialog = screen.getByRole('dialog', { name: 'Details' });
    await expect.element(dialog).toBeVisible();
    expect(dialog.element().matches(':modal')).toBe(true);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    expect(dialog.elements()).toEqual([]);
    expect(document.activeElement).toBe(opener);
    opener.remove();
  });

  it('opens on the choice that is made, not on the group around it', async () => {
    const group =
      '<div role="radiogroup" tabindex="-1"><button role="radio" tabindex="-1">One</button>' +
      '<button role="radio" tabindex="0">Two</button></div>';
    const children = createRawSnippet(() => ({ render: () => group }));
    const screen = await render(Dialog, { open: true, title: 'Choose', children });
    await expect.element(screen.getByRole('radio', { name: 'Two' })).toHaveFocus();
  });

  it('closes with its button', async () => {
    const onclose = vi.fn();
    const screen = await render(Dialog, { open: true, title: 'Details', onclose });
    await screen.getByRole('button', { name: 'Close' }).click();
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  });

  it('stays while work goes on that must not be left', async () => {
    const onclose = vi.fn();
    const screen = await render(Dialog, { open: true, title: 'Writing', dismissible: false, onclose });
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(screen.getByRole('dialog', { name: 'Writing' })).toBeVisible();
    expect(screen.getByRole('button').elements()).toEqual([]);
    expect(onclose).not.toHaveBeenCalled();
  });
});

describe('ConfirmDialog', () => {
  const props = { open: true, title: 'Remove it?', description: 'It goes for good.', confirmLabel: 'Remove' };

  it('explains itself and confirms only by its verb', async () => {
    const onconfirm = vi.fn();
    const screen = await render(ConfirmDialog, { ...props, onconfirm });
    await expect.element(screen.getByRole('dialog')).toHaveAccessibleDescription('It goes for good.');
    await screen.getByRole('button', { name: 'Remove' }).click();
    expect(onconfirm).toHaveBeenCalledOnce();
  });

  it('opens on the button that does no harm', async () => {
    const screen = await render(ConfirmDialog, { ...props, onconfirm: vi.fn() });
    await expect.element(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  });

  it('does nothing when cancelled', async () => {
    const onconfirm = vi.fn();
    const screen = await render(ConfirmDialog, { ...props, onconfirm });
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await vi.waitFor(() => expect(screen.getByRole('dialog').elements()).toEqual([]));
    expect(onconfirm).not.toHaveBeenCalled();
  });

  it('ignores further presses while busy', async () => {
    const onconfirm = vi.fn();
    const screen = await render(ConfirmDialog, { ...props, busy: true, onconfirm });
    await screen.getByRole('button', { name: 'Remove' }).click({ force: true });
    expect(onconfirm).not.toHaveBeenCalled();
  });
});

import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Menu from './Menu.svelte';

async function show() {
  const run = { duplicate: vi.fn(), rename: vi.fn(), remove: vi.fn() };
  const screen = await render(Menu, {
    label: 'Actions',
    items: [
      { id: 'duplicate', label: 'Duplicate', run: run.duplicate },
      { id: 'rename', label: 'Rename', disabled: true, run: run.rename },
      { id: 'line', separator: true },
      { id: 'remove', label: 'Remove', danger: true, run: run.remove },
    ],
  });
  const trigger = screen.getByRole('button', { name: 'Actions' });
  return { run, screen, trigger, item: (name: string) => screen.getByRole('menuitem', { name }) };
}

describe('Menu', () => {
  it('opens with the first entry focused, beside its button', async () => {
    const { trigger, item, screen } = await show();
    await trigger.click();
    await expect.element(item('Duplicate')).toHaveFocus();
    await expect.element(trigger).toHaveAttribute('aria-expanded', 'true');
    const menu = screen.getByRole('menu').element().getBoundingClientRect();
    const button = trigger.element().getBoundingClientRect();
    expect(Math.round(menu.top - button.bottom)).toBe(4);
    expect(Math.round(menu.left)).toBe(Math.round(button.left));
  });

  it('goes round with the arrows, past what is disabled', async () => {
    const { trigger, item } = await show();
    (trigger.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(item('Duplicate')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(item('Remove')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(item('Duplicate')).toHaveFocus();
    await userEvent.keyboard('r');
    await expect.element(item('Remove')).toHaveFocus();
  });

  it('runs the entry, closes, and gives the focus back to its button', async () => {
    const { trigger, run, screen } = await show();
    await trigger.click();
    await userEvent.keyboard('{End}{Enter}');
    expect(run.remove).toHaveBeenCalledOnce();
    expect(screen.getByRole('menu').elements()).toEqual([]);
    await expect.element(trigger).toHaveFocus();
  });

  it('closes with Esc without doing anything', async () => {
    const { trigger, run, screen } = await show();
    await trigger.click();
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(screen.getByRole('menu').elements()).toEqual([]));
    await expect.element(trigger).toHaveFocus();
    expect(run.duplicate).not.toHaveBeenCalled();
  });
});

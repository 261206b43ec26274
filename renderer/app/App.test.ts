import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { assert, known } from '#shared/base/assert.ts';
import type { MenuCommand } from '#shared/host/contract.ts';
import { db } from '#renderer/data/database.ts';
import { startEngagement } from '#renderer/data/engagements.ts';
import { rememberAssessment } from '#renderer/data/places.ts';
import { setTarget } from '#renderer/data/targets.ts';
import { notify } from '#renderer/ui/announce.svelte.ts';
import App from './App.svelte';
import { Navigation } from './navigation.svelte.ts';

/** An engagement with an assessment that was opened last. */
async function openedAssessment() {
  const started = await startEngagement({
    title: 'Harbour review',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    fiscalStartMonth: 1,
    scoringPreset: 'balanced',
    versionId: 'tidewater:1',
    assessmentTitle: 'Spring',
    startedOn: '2026-03-02',
  });
  assert(started.ok, 'the engagement is stored');
  await rememberAssessment(started.value.assessmentId);
  return known(await db.assessments.get(started.value.assessmentId), 'the assessment');
}

async function show() {
  let chooseInMenu: (command: MenuCommand) => void = () => undefined;
  const host = {
    onMenuCommand: (listener: (command: MenuCommand) => void) => {
      chooseInMenu = listener;
      return () => undefined;
    },
  };
  const screen = await render(App, { navigation: new Navigation(window), host });
  return { screen, chooseInMenu: (command: MenuCommand) => chooseInMenu(command) };
}

describe('the frame', () => {
  beforeEach(async () => {
    window.history.replaceState(null, '', '#/home');
    await db.delete();
    await db.open();
  });

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

  it('undoes and redoes the work by button and by key, as far as there is any', async () => {
    await setTarget(await openedAssessment(), { id: 'tidewater:1:T', code: 'T1' }, 3);
    const { screen } = await show();
    const targets = () => db.targets.count();
    await screen.getByRole('button', { name: 'Undo target of T1' }).click();
    await vi.waitFor(async () => expect(await targets()).toBe(0));
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await vi.waitFor(async () => expect(await targets()).toBe(1));
    await userEvent.keyboard('{Control>}z{/Control}');
    await vi.waitFor(async () => expect(await targets()).toBe(0));
    await expect.element(screen.getByRole('button', { name: 'Redo target of T1' })).toBeEnabled();
  });

  it('undoes and redoes in turn, however fast the keys come', async () => {
    await setTarget(await openedAssessment(), { id: 'tidewater:1:T', code: 'T1' }, 3);
    const { screen } = await show();
    await expect.element(screen.getByRole('button', { name: 'Undo target of T1' })).toBeEnabled();
    const press = (shiftKey: boolean) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: shiftKey ? 'Z' : 'z',
          ctrlKey: true,
          shiftKey,
          bubbles: true,
          cancelable: true,
        }),
      );
    const before = await db.transactions.count();
    for (const isRedo of [false, true, false, true]) press(isRedo);
    await vi.waitFor(async () => expect(await db.transactions.count()).toBe(before + 4));
    expect(await db.targets.count()).toBe(1);
  });

  it('takes back what a message offered to undo together with the work itself', async () => {
    await setTarget(await openedAssessment(), { id: 'tidewater:1:T', code: 'T1' }, 3);
    const { screen } = await show();
    notify('The target is set.', { label: 'Take it back', run: () => undefined });
    await expect.element(screen.getByRole('button', { name: 'Take it back' })).toBeVisible();
    await screen.getByRole('button', { name: 'Undo target of T1' }).click();
    await expect.element(screen.getByRole('button', { name: 'Take it back' })).not.toBeInTheDocument();
    expect(await db.targets.count()).toBe(0);
  });

  it('refuses what is dropped beside a drop zone, and leaves to a drop zone what it takes', async () => {
    await show();
    const place = document.createElement('div');
    document.body.append(place);
    const drag = () => {
      const event = new DragEvent('dragover', {
        bubbles: true,
        cancelable: true,
        dataTransfer: new DataTransfer(),
      });
      Object.defineProperty(event.dataTransfer, 'dropEffect', { value: 'move', writable: true });
      place.dispatchEvent(event);
      return event.dataTransfer?.dropEffect;
    };
    expect(drag()).toBe('none');
    place.addEventListener('dragover', (event) => event.preventDefault());
    expect(drag()).toBe('move');
    place.remove();
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

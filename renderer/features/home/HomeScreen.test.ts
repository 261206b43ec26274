import { userEvent } from 'vitest/browser';
import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { db } from '#renderer/data/database.ts';
import { aFramework, aFrameworkVersion } from '#shared/testing/builders.ts';
import HomeScreen from './HomeScreen.svelte';

async function open() {
  const calls = {
    onOpenAssessment: vi.fn<(id: string) => void>(),
    onOpenFramework: vi.fn(),
    onOpenExchange: vi.fn(),
  };
  return { screen: await render(HomeScreen, calls), ...calls };
}

beforeEach(async () => {
  await db.delete();
  await db.open();
});

it('A first start leads to the framework, since nothing can begin without one', async () => {
  const { screen, onOpenFramework, onOpenExchange } = await open();
  await screen.getByRole('button', { name: 'Import a framework page' }).click();
  expect(onOpenFramework).toHaveBeenCalled();
  await screen.getByRole('button', { name: 'Open a package' }).click();
  expect(onOpenExchange).toHaveBeenCalled();
});

it('An engagement starts once its fields are filled, and is listed', async () => {
  await db.frameworks.add(aFramework());
  await db.frameworkVersions.add(aFrameworkVersion());
  const { screen, onOpenAssessment } = await open();
  await screen.getByRole('button', { name: 'Start an engagement' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.element(dialog.getByText('Name the client.')).toBeVisible();
  await expect.element(dialog.getByRole('textbox', { name: 'Client' })).toHaveFocus();
  expect(await db.engagements.count()).toBe(0);
  await userEvent.keyboard('Alder Logistics');
  await dialog.getByRole('radio', { name: /Strict/ }).click();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(onOpenAssessment).toHaveBeenCalledOnce());
  const year = new Date().getFullYear();
  expect(await db.engagements.toArray()).toMatchObject([
    { client: 'Alder Logistics', title: `Alder Logistics ${year}`, scoringPreset: 'strict' },
  ]);
  await expect.element(screen.getByRole('heading', { name: `Alder Logistics ${year}` })).toBeVisible();
});

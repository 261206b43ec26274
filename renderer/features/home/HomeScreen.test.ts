import { userEvent } from 'vitest/browser';
import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { db } from '#renderer/data/database.ts';
import { startEngagement } from '#renderer/data/engagements.ts';
import { undo } from '#renderer/data/history.ts';
import { aFramework, aFrameworkVersion } from '#shared/testing/builders.ts';
import HomeScreen from './HomeScreen.svelte';

async function open() {
  const calls = {
    onOpenAssessment: vi.fn<(id: string) => void>(),
    onOpenFramework: vi.fn(),
    onAddShipped: vi.fn(),
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

it('The settings of an engagement can be changed, and the change can be undone', async () => {
  const started = await startEngagement({
    title: 'Baseline',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    fiscalStartMonth: 1,
    scoringPreset: 'balanced',
    versionId: 'lantern:1.0',
    assessmentTitle: 'Spring',
    startedOn: '2026-03-02',
  });
  if (!started.ok) throw new Error(started.failure.kind);
  const { screen } = await open();
  await screen.getByRole('button', { name: 'Settings of Baseline' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Client' }).fill('');
  await dialog.getByRole('button', { name: 'Save settings' }).click();
  await expect.element(dialog.getByText('Name the client.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Client' }).fill('Birch Freight');
  await dialog.getByRole('radio', { name: /Strict/ }).click();
  await dialog.getByRole('button', { name: 'Save settings' }).click();
  await expect.element(screen.getByText('Birch Freight')).toBeVisible();
  expect(await db.engagements.toArray()).toMatchObject([
    { client: 'Birch Freight', title: 'Baseline', fiscalStartMonth: 1, scoringPreset: 'strict' },
  ]);
  await undo(started.value.engagementId);
  expect(await db.engagements.toArray()).toMatchObject([
    { client: 'Alder Logistics', scoringPreset: 'balanced' },
  ]);
});

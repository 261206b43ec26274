import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { known } from '#shared/base/assert.ts';
import { ok } from '#shared/base/result.ts';
import type { HostApi } from '#shared/host/contract.ts';
import { aCategory, aFramework, aFrameworkVersion, aNode } from '#shared/testing/builders.ts';
import { draftRows, editCopy } from '#renderer/data/authoring.ts';
import { db } from '#renderer/data/database.ts';
import { redo, undo } from '#renderer/data/history.ts';
import { nodesOf, shelveContent } from '#renderer/data/library.ts';
import AuthoringScreen from './AuthoringScreen.svelte';

const saved = { name: 'x.yaml', bytes: 1, sha256: 'a'.repeat(64), token: 't' };

async function open(licence: 'own' | 'restricted' = 'own') {
  const framework = aFramework({ licence: { class: licence, text: 'Terms', allowShare: false } });
  const nodes = [aCategory(), aNode({ parentId: 'lantern:1.0:A' })];
  await shelveContent({ frameworks: [framework], frameworkVersions: [aFrameworkVersion()], nodes });
  const wish = { as: 'framework', key: 'harbour', title: 'Harbour', version: '1.0-draft' } as const;
  const copy = await editCopy({ framework, version: aFrameworkVersion() }, wish, '');
  if (!copy.ok) throw new Error(copy.failure.kind);
  const versionId = copy.value;
  const saveFramework = vi.fn<HostApi['saveFramework']>(() => Promise.resolve(ok(saved)));
  const onleave = vi.fn<(versionId?: string) => void>();
  const screen = await render(AuthoringScreen, {
    host: { saveFramework, showFile: () => Promise.resolve() },
    versionId,
    nodeId: `${versionId}:A/A1`,
    onopen: (nodeId: string | undefined) => void screen.rerender({ nodeId }),
    onleave,
  });
  await expect.element(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Change Intake');
  return { screen, versionId, saveFramework, onleave };
}

const page = async (versionId: string) =>
  known((await draftRows(versionId))?.nodes.get(`${versionId}:A/A1`), 'the page');

beforeEach(async () => {
  await db.delete();
  await db.open();
});

describe('editing a draft', () => {
  it('stores what is typed without being asked, and shows what undo brings back', async () => {
    const { screen, versionId } = await open();
    const title = screen.getByRole('textbox', { name: 'Title' });
    await title.fill('Harbour intake');
    await expect.poll(async () => (await page(versionId)).title).toBe('Harbour intake');
    await undo(versionId);
    await expect.element(title).toHaveValue('Change Intake');
    await redo(versionId);
    await expect.element(title).toHaveValue('Harbour intake');
    expect((await nodesOf('lantern:1.0'))[1]?.title).toBe('Change Intake');
  });

  it('adds a practice by Enter, moves it by key and removes it while it is empty', async () => {
    const { screen, versionId } = await open();
    const texts = async () => (await page(versionId)).groups[0]?.practices.map(({ text }) => text);
    screen.getByRole('textbox', { name: 'Practice 1' }).first().element().focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('Second');
    await expect.poll(texts).toEqual(['Write down each request for a change.', 'Second']);
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(texts).toEqual(['Second', 'Write down each request for a change.']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await texts())?.length).toBe(3);
    await userEvent.keyboard('{Backspace}');
    await expect.poll(async () => (await texts())?.length).toBe(2);
  });

  it('says what is wrong while it is typed, and does not finish before it is mended', async () => {
    const { screen } = await open();
    await screen.getByRole('textbox', { name: 'Title' }).fill('');
    await expect.element(screen.getByText('This page needs a title.')).toBeVisible();
    await screen.getByRole('button', { name: 'Finish…' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Finish the draft' });
    await expect.element(dialog.getByText('To be mended first')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Finish', exact: true }).elements()).toEqual([]);
  });

  it('finishes as a version that reads as it was edited', async () => {
    const { screen, onleave } = await open();
    await screen.getByRole('textbox', { name: 'Title' }).fill('Harbour intake');
    await screen.getByRole('button', { name: 'Finish…' }).click();
    await screen.getByRole('button', { name: 'Finish', exact: true }).click();
    await expect.poll(() => onleave.mock.calls).toEqual([['harbour:1.0']]);
    const nodes = await nodesOf('harbour:1.0');
    expect(nodes.map(({ title }) => title)).toEqual(['Bringing Changes In', 'Harbour intake']);
  });

  it('asks before licensed text is written to a file', async () => {
    const { screen, saveFramework } = await open('restricted');
    await screen.getByRole('button', { name: 'Export' }).click();
    await screen.getByRole('menuitem', { name: /JSON/ }).click();
    await expect.element(screen.getByRole('dialog', { name: /licensed text/ })).toBeVisible();
    expect(saveFramework).not.toHaveBeenCalled();
    await screen.getByRole('button', { name: 'Export licensed text' }).click();
    await expect.poll(() => saveFramework.mock.calls[0]?.[1]).toBe('json');
  });
});

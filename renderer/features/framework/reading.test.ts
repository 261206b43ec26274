import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { ok } from '#shared/base/result.ts';
import {
  aCategory,
  aFramework,
  aFrameworkVersion,
  aGroup,
  aNode,
  aPractice,
} from '#shared/testing/builders.ts';
import { db } from '#renderer/data/database.ts';
import { shelveContent } from '#renderer/data/library.ts';
import FrameworkScreen from './FrameworkScreen.svelte';

const category = aCategory();
const intake = aNode({ parentId: category.id });
const handover = aNode({
  id: 'lantern:1.0:A/A2',
  parentId: category.id,
  code: 'A2',
  title: 'Handover',
  order: 1,
  groups: [
    aGroup({
      id: 'A2/2',
      practices: [aPractice({ id: 'A2/2.1', text: 'Prüfe, was übergeben wird.' })],
      metrics: [{ id: 'A2/m', text: '# of handovers', unit: 'count', direction: 'up' }],
    }),
    aGroup({
      id: 'A2/3',
      level: 3,
      practices: [aPractice({ id: 'A2/3.1', text: 'Prüfe, was übergeben wird;' })],
    }),
  ],
  translations: { fr: { title: 'Remise', text: 'Comment on remet.' } },
});

async function read(nodeId = intake.id) {
  const screen = await render(FrameworkScreen, {
    host: {
      readShippedFrameworks: () => Promise.resolve(ok([])),
      cancelFrameworkReading: () => Promise.resolve(),
      onFrameworkReading: () => () => undefined,
      chooseFrameworkSources: () => Promise.resolve(null),
      readFrameworkSources: () => Promise.reject(new Error('Nothing is read here.')),
    },
    versionId: 'lantern:1.0',
    nodeId,
    hrefOf: (versionId: string, id: string) => `#/framework/${versionId}/${id}`,
    // As the frame does: what is opened comes back as what to show.
    onOpenPage: (versionId: string, id?: string) => void screen.rerender({ versionId, nodeId: id }),
    onOpenVersions: () => undefined,
    onOpenEditor: () => undefined,
    onOpenAssessment: () => undefined,
  });
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
  return screen;
}

beforeEach(async () => {
  await db.delete();
  await db.open();
  await shelveContent({
    frameworks: [aFramework()],
    frameworkVersions: [aFrameworkVersion()],
    nodes: [category, intake, handover],
  });
});

describe('the search', () => {
  it('takes a slash, finds by what is typed, and Enter leads to the hit', async () => {
    const screen = await read();
    await userEvent.keyboard('/');
    await expect.element(screen.getByRole('combobox', { name: 'Search this version' })).toHaveFocus();
    await userEvent.keyboard('pruef');
    const hits = screen.getByRole('listbox').getByRole('option');
    await expect.element(hits.first()).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(hits.nth(1)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Handover' })).toBeVisible();
    await expect.poll(() => document.activeElement?.getAttribute('data-place')).toBe('A2/3.1');
    expect(CSS.highlights.get('found')?.size).toBe(1);
  });

  it('follows the library: what comes in later is found without a new start', async () => {
    const screen = await read();
    await userEvent.keyboard('/');
    await userEvent.keyboard('lighthouse');
    await expect.element(screen.getByText('Nothing says that.').first()).toBeVisible();
    const page = aNode({
      id: 'lantern:1.0:A/A3',
      parentId: category.id,
      code: 'A3',
      title: 'Lighthouse',
      order: 2,
    });
    await db.nodes.add({ ...page, textHash: 'b'.repeat(64) });
    await expect.element(screen.getByRole('option', { name: /A3 Lighthouse/ })).toBeVisible();
  });

  it('closes with Escape, and empties with another one', async () => {
    const screen = await read();
    await userEvent.keyboard('/');
    await userEvent.keyboard('request');
    await expect.element(screen.getByRole('listbox')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('listbox')).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('combobox', { name: 'Search this version' })).toHaveValue('');
  });
});

describe('the levels side by side', () => {
  it('says what a lower level said already, and never leaves the last level out', async () => {
    const screen = await read(handover.id);
    await userEvent.keyboard('l');
    await expect.element(screen.getByText('as at level 2')).toBeVisible();
    await screen.getByRole('button', { name: '2 Glow' }).click();
    await expect.element(screen.getByRole('columnheader', { name: '2 Glow' })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: '3 Flame' })).toBeDisabled();
  });
});

describe('the metrics of a version', () => {
  it('can be filtered by what is known of them, and lead to their pages', async () => {
    const screen = await read();
    await userEvent.keyboard('m');
    const rows = screen.getByRole('table', { name: 'Metrics' }).getByRole('row');
    await expect.element(screen.getByText('2 in this version')).toBeVisible();
    await screen.getByLabelText('Better when').selectOptions('Higher');
    await expect.poll(() => rows.elements().length).toBe(2);
    await screen.getByRole('link', { name: /A2/ }).click();
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Handover' })).toBeVisible();
  });
});

it('shows a page in another language where it has one', async () => {
  const screen = await read(handover.id);
  await screen.getByLabelText('Language of the page').selectOptions('French');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Remise' })).toBeVisible();
  await expect.element(screen.getByRole('article')).toHaveAttribute('lang', 'fr');
});

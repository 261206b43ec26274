import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { known } from '#shared/base/assert.ts';
import type { Node } from '#shared/model/framework.ts';
import { aFramework, aFrameworkVersion, aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import { ratePractice } from '#renderer/data/answers.ts';
import { db } from '#renderer/data/database.ts';
import { startEngagement } from '#renderer/data/engagements.ts';
import { shelvedVersions, shelveContent } from '#renderer/data/library.ts';
import { shownNotices } from '#renderer/ui/announce.svelte.ts';
import VersionsScreen from './VersionsScreen.svelte';

const berths = 'Keep a list of berths and of the ships that lie there';
const edited = 'Keep a list of berths and of all ships that lie there';
const bell = 'Ring the bell whenever fog comes up';
const light = 'Show a red light at the end of each pier';

function page(no: string, practices: readonly string[]): Node {
  const id = `lantern:${no}:A1`;
  const rows = practices.map((text) => aPractice({ id: `${id}/L2/p-${text.replaceAll(' ', '.')}`, text }));
  const groups = [aGroup({ id: `${id}/L2/g1`, practices: rows })];
  const textHash = (practices.includes(bell) ? 'a' : 'b').repeat(64);
  return aNode({ id, versionId: `lantern:${no}`, parentId: null, title: 'Berths', groups, textHash });
}

async function shelve(no: string, practices: readonly string[]) {
  await shelveContent({
    frameworks: [aFramework()],
    frameworkVersions: [aFrameworkVersion({ id: `lantern:${no}`, version: no })],
    nodes: [page(no, practices)],
  });
}

async function open() {
  const onOpenPage = vi.fn<(versionId: string, nodeId: string) => void>();
  const onback = vi.fn<() => void>();
  const screen = await render(VersionsScreen, {
    versions: await shelvedVersions(),
    versionId: 'lantern:1.0',
    currentAssessmentId: undefined,
    onback,
    onOpenPage,
    onOpenAssessment: () => undefined,
  });
  return { screen, onOpenPage, onback };
}

/** An assessment on version 1.0 in which both practices are rated. */
async function rated() {
  const started = await startEngagement({
    title: 'Harbour review',
    client: 'Alder Logistics',
    confidentiality: '',
    fiscalStartMonth: 1,
    scoringPreset: 'balanced',
    versionId: 'lantern:1.0',
    assessmentTitle: 'Autumn',
    startedOn: '2026-11-02',
  });
  if (!started.ok) throw new Error(started.failure.kind);
  const assessment = known(await db.assessments.get(started.value.assessmentId), 'the assessment');
  const nodeId = 'lantern:1.0:A1';
  for (const text of [berths, bell]) {
    const practiceId = `${nodeId}/L2/p-${text.replaceAll(' ', '.')}`;
    await ratePractice({ assessment, nodeId, practiceId, subject: 'A1' }, 'F');
  }
  return assessment;
}

beforeEach(async () => {
  await db.delete();
  await db.open();
});

describe('comparing versions', () => {
  it('says what is missing while there is only one version', async () => {
    await shelve('1.0', [berths]);
    const { screen, onback } = await open();
    await expect.element(screen.getByText('Only one version is here')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Migrate assessment…' })).not.toBeInTheDocument();
    await screen.getByRole('button', { name: 'Back to the framework' }).click();
    expect(onback).toHaveBeenCalledOnce();
  });

  it('says that two versions say the same, and that one version is no pair', async () => {
    await shelve('1.0', [berths]);
    await shelve('1.1', [berths]);
    const { screen } = await open();
    await expect.element(screen.getByText('Both versions say the same')).toBeVisible();
    await screen.getByLabelText('Older version').selectOptions('1.1');
    await expect.element(screen.getByText('Choose two different versions')).toBeVisible();
  });

  it('shows each change in the tree, narrowed down by kind, and its words beside it', async () => {
    await shelve('1.0', [berths, bell]);
    await shelve('2.0', [edited, light]);
    const { screen, onOpenPage } = await open();
    await expect.element(screen.getByText('3 changes from 1.0 to 2.0')).toBeVisible();
    await screen.getByRole('treeitem', { name: /all ships/ }).click();
    const details = screen.getByRole('region', { name: 'The change' });
    await expect.element(details.getByRole('deletion')).toHaveTextContent('the');
    await expect.element(details.getByRole('insertion')).toHaveTextContent('all');
    await screen.getByRole('radio', { name: 'Dropped 1' }).click();
    await expect.element(screen.getByRole('treeitem', { name: /Ring the bell/ })).toBeVisible();
    expect(screen.getByRole('treeitem').elements()).toHaveLength(2);
    await details.getByRole('button', { name: 'Open in 1.0' }).click();
    expect(onOpenPage).toHaveBeenCalledWith('lantern:1.0', 'lantern:1.0:A1');
  });

  it('is walked by the arrow keys', async () => {
    await shelve('1.0', [berths, bell]);
    await shelve('2.0', [edited, light]);
    const { screen } = await open();
    const first = screen.getByRole('treeitem', { name: /A1 Berths/ });
    await expect.element(first).toBeVisible();
    (first.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(screen.getByRole('treeitem', { selected: true })).toHaveFocus();
    await expect.element(screen.getByRole('treeitem', { selected: true })).toHaveTextContent('red light');
  });
});

describe('migrating an assessment', () => {
  beforeEach(async () => {
    await shelve('1.0', [berths, bell]);
    await shelve('2.0', [edited, light]);
  });

  async function begin() {
    const opened = await open();
    await opened.screen.getByRole('button', { name: 'Migrate assessment…' }).click();
    return opened;
  }

  it('says so when no assessment stands on the older version', async () => {
    const { screen } = await begin();
    await expect.element(screen.getByText('No assessment stands on the older version')).toBeVisible();
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Versions' })).toBeVisible();
  });

  it('proposes what was reworded, and stores nothing before it is told to', async () => {
    const { id } = await rated();
    const { screen } = await begin();
    await expect.element(screen.getByText('1 place to decide')).toBeVisible();
    await screen.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect.element(screen.getByText('Everything is decided.').first()).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Migrate…' })).toHaveFocus();
    expect(await db.assessments.count()).toBe(1);
    await screen.getByRole('button', { name: 'Migrate…' }).click();
    await screen.getByRole('button', { name: 'Migrate', exact: true }).click();
    await expect.element(screen.getByRole('button', { name: 'Kept aside: 1' })).toBeVisible();
    const migrated = known(
      (await db.assessments.toArray()).find((each) => each.basedOnId === id),
      'it',
    );
    expect(migrated).toMatchObject({ versionId: 'lantern:2.0', title: 'Autumn (2.0)' });
    expect(shownNotices().at(-1)?.text).toBe('1 answer taken over, 1 kept aside. Nothing was dropped.');
  });

  it('counts what nobody decided among what is kept aside', async () => {
    await rated();
    const { screen } = await begin();
    await screen.getByRole('button', { name: 'Migrate…' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Migrate “Autumn”?' });
    await expect.element(dialog).toHaveTextContent('2 answers will be kept aside with it');
    await expect.element(dialog).toHaveTextContent('1 place you have not decided');
  });

  it('gives what is gone a place that was found by its words', async () => {
    await rated();
    const { screen } = await begin();
    const dropped = screen.getByRole('region', { name: /^Dropped/ });
    await dropped.getByRole('button', { name: 'Choose by hand…' }).click();
    const search = screen.getByLabelText('Words of the place');
    await search.fill('no such words');
    await expect.element(screen.getByText('Nothing there has these words.')).toBeVisible();
    await search.fill('red light');
    await screen.getByRole('button', { name: /red light/ }).click();
    await expect.element(dropped.getByText('Goes to:')).toBeVisible();
  });

  it('asks for a name', async () => {
    await rated();
    const { screen } = await begin();
    await screen.getByLabelText('Name of the new assessment').fill(' ');
    await screen.getByRole('button', { name: 'Migrate…' }).click();
    await expect.element(screen.getByText('Give the new assessment a name.')).toBeVisible();
    await expect.element(screen.getByLabelText('Name of the new assessment')).toHaveFocus();
  });
});

import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { assessmentResults } from '#shared/domain/assessmentResults.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import { aCategory, aFramework, aFrameworkVersion, aNode, ratingsOf } from '#shared/testing/builders.ts';
import { db } from '#renderer/data/database.ts';
import { startEngagement } from '#renderer/data/engagements.ts';
import { undo } from '#renderer/data/history.ts';
import { setTarget } from '#renderer/data/targets.ts';
import { words } from '#renderer/i18n/words.ts';
import { lastAnnouncement, shownNotices } from '#renderer/ui/announce.svelte.ts';
import ResultsScreen from './ResultsScreen.svelte';

const version = aFrameworkVersion();
const category = aCategory();
const block = (code: string, title: string, order: number) =>
  aNode({ id: `${category.id}/${code}`, parentId: category.id, code, title, order });
const intake = block('A1', 'Change Intake', 0);
const release = block('A2', 'Release', 1);
const retreat = block('A3', 'Retreat', 2);
const archive = block('A4', 'Archive', 3);
const ratings: readonly (readonly [typeof intake, readonly (RatingValue | null)[]])[] = [
  [intake, ['F', 'L', 'P', 'N', 'N']],
  [release, ['F', 'F', 'F', 'L', 'P']],
  [retreat, ['F', null, null, null, null]],
  [archive, ['NA', 'NA', 'NA', 'NA', 'NA']],
];

/** Takes the keyboard to a row of the table. */
async function focusRow(screen: Awaited<ReturnType<typeof open>>['screen'], name: RegExp) {
  const link = screen.getByRole('rowheader').getByRole('link', { name });
  await expect.element(link).toBeVisible();
  (link.element() as HTMLElement).focus();
}

async function assessmentInStore() {
  return (await db.assessments.toArray())[0]!;
}

async function open(nodeId?: string) {
  const assessment = await assessmentInStore();
  const engagement = (await db.engagements.toArray())[0]!;
  const onOpenNode = vi.fn<(id: string) => void>();
  const onOpenAssess = vi.fn<(id?: string) => void>();
  const onOpenPlan = vi.fn<() => void>();
  const screen = await render(ResultsScreen, {
    assessment,
    engagement,
    nodeId,
    hrefOf: (id) => `#/results/${id ?? ''}`,
    onOpenNode,
    onOpenAssess,
    onOpenPlan,
  });
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
  return { screen, onOpenNode, onOpenAssess, onOpenPlan };
}

async function openTargets() {
  const opened = await open();
  await opened.screen.getByRole('tab', { name: 'Targets' }).click();
  await expect.element(opened.screen.getByRole('radiogroup').first()).toBeVisible();
  return opened;
}

async function results() {
  const assessment = await assessmentInStore();
  return assessmentResults({
    engagement: (await db.engagements.toArray())[0]!,
    assessment,
    version,
    nodes: await db.nodes.toArray(),
    ratings: await db.ratings.toArray(),
    targets: await db.targets.toArray(),
  });
}

async function storedTargets() {
  const rows = await db.targets.toArray();
  return Object.fromEntries(rows.map(({ nodeId, level }): [string, number] => [nodeId.slice(-2), level]));
}

async function undoOnce() {
  const undone = await undo((await assessmentInStore()).engagementId);
  return undone.ok ? undone.value?.label : undefined;
}

const stored = (targets: Record<string, number>) =>
  vi.waitFor(async () => expect(await storedTargets()).toEqual(targets), 5000);

beforeEach(async () => {
  await db.delete();
  await db.open();
  await db.frameworks.add(aFramework());
  await db.frameworkVersions.add(version);
  await db.nodes.bulkAdd([category, intake, release, retreat, archive]);
  await startEngagement({
    title: 'Harbour review',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    fiscalStartMonth: 1,
    scoringPreset: 'balanced',
    versionId: version.id,
    assessmentTitle: 'Spring',
    startedOn: '2026-03-02',
  });
  const { id: assessmentId, engagementId } = await assessmentInStore();
  await db.ratings.bulkAdd(
    ratings
      .flatMap(([node, values]) => ratingsOf(node, values))
      .map((row) => ({ ...row, id: `${assessmentId}:${row.practiceId}`, assessmentId, engagementId })),
  );
});

describe('the overview', () => {
  it('shows the scores, the mean, the coverage and the rule that the domain gives', async () => {
    const { screen } = await open();
    const { blocks, overall } = await results();
    for (const { node, score } of blocks) {
      if (score.state !== 'scored') continue;
      const row = screen.getByRole('row').filter({ hasText: node.title });
      await expect.element(row).toHaveTextContent(words().score(score.score));
      await expect.element(row).toHaveTextContent(words().share(score.coverage));
    }
    const branch = screen.getByRole('row').filter({ hasText: category.title });
    await expect.element(branch).toHaveTextContent(words().score(overall?.score ?? null));
    await expect.element(screen.getByText(/^3 of 3 blocks are scored and stand at/)).toBeVisible();
    await expect.element(screen.getByText(/^Preset Balanced \(75%\)/)).toBeVisible();
  });

  it('says of a score that it is provisional, and of a block that it does not apply', async () => {
    const { screen } = await open();
    const provisional = screen.getByRole('row').filter({ hasText: 'Retreat' });
    await expect.element(provisional.getByRole('img', { name: '2.0, provisional' })).toBeVisible();
    const out = screen.getByRole('row').filter({ hasText: 'Archive' });
    await expect.element(out.getByRole('img', { name: 'Not applicable' })).toBeVisible();
  });

  it('ranks the gaps by size, and leaves provisional scores out of the ranking', async () => {
    const assessment = await assessmentInStore();
    for (const node of [intake, release, retreat]) await setTarget(assessment, node, 5);
    const { screen } = await open();
    const list = screen.getByRole('region', { name: 'Largest gaps' });
    const items = list.getByRole('listitem');
    await vi.waitFor(() => expect(items.elements()).toHaveLength(2));
    await expect.element(items.first()).toHaveTextContent(/Change Intake.*2\.2/s);
    await expect.element(items.last()).toHaveTextContent(/Release.*0\.6/s);
    await expect.element(list).toHaveTextContent('1 block below target is not ranked');
  });

  it('goes through the rows by key, and opens one', async () => {
    const { screen, onOpenNode } = await open();
    await focusRow(screen, /Bringing Changes In/);
    await userEvent.keyboard('{ArrowDown}j{ArrowUp}{Enter}');
    expect(onOpenNode).toHaveBeenCalledWith(intake.id);
  });

  it('orders the blocks by a column, and shows the tree again at the third press', async () => {
    const { screen } = await open();
    const titles = () =>
      screen
        .getByRole('rowheader')
        .elements()
        .map((cell) => cell.querySelector('.title')?.textContent);
    const score = screen.getByRole('button', { name: 'Score' });
    await score.click();
    await vi.waitFor(() => expect(titles()).toEqual(['Retreat', 'Change Intake', 'Release', 'Archive']));
    await score.click();
    await vi.waitFor(() => expect(titles()).toEqual(['Release', 'Change Intake', 'Retreat', 'Archive']));
    await score.click();
    await vi.waitFor(() =>
      expect(titles()).toEqual(['Bringing Changes In', 'Change Intake', 'Release', 'Retreat', 'Archive']),
    );
  });

  it('offers to rate while nothing is rated', async () => {
    await db.ratings.clear();
    const { screen, onOpenAssess } = await open();
    await screen.getByRole('button', { name: 'Rate practices' }).click();
    expect(onOpenAssess).toHaveBeenCalledOnce();
  });
});

describe('targets', () => {
  it('sets one by mouse, says the gap, and takes it back', async () => {
    const { screen } = await openTargets();
    const row = screen.getByRole('row').filter({ hasText: 'Change Intake' });
    await row.getByRole('radio', { name: '4' }).click();
    await stored({ A1: 4 });
    await expect.element(row.getByRole('radio', { name: '4' })).toHaveAttribute('aria-checked', 'true');
    await expect.element(row).toHaveTextContent('1.2');
    await vi.waitFor(() =>
      expect(lastAnnouncement().text).toBe('A1 Change Intake: target 4. The gap is 1.2 levels.'),
    );
    expect(await undoOnce()).toBe('setTarget');
    await stored({});
  });

  it('sets and clears them by key, row by row', async () => {
    const { screen } = await openTargets();
    await focusRow(screen, /Change Intake/);
    await userEvent.keyboard('{Shift>}5{/Shift}');
    await stored({ A1: 5 });
    await userEvent.keyboard('{ArrowDown}{Shift>}3{/Shift}');
    await stored({ A1: 5, A2: 3 });
    await userEvent.keyboard('{ArrowUp}{Backspace}');
    await stored({ A2: 3 });
  });

  it('says of a target below the score what is beyond it', async () => {
    const { screen } = await openTargets();
    const row = screen.getByRole('row').filter({ hasText: 'Release' });
    await row.getByRole('radio', { name: '3' }).click();
    await expect.element(row).toHaveTextContent('+1.4');
    await expect.element(screen.getByText(/^A surplus \(\+\) is what a block has beyond/)).toBeVisible();
  });

  it('sets those of a branch in one step, without what does not apply', async () => {
    const { screen } = await openTargets();
    await focusRow(screen, /Bringing Changes In/);
    await userEvent.keyboard('{Shift>}4{/Shift}');
    await stored({ A1: 4, A2: 4, A3: 4 });
    const out = screen.getByRole('row').filter({ hasText: 'Archive' });
    expect(out.getByRole('radio').elements()).toEqual([]);
    expect(await undoOnce()).toBe('setTargets');
    await stored({});
  });

  it('sets all by preset, and one undo takes back what each preset did', async () => {
    await setTarget(await assessmentInStore(), retreat, 5);
    const { screen } = await openTargets();
    await screen.getByRole('button', { name: 'Level 3 floor' }).click();
    await stored({ A1: 3, A2: 4, A3: 5 });
    expect(shownNotices().at(-1)?.text).toBe('2 targets changed. One undo takes it back.');
    await screen.getByRole('button', { name: 'One level up everywhere' }).click();
    await stored({ A1: 3, A2: 5, A3: 3 });
    await undoOnce();
    await stored({ A1: 3, A2: 4, A3: 5 });
    await undoOnce();
    await stored({ A3: 5 });
  });

  it('says at the table that a target could not be stored, and tries again', async () => {
    const { screen } = await openTargets();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Encountered full disk', 'QuotaExceededError');
    });
    try {
      const row = screen.getByRole('row').filter({ hasText: 'Release' });
      await row.getByRole('radio', { name: '5' }).click();
      await expect.element(screen.getByRole('alert')).toHaveTextContent('no room left');
    } finally {
      put.mockRestore();
    }
    await screen.getByRole('button', { name: 'Try again' }).click();
    await stored({ A2: 5 });
    await vi.waitFor(() => expect(screen.getByRole('alert').elements()).toEqual([]));
  });
});

describe('the report of a block', () => {
  it('explains the score, and lists what the target would take', async () => {
    await setTarget(await assessmentInStore(), intake, 4);
    const { screen, onOpenAssess, onOpenPlan } = await open(intake.id);
    await expect.element(screen.getByRole('heading', { name: 'Why 2.8?' })).toBeVisible();
    await expect
      .element(screen.getByText('Level 3 Flame is not passed: 67% achieved, 75% needed.'))
      .toBeVisible();
    const target = screen.getByRole('region', { name: 'Target' });
    await expect.element(target).toHaveTextContent('The gap is 1.2 levels.');
    await expect.element(target).toHaveTextContent('3 practices are below Fully.');
    await expect.element(target).toHaveTextContent('Agree on who decides about a request.');
    await expect.element(screen.getByText('Days from request to use')).toBeVisible();
    await screen.getByRole('button', { name: 'Rate', exact: true }).click();
    expect(onOpenAssess).toHaveBeenCalledWith(intake.id);
    await screen.getByRole('button', { name: 'Plan', exact: true }).click();
    expect(onOpenPlan).toHaveBeenCalledOnce();
  });

  it('sets the target by key, and turns to the next block', async () => {
    const { screen, onOpenNode } = await open(intake.id);
    await expect.element(screen.getByRole('radiogroup').first()).toBeVisible();
    await userEvent.keyboard('{Shift>}4{/Shift}');
    await stored({ A1: 4 });
    await userEvent.keyboard(']');
    expect(onOpenNode).toHaveBeenCalledWith(release.id);
  });

  it('says why a block does not apply, and offers no target for it', async () => {
    const { screen } = await open(archive.id);
    await expect.element(screen.getByText('Done by the parent company')).toBeVisible();
    expect(screen.getByRole('radio').elements()).toEqual([]);
    await userEvent.keyboard('{Shift>}4{/Shift}');
    expect(await storedTargets()).toEqual({});
  });
});

it('shows the results of a branch alone', async () => {
  const { screen } = await open(category.id);
  await expect
    .element(screen.getByRole('heading', { level: 1, name: 'A Bringing Changes In' }))
    .toBeVisible();
  expect(screen.getByRole('rowheader').elements()).toHaveLength(4);
});

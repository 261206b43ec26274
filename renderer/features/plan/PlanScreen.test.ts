import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { projectedResults } from '#shared/domain/planning.ts';
import { addQuarters, quarterOf, quartersFrom } from '#shared/domain/quarters.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import { aCategory, aFramework, aFrameworkVersion, aNode } from '#shared/testing/builders.ts';
import { ratePractice } from '#renderer/data/answers.ts';
import { today } from '#renderer/data/clock.ts';
import { db } from '#renderer/data/database.ts';
import { startEngagement } from '#renderer/data/engagements.ts';
import { undo } from '#renderer/data/history.ts';
import { addInitiatives, placeInitiative, planOf } from '#renderer/data/plan.ts';
import { setTarget } from '#renderer/data/targets.ts';
import { lastAnnouncement, shownNotices } from '#renderer/ui/announce.svelte.ts';
import PlanScreen from './PlanScreen.svelte';

const a1 = aNode();
const a2 = aNode({ id: 'lantern:1.0:A/A2', code: 'A2', title: 'Change Review', order: 1 });
/** The fiscal year of the engagement starts in April, so that quarters and calendar differ. */
const april = 4;
const now = quarterOf(today(), april);
const label = (ahead: number) => addQuarters(now, ahead).label;

async function assessment() {
  return (await db.assessments.toArray())[0]!;
}

async function rate(node: typeof a1, values: readonly RatingValue[]) {
  const practices = node.groups.flatMap((group) => group.practices);
  for (const [index, value] of values.entries()) {
    const practiceId = practices[index]!.id;
    await ratePractice({ assessment: await assessment(), nodeId: node.id, practiceId, subject: '' }, value);
  }
}

/** A1 stands at 2.8 and A2 at 3.3; with targets, A1 lacks levels 3 and 4, A2 lacks level 4. */
async function aim() {
  await rate(a1, ['F', 'L', 'P', 'N', 'N']);
  await rate(a2, ['F', 'F', 'P', 'N', 'N']);
  await setTarget(await assessment(), a1, 4);
  await setTarget(await assessment(), a2, 4);
}

async function open() {
  const engagement = (await db.engagements.toArray())[0]!;
  const onOpenTargets = vi.fn<() => void>();
  const onOpenBlock = vi.fn<(id: string) => void>();
  const props = { assessment: await assessment(), engagement, onOpenTargets, onOpenBlock };
  const screen = await render(PlanScreen, props);
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Plan' })).toBeVisible();
  const column = (name: string) => screen.getByRole('region', { name, exact: true });
  const card = (title: string) => screen.getByRole('listitem').filter({ hasText: title }).first();
  return { screen, column, card, onOpenTargets, onOpenBlock };
}

/** Opens the board with the three initiatives that the targets ask for, all parked. */
async function openBoard() {
  await aim();
  await addInitiatives(
    await assessment(),
    [
      { title: 'A1 → Level 3', node: a1, practices: ['3.1'], effortDays: 5 },
      { title: 'A1 → Level 4', node: a1, practices: ['4.1', '4.2'], effortDays: 15 },
      { title: 'A2 → Level 4', node: a2, practices: ['4.1', '4.2'], effortDays: 15 },
    ].map(({ title, node, practices, effortDays }) => ({
      title,
      description: '',
      owner: '',
      effortDays,
      covers: practices.map((at) => ({ nodeId: node.id, practiceId: `${node.id}/${at}` })),
    })),
  );
  const opened = await open();
  await expect.element(opened.screen.getByRole('group', { name: 'Quarter board' })).toBeVisible();
  return opened;
}

async function startOf(title: string): Promise<string | undefined> {
  const initiative = await db.initiatives.filter((each) => each.title === title).first();
  return (await db.placements.filter((each) => each.initiativeId === initiative?.id).first())?.startMonth;
}

async function place(title: string, ahead: number) {
  const plan = (await planOf((await assessment()).id))!;
  const initiative = plan.initiatives.find((each) => each.title === title)!;
  await placeInitiative(plan.scenario, initiative, addQuarters(now, ahead).startMonth);
}

async function lastCommand() {
  const last = await db.transactions.orderBy('id').last();
  return { label: last?.label, kind: last?.kind };
}

const focusedTitle = () => document.activeElement?.querySelector('.title')?.textContent;

beforeEach(async () => {
  await db.delete();
  await db.open();
  await db.frameworks.add(aFramework());
  await db.frameworkVersions.add(aFrameworkVersion());
  await db.nodes.bulkAdd([aCategory(), ...[a1, a2].map((node) => ({ ...node, parentId: 'lantern:1.0:A' }))]);
  await startEngagement({
    title: 'Lantern review',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    fiscalStartMonth: april,
    scoringPreset: 'balanced',
    versionId: 'lantern:1.0',
    assessmentTitle: 'Spring',
    startedOn: '2026-03-02',
  });
});

describe('deriving initiatives', () => {
  it('leads to the targets while there are none', async () => {
    const { screen, onOpenTargets } = await open();
    await expect.element(screen.getByText('No targets yet')).toBeVisible();
    await screen.getByRole('button', { name: 'Set targets in Results' }).click();
    expect(onOpenTargets).toHaveBeenCalledOnce();
  });

  it('adds what is ticked in one step, and offers only the rest again', async () => {
    await aim();
    const { screen, column } = await open();
    await screen.getByRole('button', { name: 'Derive initiatives' }).click();
    const dialog = screen.getByRole('dialog');
    const line = 'A1 → Level 4: 2 practices, 2 outcomes, 1 metric';
    await dialog.getByRole('checkbox', { name: line }).click();
    await dialog.getByRole('button', { name: 'Add 2 initiatives' }).click();
    await expect.element(column('Parked').getByText('A1 → Level 3')).toBeVisible();
    await vi.waitFor(() => expect(focusedTitle()).toBe('A1 → Level 3'));
    expect(await lastCommand()).toEqual({ label: 'addInitiatives', kind: 'do' });
    expect((await db.initiatives.toArray()).map(({ title }) => title)).toEqual([
      'A1 → Level 3',
      'A2 → Level 4',
    ]);
    await screen.getByRole('button', { name: 'Derive initiatives' }).click();
    await dialog.getByRole('button', { name: 'Add 1 initiative', exact: true }).click();
    await vi.waitFor(async () => expect(await db.initiatives.count()).toBe(3));
    const covered = (await db.covers.toArray()).map(({ practiceId }) => practiceId);
    expect(covered).toHaveLength(new Set(covered).size);
    await screen.getByRole('button', { name: 'Derive initiatives' }).click();
    await expect.element(dialog).toHaveTextContent('Nothing left to derive');
  });

  it('is taken back by one undo', async () => {
    await aim();
    const { screen } = await open();
    await screen.getByRole('button', { name: 'Derive initiatives' }).click();
    await screen.getByRole('button', { name: 'Add 3 initiatives' }).click();
    await vi.waitFor(async () => expect(await db.initiatives.count()).toBe(3));
    await undo((await assessment()).engagementId);
    expect(await db.initiatives.count()).toBe(0);
    expect(await db.covers.count()).toBe(0);
    await expect.element(screen.getByText('No initiatives yet')).toBeVisible();
  });
});

describe('the quarter board', () => {
  it('shows the parked initiatives, eight quarters of the fiscal year, and what each card lifts', async () => {
    const { screen, column, card } = await openBoard();
    const names = screen
      .getByRole('region')
      .elements()
      .map((each) => each.querySelector('h2')?.textContent);
    expect(names).toEqual(['Parked', ...quartersFrom(today(), 8, april).map((quarter) => quarter.label)]);
    await expect.element(card('A1 → Level 3')).toHaveTextContent('A1 2.8 → 3.2');
    await expect.element(card('A1 → Level 3')).toHaveTextContent('No owner');
    await expect.element(card('A1 → Level 4')).toHaveTextContent('M, 15 days');
    await expect.element(column('Parked')).toHaveTextContent('35 days');
  });

  it('moves a card by drag, and tells the new load before it is dropped', async () => {
    const { screen, column, card } = await openBoard();
    const from = card('A1 → Level 3').element();
    const to = column(label(1)).element();
    const dataTransfer = new DataTransfer();
    const fire = (type: string, target: Element) =>
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    await place('A2 → Level 4', 1);
    await expect.element(column(label(1))).toHaveTextContent('15 days');
    fire('dragstart', from);
    await vi.waitFor(() => expect(fire('dragover', to)).toBe(false));
    await expect.element(column(label(1))).toHaveTextContent('15 → 20 days');
    fire('drop', to);
    fire('dragend', from);
    await expect.element(column(label(1)).getByText('A1 → Level 3')).toBeVisible();
    await vi.waitFor(async () => expect(await startOf('A1 → Level 3')).toBe(addQuarters(now, 1).startMonth));
    expect(column(label(1)).element().textContent).not.toContain('→ 20 days');
    expect(await lastCommand()).toEqual({ label: 'placeInitiative', kind: 'do' });
    await expect.element(screen.getByRole('region', { name: 'Parked' })).toHaveTextContent('15 days');
  });

  it('moves a card with the pointer, also within a frame that refuses drops', async () => {
    const { column, screen } = await openBoard();
    const refuse = (event: DragEvent) => {
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'none';
    };
    window.addEventListener('dragover', refuse);
    onTestFinished(() => window.removeEventListener('dragover', refuse));
    await userEvent.dragAndDrop(screen.getByText('A1 → Level 3'), column(label(2)));
    await expect.element(column(label(2)).getByText('A1 → Level 3')).toBeVisible();
    await vi.waitFor(async () => expect(await startOf('A1 → Level 3')).toBe(addQuarters(now, 2).startMonth));
  });

  it('leaves files that are dragged over it alone', async () => {
    const { column } = await openBoard();
    const event = new DragEvent('dragover', { bubbles: true, cancelable: true });
    column(label(1)).element().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('moves a card by keys as fast as they are pressed, keeps the focus on it, and says what that does', async () => {
    const { screen, column } = await openBoard();
    (screen.getByRole('button', { name: /^A1 → Level 3/ }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowLeft}{/Alt}');
    await expect.element(column(label(1)).getByText('A1 → Level 3')).toBeVisible();
    await vi.waitFor(async () => expect(await startOf('A1 → Level 3')).toBe(addQuarters(now, 1).startMonth));
    expect(focusedTitle()).toBe('A1 → Level 3');
    await vi.waitFor(() =>
      expect(lastAnnouncement().text).toBe(
        `A1 → Level 3 moved to ${label(1)}. 5 days in it. Overall 3.2 at the end of it.`,
      ),
    );
    await userEvent.keyboard('{Alt>}{ArrowLeft}{ArrowLeft}{/Alt}');
    await vi.waitFor(async () => expect(await startOf('A1 → Level 3')).toBeUndefined());
    await vi.waitFor(() => expect(lastAnnouncement().text).toContain('moved to Parked'));
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(lastAnnouncement().text).toBe('It is parked already.');
  });

  it('moves a card by menu, with one key or one click to open it', async () => {
    const { screen, column, card } = await openBoard();
    await card('A1 → Level 4').hover();
    await screen.getByRole('button', { name: 'Move A1 → Level 4 to a quarter' }).click();
    await screen.getByRole('menuitem', { name: `${label(3)}, then 15 days` }).click();
    await vi.waitFor(async () => expect(await startOf('A1 → Level 4')).toBe(addQuarters(now, 3).startMonth));
    await vi.waitFor(() => expect(focusedTitle()).toBe('A1 → Level 4'));
    await userEvent.keyboard('m');
    await expect.element(screen.getByRole('menuitem', { name: /^Parked/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(column('Parked').getByText('A1 → Level 4')).toBeVisible();
    await vi.waitFor(async () => expect(await startOf('A1 → Level 4')).toBeUndefined());
  });

  it('goes from card to card and column to column with the arrows', async () => {
    const { screen, column } = await openBoard();
    await place('A2 → Level 4', 4);
    await expect.element(column(label(4)).getByText('A2 → Level 4')).toBeVisible();
    (screen.getByRole('button', { name: /^A1 → Level 3/ }).element() as HTMLElement).focus();
    const seen: (string | null | undefined)[] = [];
    for (const key of ['{ArrowDown}', '{ArrowRight}', '{ArrowLeft}', '{End}']) {
      await userEvent.keyboard(key);
      seen.push(focusedTitle());
    }
    expect(seen).toEqual(['A1 → Level 4', 'A2 → Level 4', 'A1 → Level 3', 'A1 → Level 4']);
    expect(document.querySelectorAll('.card > [tabindex="0"]')).toHaveLength(1);
  });

  it('projects the scores that the domain computes, against the targets', async () => {
    const { screen, column } = await openBoard();
    await place('A1 → Level 3', 0);
    await place('A1 → Level 4', 2);
    (screen.getByRole('button', { name: /^A1 → Level 3/ }).element() as HTMLElement).focus();
    const { engagement, nodes, ratings, targets, version } = {
      engagement: (await db.engagements.toArray())[0]!,
      nodes: await db.nodes.toArray(),
      ratings: await db.ratings.toArray(),
      targets: await db.targets.toArray(),
      version: (await db.frameworkVersions.toArray())[0]!,
    };
    const rows = { engagement, assessment: await assessment(), version, nodes, ratings, targets };
    const plan = (await planOf((await assessment()).id))!;
    for (const ahead of [0, 1, 2, 7]) {
      const quarter = addQuarters(now, ahead);
      const results = projectedResults(rows, quarter, plan.placements, plan.covers);
      const block = results.blocks.find(({ node }) => node.id === a1.id)!.score;
      const expected = [results.overall!.score, block.state === 'scored' ? block.score : null];
      const shown = () =>
        [...column(quarter.label).element().querySelectorAll('.projected')].map((each) =>
          Number(each.textContent),
        );
      await vi.waitFor(() => expect(shown()).toEqual(expected));
    }
    await expect.element(column(label(1))).toHaveTextContent('0.8 to go');
    await expect.element(column(label(2))).toHaveTextContent('Met');
  });

  it('marks a level that is placed before the one it builds on, in words, and does not refuse it', async () => {
    const { screen, column, card } = await openBoard();
    await place('A1 → Level 4', 1);
    await expect.element(column(label(1)).getByText('Before A1 → Level 3')).toBeVisible();
    expect(card('A2 → Level 4').element().textContent).not.toContain('Before');
    await place('A1 → Level 3', 1);
    await vi.waitFor(() => expect(screen.getByText('Before A1 → Level 3').elements()).toEqual([]));
  });

  it('says of work whose lower level nobody covers that it counts for nothing yet', async () => {
    const { screen, card } = await openBoard();
    expect(card('A1 → Level 4').element().textContent).not.toContain('not covered');
    await card('A1 → Level 3').getByText('A1 → Level 3').click();
    await screen.getByRole('button', { name: 'Remove this initiative' }).click();
    await expect.element(card('A1 → Level 4')).toHaveTextContent('Level 3 of A1 is not covered');
    await expect.element(card('A1 → Level 4')).toHaveTextContent('A1 2.8 → 2.8');
    expect(card('A2 → Level 4').element().textContent).not.toContain('not covered');
  });

  it('shows a quarter beyond the eight when something is placed there', async () => {
    const { column } = await openBoard();
    await place('A1 → Level 3', -2);
    await place('A1 → Level 4', 11);
    await expect.element(column(label(-2)).getByText('A1 → Level 3')).toBeVisible();
    await expect.element(column(label(11)).getByText('A1 → Level 4')).toBeVisible();
    await expect.element(column(label(0)).getByText('now')).toBeVisible();
    expect(column(label(-2)).getByText('now').elements()).toEqual([]);
  });

  it('follows undo and redo with the focus', async () => {
    const { screen, column } = await openBoard();
    (screen.getByRole('button', { name: /^A1 → Level 3/ }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await vi.waitFor(async () => expect(await startOf('A1 → Level 3')).toBe(now.startMonth));
    await undo((await assessment()).engagementId);
    await expect.element(column('Parked').getByText('A1 → Level 3')).toBeVisible();
    await vi.waitFor(() => expect(focusedTitle()).toBe('A1 → Level 3'));
  });
});

describe('the details of an initiative', () => {
  it('open by key beside the board, and show practices, outcomes and metrics', async () => {
    const { screen, onOpenBlock } = await openBoard();
    (screen.getByRole('button', { name: /^A1 → Level 4/ }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const panel = screen.getByRole('complementary', { name: 'Initiative' });
    await expect.element(panel.getByRole('textbox', { name: 'Title' })).toHaveFocus();
    for (const text of [
      '2 practices to bring to Fully',
      'Compare requests by what they are worth.',
      'The most useful changes come first.',
      'Days from request to use',
    ]) {
      await expect.element(panel).toHaveTextContent(text);
    }
    await panel.getByRole('button', { name: 'Open A1 in Assess' }).click();
    expect(onOpenBlock).toHaveBeenCalledWith(a1.id);
    await panel.getByRole('textbox', { name: 'Title' }).click();
    await userEvent.keyboard('{Escape}');
    expect(panel.elements()).toEqual([]);
    await vi.waitFor(() => expect(focusedTitle()).toBe('A1 → Level 4'));
  });

  it('store each field with its own undo, also when the next card is opened without leaving the field', async () => {
    const { screen, card } = await openBoard();
    await card('A1 → Level 3').getByText('A1 → Level 3').click();
    await screen.getByRole('textbox', { name: 'Owner' }).fill('Robin');
    await userEvent.keyboard('{Enter}');
    await expect.element(card('A1 → Level 3')).toHaveTextContent('Robin');
    await screen.getByRole('textbox', { name: 'Description' }).fill('Ask the change board.');
    await card('A1 → Level 4').getByText('A1 → Level 4').click();
    await vi.waitFor(async () =>
      expect(
        (await db.initiatives.toArray()).map((each) => [each.title, each.owner, each.description]),
      ).toEqual([
        ['A1 → Level 3', 'Robin', 'Ask the change board.'],
        ['A1 → Level 4', '', ''],
        ['A2 → Level 4', '', ''],
      ]),
    );
    await undo((await assessment()).engagementId);
    expect(await db.initiatives.toArray()).toMatchObject([{ owner: 'Robin', description: '' }, {}, {}]);
  });

  it('estimate in bands by digit and by click, and in days', async () => {
    const { screen, card } = await openBoard();
    const days = async () => (await db.initiatives.orderBy('id').first())?.effortDays;
    (screen.getByRole('button', { name: /^A1 → Level 3/ }).element() as HTMLElement).focus();
    await userEvent.keyboard('4');
    await vi.waitFor(async () => expect(await days()).toBe(40));
    await expect.element(card('A1 → Level 3')).toHaveTextContent('L, 40 days');
    await userEvent.keyboard('{Enter}');
    await screen.getByRole('radio', { name: 'XS' }).click();
    await vi.waitFor(async () => expect(await days()).toBe(2));
    const field = screen.getByRole('spinbutton', { name: 'Working days' });
    await field.fill('0');
    await expect.element(screen.getByText('Enter 0.5 to 10,000 working days')).toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(await days()).toBe(2);
    await field.fill('7.5');
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(async () => expect(await days()).toBe(7.5));
  });

  it('keep the title when it would be left empty', async () => {
    const { screen, card } = await openBoard();
    await card('A1 → Level 3').getByText('A1 → Level 3').click();
    const title = screen.getByRole('textbox', { name: 'Title' });
    await title.fill('');
    await expect.element(screen.getByText('An initiative needs a title')).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(title).toHaveValue('A1 → Level 3');
    expect(await db.initiatives.filter((each) => each.title === '').count()).toBe(0);
  });

  it('remove the initiative and put it back in its quarter, whatever was done since', async () => {
    const { screen, column, card } = await openBoard();
    await place('A1 → Level 3', 2);
    await card('A1 → Level 3').getByText('A1 → Level 3').click();
    await screen.getByRole('button', { name: 'Remove this initiative' }).click();
    await vi.waitFor(async () => expect(await db.initiatives.count()).toBe(2));
    expect(await db.covers.count()).toBe(4);
    expect(await db.placements.count()).toBe(0);
    await place('A2 → Level 4', 0);
    shownNotices().at(-1)?.action?.run();
    await expect.element(column(label(2)).getByText('A1 → Level 3')).toBeVisible();
    expect(await db.covers.count()).toBe(5);
    expect(await startOf('A2 → Level 4')).toBe(now.startMonth);
  });

  it('say that a save failed, and try again', async () => {
    const { screen, card } = await openBoard();
    (screen.getByRole('button', { name: /^A1 → Level 3/ }).element() as HTMLElement).focus();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Encountered full disk', 'QuotaExceededError');
    });
    await userEvent.keyboard('5');
    await expect.element(screen.getByRole('alert')).toHaveTextContent('no room left');
    put.mockRestore();
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(card('A1 → Level 3')).toHaveTextContent('XL, 80 days');
    await vi.waitFor(() => expect(screen.getByRole('alert').elements()).toEqual([]));
  });
});

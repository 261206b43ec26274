import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Node } from '#shared/model/framework.ts';
import { db } from '#renderer/data/database.ts';
import { keepDraft } from '#renderer/data/drafts.ts';
import { startEngagement } from '#renderer/data/engagements.ts';
import { lastAnnouncement, shownNotices } from '#renderer/ui/announce.svelte.ts';
import AssessScreen from './AssessScreen.svelte';

const version = 'tidewater:1';

/** A block with one practice on levels 2, 3 and 5 and two on level 4. */
function block(code: string, order: number): Node {
  const id = `${version}:T/${code}`;
  return {
    id,
    versionId: version,
    parentId: `${version}:T`,
    kind: 'block',
    code,
    title: `Berth ${code}`,
    description: 'How ships get a berth.',
    sections: [],
    groups: ['2.1', '3.1', '4.1', '4.2', '5.1'].map((at) => ({
      id: `${id}/g${at}`,
      level: Number(at.charAt(0)),
      practices: [{ id: `${id}/${at}`, text: `Do what ${code} asks at ${at}.`, weight: 1 }],
      outcomes: [{ id: `${id}/o${at}`, text: 'Ships leave with the tide.' }],
      metrics: [{ id: `${id}/m`, text: 'Hours to the first line ashore' }],
    })),
    order,
    textHash: 'a'.repeat(64),
  };
}

async function open(nodeId?: string) {
  const assessment = (await db.assessments.toArray())[0]!;
  const engagement = (await db.engagements.toArray())[0]!;
  const onOpenBlock = vi.fn<(id: string) => void>();
  const onOpenResults = vi.fn<(id: string) => void>();
  const props = { assessment, engagement, nodeId, onOpenBlock, onOpenResults };
  const screen = await render(AssessScreen, props);
  await expect.element(screen.getByRole('radiogroup').first()).toBeVisible();
  return { screen, assessment, onOpenBlock, onOpenResults };
}

async function storedValues(): Promise<Record<string, string>> {
  const rows = await db.ratings.toArray();
  return Object.fromEntries(rows.map(({ practiceId, value }) => [practiceId.split('/').at(-1)!, value]));
}

/** Has the framework add its levels up, and its practices rated on these answers. */
async function withOwnScale(options: readonly { code: string; label: string; worth: number }[]) {
  await db.frameworkVersions.update(version, {
    scales: [{ id: 'own', options: [...options] }],
    scoring: { method: 'sum' },
  });
}

const focusedCode = () => document.querySelector('[aria-current=true] .code')?.textContent;

beforeEach(async () => {
  await db.delete();
  await db.open();
  await db.frameworks.add({
    id: 'tidewater',
    title: 'Tidewater',
    publisher: '',
    licence: { class: 'own', text: '', allowShare: true },
  });
  await db.frameworkVersions.add({
    id: version,
    frameworkId: 'tidewater',
    version: '1',
    levels: ['Adrift', 'Basic', 'Intermediate', 'Advanced', 'Optimized'].map((name, no) => ({
      no: no + 1,
      name,
    })),
    lang: 'en',
    sourceNote: '',
    importedAt: '2026-01-01T00:00:00.000Z',
  });
  const root = {
    ...block('T', 0),
    id: `${version}:T`,
    parentId: null,
    kind: 'category' as const,
    groups: [],
  };
  await db.nodes.bulkAdd([root, block('T1', 0), block('T2', 1)]);
  await startEngagement({
    title: 'Harbour review',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    fiscalStartMonth: 1,
    scoringPreset: 'balanced',
    versionId: version,
    assessmentTitle: 'Spring',
    startedOn: '2026-03-02',
  });
});

describe('rating with the keyboard', () => {
  it('takes five practices and the next block in six keys, and says how things stand', async () => {
    const { screen, onOpenBlock } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    await userEvent.keyboard('43211');
    await vi.waitFor(() => expect(lastAnnouncement().text).toBe('Not. 5 of 5. Score 2.8.'));
    expect(await storedValues()).toEqual({ '2.1': 'F', '3.1': 'L', '4.1': 'P', '4.2': 'N', '5.1': 'N' });
    await expect.element(screen.getByRole('img', { name: '2.8', exact: true })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(onOpenBlock).toHaveBeenCalledWith(`${version}:T/T2`);
  });

  it('loses no key of a hand that is faster than the screen', async () => {
    const assessment = (await db.assessments.toArray())[0]!;
    const engagement = (await db.engagements.toArray())[0]!;
    const appeared = new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector('[role=radiogroup]')) return;
        watch.disconnect();
        for (const key of '432')
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          );
        resolve();
      });
      watch.observe(document.body, { childList: true, subtree: true });
    });
    await render(AssessScreen, { assessment, engagement, onOpenBlock: vi.fn(), onOpenResults: vi.fn() });
    await appeared;
    await expect.poll(storedValues).toEqual({ '2.1': 'F', '3.1': 'L', '4.1': 'P' });
  });

  it('takes digits from the numeric pad, clears, and finds what is not answered', async () => {
    await open();
    await vi.waitFor(() => expect(document.activeElement?.closest('[aria-current=true]')).not.toBeNull());
    const press = (key: string, code: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }));
    press('3', 'Numpad3');
    await vi.waitFor(async () => expect(await storedValues()).toEqual({ '2.1': 'L' }));
    await userEvent.keyboard('j4');
    await vi.waitFor(async () => expect(await storedValues()).toEqual({ '2.1': 'L', '4.1': 'F' }));
    await userEvent.keyboard('uu');
    expect(focusedCode()).toBe('L3.1');
    await userEvent.keyboard('{ArrowUp}{Backspace}');
    await vi.waitFor(async () => expect(await storedValues()).toEqual({ '4.1': 'F' }));
  });

  it('asks why a practice does not apply, and stores nothing without a reason', async () => {
    const { screen } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    await userEvent.keyboard('0{Enter}');
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Say in a few words why');
    await userEvent.keyboard('{Escape}');
    expect(await db.ratings.count()).toBe(0);
    expect(focusedCode()).toBe('L2.1');
    await userEvent.keyboard('0Bought as a service{Enter}');
    await vi.waitFor(async () =>
      expect(await db.ratings.toArray()).toMatchObject([{ value: 'NA', naReason: 'Bought as a service' }]),
    );
    expect(focusedCode()).toBe('L3.1');
  });

  it('says of a whole branch that it does not apply with one reason and one step of history', async () => {
    const { screen } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    await userEvent.keyboard('{Shift>}{0}{/Shift}');
    await screen.getByRole('radio', { name: 'All of T, 10 practices' }).click();
    await screen.getByRole('textbox').fill('No harbour here');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(async () => expect(await db.ratings.count()).toBe(10));
    expect((await db.transactions.orderBy('id').last())?.label).toBe('rateNotApplicable');
  });

  it('leaves digits to the note while one is written, and keeps the note when the screen is left', async () => {
    const { screen } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    await userEvent.keyboard('c1 of 2 seen');
    await screen.unmount();
    await vi.waitFor(async () =>
      expect(await db.notes.toArray()).toMatchObject([{ text: '1 of 2 seen', targetType: 'practice' }]),
    );
    expect(await db.ratings.count()).toBe(0);
  });
});

describe('the screen', () => {
  it('opens where the user was, whatever else is unanswered', async () => {
    const first = await open(`${version}:T/T2`);
    await first.screen.unmount();
    const { screen } = await open();
    await expect.element(screen.getByRole('heading', { level: 1, name: 'T2 Berth T2' })).toBeVisible();
  });

  it('shows a save that failed at its practice, and tries again', async () => {
    const { screen } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Encountered full disk', 'QuotaExceededError');
    });
    await userEvent.keyboard('4');
    const row = screen.getByRole('listitem').filter({ hasText: 'asks at 2.1' });
    await expect.element(row.getByRole('alert')).toHaveTextContent('no room left');
    expect(row.getByRole('radio', { name: 'Fully' }).element().ariaChecked).toBe('false');
    put.mockRestore();
    await row.getByRole('button', { name: 'Try again' }).click();
    await vi.waitFor(async () => expect(await storedValues()).toEqual({ '2.1': 'F' }));
    expect(row.getByRole('alert').elements()).toEqual([]);
  });

  it('forgets the draft of a note once the note is stored', async () => {
    await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    await userEvent.keyboard('c');
    await userEvent.keyboard('Seen on');
    const drafts = () => db.settings.where('key').startsWith('draft:').count();
    await vi.waitFor(async () => expect(await drafts()).toBe(1));
    await userEvent.keyboard(' Monday{Escape}');
    await vi.waitFor(async () =>
      expect(await db.notes.toArray()).toMatchObject([{ text: 'Seen on Monday' }]),
    );
    await vi.waitFor(async () => expect(await drafts()).toBe(0));
  });

  it('offers the draft of a note that was never stored', async () => {
    const assessment = (await db.assessments.toArray())[0]!;
    await keepDraft(`${assessment.id}:${version}:T/T1/3.1`, 'They said th');
    const { screen } = await open();
    await expect.element(screen.getByRole('textbox', { name: 'Note on L3.1' })).toHaveValue('They said th');
  });

  it('keeps a pasted text as evidence of the practice, and puts back what was removed', async () => {
    const { screen } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Minutes of the berth meeting');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    await expect.element(screen.getByRole('button', { name: 'Open T1-L2.1-01.txt' })).toBeVisible();
    await screen.getByRole('button', { name: 'Open T1-L2.1-01.txt' }).click();
    await expect.element(screen.getByRole('dialog')).toHaveTextContent('Minutes of the berth meeting');
    await userEvent.keyboard('{Escape}');
    await screen.getByRole('button', { name: 'Remove T1-L2.1-01.txt' }).click();
    await vi.waitFor(async () => expect(await db.evidenceLinks.count()).toBe(0));
    shownNotices().at(-1)?.action?.run();
    await vi.waitFor(async () => expect(await db.evidenceLinks.count()).toBe(1));
  });

  it('explains the score in figures that are those of the score', async () => {
    const { screen } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    await userEvent.keyboard('43211');
    await screen.getByRole('button', { name: 'Why 2.8?' }).click();
    await expect
      .element(screen.getByText('Level 3 Intermediate is not passed: 67% achieved, 75% needed.'))
      .toBeVisible();
  });

  it('offers the answers of the framework’s own scale on their keys, and goes on to the next practice', async () => {
    await withOwnScale([
      { code: '0', label: 'No', worth: 0 },
      { code: '0.5', label: 'Yes, for at least half of the harbours', worth: 0.5 },
      { code: '1', label: 'Yes, for most or all of them', worth: 1 },
    ]);
    const { screen } = await open();
    await vi.waitFor(() => expect(focusedCode()).toBe('L2.1'));
    const first = screen.getByRole('radiogroup').first();
    await expect.element(first.getByRole('radio').nth(1)).toHaveTextContent('2 Yes, for at least half');
    // There is no fourth answer: the key is nobody's, and the practice stays where it is.
    await userEvent.keyboard('4');
    expect(focusedCode()).toBe('L2.1');
    await userEvent.keyboard('23');
    expect(focusedCode()).toBe('L4.1');
    await vi.waitFor(async () => expect(await storedValues()).toEqual({ '2.1': '0.5', '3.1': '1' }));
    await vi.waitFor(() =>
      expect(lastAnnouncement().text).toBe('Yes, for most or all of them. 2 of 5. Score 1.88.'),
    );
    // Nothing stands at level 1: half of level 2 and all of level 3, of five levels over the four that have practices.
    await expect
      .element(screen.getByText(/^1\.88 of 5: what its levels achieve, added up/))
      .toBeInTheDocument();
  });
});

import { page as browserPage, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { failed, ok } from '#shared/base/result.ts';
import { readSource } from '#shared/formats/registry.ts';
import type { NamedBytes } from '#shared/formats/frameworkReading.ts';
import { db } from '#renderer/data/database.ts';
import { startEngagement } from '#renderer/data/engagements.ts';
import { lastAnnouncement, shownNotices } from '#renderer/ui/announce.svelte.ts';
import FrameworkScreen from './FrameworkScreen.svelte';
import { importDesk, type SourceHost } from './importing/importDesk.svelte.ts';

/** A page as the viewer's text has it; its last metric carries a footer word unless `end` says otherwise. */
function page(
  code: string,
  title: string,
  { end = 'Ships waiting.formats', practice = 'Keep a list of berths.' } = {},
) {
  return `IVI Framework Viewer

${title}

${code}

How ships get a place.

Improvement Planning

Practices-Outcomes-Metrics (POM)

2Basic
  • Practice
    ${practice}
    Outcome
    Every ship finds its berth.
    Metrics
    • # of berths.
    • Ships waiting.
3Intermediate
  • Practices
    • Plan the tide table.
    • Tell the pilots.
    Outcomes
    • Pilots come in time.
    Metrics
    • # of berths.
    • ${end}`;
}

function file(name: string, text: string, folder?: string): NamedBytes {
  return { name, ...(folder !== undefined && { folder }), bytes: new TextEncoder().encode(text) };
}

/** The reader of the main process, with files in place of its dialog. */
function hostWith(chosen: readonly NamedBytes[]): SourceHost {
  const read = (files: readonly NamedBytes[]) =>
    ok(
      files.map(({ name, folder, bytes }) => {
        const source = { name, ...(folder !== undefined && { folder }), bytes };
        return { name, ...(folder !== undefined && { folder }), result: readSource(source) };
      }),
    );
  return {
    readShippedFrameworks: () => Promise.resolve(ok([])),
    cancelFrameworkReading: () => Promise.resolve(),
    onFrameworkReading: () => () => undefined,
    chooseFrameworkSources: () => Promise.resolve(chosen.length === 0 ? null : read(chosen)),
    readFrameworkSources: (files) => Promise.resolve(read(files)),
  };
}

async function open(
  chosen: readonly NamedBytes[] = [],
  props: { versionId?: string; nodeId?: string; host?: SourceHost } = {},
) {
  const onOpenPage = vi.fn<(versionId: string, nodeId?: string) => void>();
  const onOpenAssessment = vi.fn<(assessmentId: string, nodeId?: string) => void>();
  const screen = await render(FrameworkScreen, {
    host: hostWith(chosen),
    hrefOf: (versionId: string, nodeId: string) => `#/framework/${versionId}/${nodeId}`,
    // As the frame does: what is opened comes back as what to show.
    onOpenPage: (versionId: string, nodeId?: string) => {
      onOpenPage(versionId, nodeId);
      void screen.rerender({ versionId, nodeId });
    },
    onOpenVersions: (versionId: string) => void screen.rerender({ versionId, view: 'versions' }),
    onOpenEditor: (versionId: string, nodeId?: string) =>
      void screen.rerender({ versionId, nodeId, view: 'edit' }),
    onOpenAssessment,
    ...props,
  });
  return { screen, onOpenPage, onOpenAssessment };
}

type Screen = Awaited<ReturnType<typeof open>>['screen'];

/** Opens the screen with files chosen, up to the review. */
async function review(...chosen: NamedBytes[]) {
  const opened = await open(chosen);
  await opened.screen.getByRole('button', { name: 'Import a page' }).click();
  await expect.element(opened.screen.getByRole('heading', { name: 'Review before adding' })).toBeVisible();
  return opened;
}

async function add(screen: Screen) {
  await screen.getByRole('button', { name: /^Add .* to the library$/ }).click();
}

const textsOf = async (nodeId: string) =>
  (await db.nodes.get(nodeId))?.groups.map((group) => ({
    level: group.level,
    metrics: group.metrics.map((metric) => metric.text),
  }));

const berths = page('A1', 'Berth Planning');
const inFolder = file('A1.txt', berths, '18.07/technical/SRP/A');
const berthsId = 'ivi-itcmf:18.07:SRP/A/A1';

beforeEach(async () => {
  // The window that people work in; the narrow one of the runner would put parts on top of one another.
  await browserPage.viewport(1280, 800);
  importDesk.close();
  await db.delete();
  await db.open();
});

describe('importing a page', () => {
  it('stores nothing before version, place and every doubt are settled', async () => {
    const { screen, onOpenPage } = await review(file('berths.txt', berths));
    await expect.element(screen.getByText('berths.txt · Line 29 · Metrics of level 3')).toBeVisible();
    await expect
      .element(screen.getByText('3 things still to decide before this can be added.'))
      .toBeVisible();
    await add(screen);
    const version = screen.getByLabelText('Version', { exact: true });
    await expect.element(version).toHaveFocus();
    await expect.element(screen.getByText('Say which version of the framework this is.')).toBeVisible();
    await version.fill('18.07');
    await add(screen);
    await expect.element(screen.getByLabelText('Capability code')).toHaveFocus();
    await userEvent.keyboard('BER');
    await screen.getByLabelText('Capability name').fill('Harbour Berths');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('button', { name: 'Accept', exact: true })).toHaveFocus();
    expect(await db.nodes.count()).toBe(0);
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('button', { name: /^Add/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toBeVisible();
    expect(onOpenPage).toHaveBeenCalledWith('ivi-itcmf:18.07', 'ivi-itcmf:18.07:BER/A/A1');
    expect(await textsOf('ivi-itcmf:18.07:BER/A/A1')).toEqual([
      { level: 2, metrics: ['# of berths.', 'Ships waiting.'] },
      { level: 3, metrics: ['# of berths.', 'Ships waiting.'] },
    ]);
    expect((await db.nodes.get('ivi-itcmf:18.07:BER'))?.title).toBe('Harbour Berths');
    expect(shownNotices().at(-1)?.text).toBe('Added 1 page to the library.');
  });

  it('takes version and place from the folder, and leaves them to be corrected', async () => {
    const { screen } = await review(inFolder);
    await expect.element(screen.getByLabelText('Version', { exact: true })).toHaveValue('18.07');
    await expect.element(screen.getByRole('treeitem', { name: 'SRP Service Provisioning' })).toBeVisible();
    await screen.getByRole('tab', { name: 'Files' }).click();
    await screen.getByRole('button', { name: 'Change its place' }).click();
    await screen.getByLabelText('Capability code').fill('SUM');
    await screen.getByLabelText('Category name').fill('Harbour');
    await screen.getByRole('button', { name: 'Use this place' }).click();
    await screen.getByRole('tab', { name: 'To decide' }).click();
    await screen.getByRole('button', { name: 'Accept', exact: true }).click();
    await add(screen);
    await expect.element(screen.getByRole('treeitem', { name: 'A Harbour' })).toBeVisible();
    expect((await db.nodes.get('ivi-itcmf:18.07:SUM/A/A1'))?.parentId).toBe('ivi-itcmf:18.07:SUM/A');
  });

  it('keeps the text as it was read when a doubt is ignored, and a decision can be taken back', async () => {
    const { screen } = await review(inFolder);
    await screen.getByRole('button', { name: 'Ignore' }).click();
    await expect.element(screen.getByText('Left as it was read')).toBeVisible();
    expect(lastAnnouncement().text).toBe('Left as it was read. Nothing left to decide.');
    await screen.getByRole('button', { name: 'Decide again' }).click();
    await expect.element(screen.getByRole('button', { name: 'Accept', exact: true })).toHaveFocus();
    await screen.getByRole('button', { name: 'Ignore' }).click();
    await add(screen);
    await vi.waitFor(async () =>
      expect(await textsOf(berthsId)).toContainEqual({
        level: 3,
        metrics: ['# of berths.', 'Ships waiting.formats'],
      }),
    );
  });

  it('stores a proposal as the person rewrote it', async () => {
    const { screen } = await review(inFolder);
    await screen.getByRole('button', { name: 'Edit' }).click();
    const field = screen.getByLabelText('Your text');
    await expect.element(field).toHaveValue('Ships waiting.');
    await field.fill('Ships waiting at noon.\nShips waiting at night.');
    await screen.getByRole('button', { name: 'Use this text' }).click();
    await add(screen);
    await vi.waitFor(async () =>
      expect(await textsOf(berthsId)).toContainEqual({
        level: 3,
        metrics: ['# of berths.', 'Ships waiting at noon.', 'Ships waiting at night.'],
      }),
    );
  });

  it('goes from the button to the page with the keyboard alone', async () => {
    const { screen } = await open([inFolder]);
    await expect.element(screen.getByRole('button', { name: 'Import a page' })).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('heading', { name: 'Review before adding' })).toHaveFocus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(screen.getByRole('button', { name: 'Accept', exact: true })).toHaveFocus();
    await userEvent.keyboard('a');
    await expect.element(screen.getByRole('button', { name: /^Add/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toBeVisible();
  });

  it('reads what is pasted, and forgets it when the review is cancelled', async () => {
    const { screen } = await open();
    await expect.element(screen.getByRole('button', { name: 'Import a page' })).toBeVisible();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', berths);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    await expect.element(screen.getByText(/^Pasted text · Line/)).toBeVisible();
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await screen.getByRole('button', { name: 'Paste text instead' }).click();
    await screen.getByLabelText('Text of the page').fill(berths);
    await screen.getByRole('button', { name: 'Read it' }).click();
    await expect.element(screen.getByRole('heading', { name: 'Review before adding' })).toBeVisible();
    expect(await db.nodes.count()).toBe(0);
  });

  it('keeps a review that was begun while another area is looked at', async () => {
    const { screen } = await review(inFolder);
    await screen.getByRole('button', { name: 'Accept', exact: true }).click();
    await screen.unmount();
    const again = await open();
    await expect.element(again.screen.getByText('Everything is decided.')).toBeVisible();
  });

  it('ends a long reading by Escape or by its button, and keeps the keyboard on the screen', async () => {
    let end: () => void = () => undefined;
    const cancelled = failed({ kind: 'readingCancelled' } as const);
    const host: SourceHost = {
      ...hostWith([]),
      chooseFrameworkSources: () => new Promise((resolve) => (end = () => resolve(cancelled))),
      cancelFrameworkReading: () => {
        end();
        return Promise.resolve();
      },
      onFrameworkReading: (listener) => {
        listener({ found: 3, read: 1, name: 'A1.txt' });
        return () => undefined;
      },
    };
    const { screen } = await open([], { host });
    const choose = screen.getByRole('button', { name: 'Import a page' });
    await choose.click();
    await expect.element(screen.getByText('1 of 3 files read')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByText('1 of 3 files read')).not.toBeInTheDocument();
    await expect.element(choose).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(screen.getByText('1 of 3 files read')).not.toBeInTheDocument();
    await userEvent.tab();
    await expect.element(choose).toHaveFocus();
  });

  it('keeps the answers of another tool that wait when the review of their framework is cancelled', async () => {
    const questions = Array.from({ length: 90 }, (_, at) => [`question${at + 1}`, at === 0 ? 1 : null]);
    const { screen } = await review(
      inFolder,
      file('save.json', JSON.stringify(Object.fromEntries(questions))),
    );
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(screen.getByRole('heading', { name: 'Take over an assessment' })).toHaveFocus();
    await expect.element(screen.getByText(/OWASP SAMM is not in the library yet/)).toBeVisible();
    await screen.getByRole('button', { name: 'Leave it out' }).click();
    await expect.element(screen.getByRole('button', { name: 'Import a page' })).toBeVisible();
  });

  it('says what is wrong with a file, and offers the next try', async () => {
    const { screen } = await open([file('notes.txt', 'Bring milk.')]);
    await screen.getByRole('button', { name: 'Import a page' }).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent('“notes.txt” is not framework content');
    await screen.getByRole('button', { name: 'Dismiss' }).click();
    expect(screen.getByRole('alert').elements()).toEqual([]);
    await expect.element(screen.getByRole('button', { name: 'Import a page' })).toBeVisible();
  });
});

describe('importing several pages', () => {
  const pilots = page('A2', 'Pilotage');

  it('is one review: decided by kind, version and places said once, one tree in the end', async () => {
    const { screen } = await review(file('A1.txt', berths), file('A2.txt', pilots), file('empty.txt', ''));
    await expect.element(screen.getByText('“empty.txt” is empty')).toBeVisible();
    await screen.getByRole('button', { name: 'Accept all 2' }).click();
    await screen.getByLabelText('Version', { exact: true }).fill('19.01');
    for (const name of ['A1', 'A2']) {
      await expect.element(screen.getByLabelText('Page code').first()).toHaveValue(name);
      await screen.getByLabelText('Capability code').first().fill('SRP');
      await screen.getByRole('button', { name: 'Use this place' }).first().click();
    }
    await screen.getByRole('tab', { name: 'Files' }).click();
    expect(screen.getByText('Ready').elements()).toHaveLength(2);
    await screen.getByRole('button', { name: 'Add 2 pages to the library' }).click();
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toBeVisible();
    expect((await db.nodes.toArray()).map((node) => node.id)).toEqual([
      'ivi-itcmf:19.01:SRP',
      'ivi-itcmf:19.01:SRP/A',
      'ivi-itcmf:19.01:SRP/A/A1',
      'ivi-itcmf:19.01:SRP/A/A2',
      'ivi-itcmf:19.01:technical',
    ]);
    expect(await db.frameworkVersions.count()).toBe(1);
  });

  it('shares what stands above the pages', async () => {
    const { screen } = await review(inFolder, file('A2.txt', pilots, '18.07/technical/SRP/A'));
    await screen.getByRole('button', { name: 'Accept all 2' }).click();
    await add(screen);
    await expect.element(screen.getByRole('treeitem', { name: 'A2 Pilotage' })).toBeVisible();
    expect((await db.nodes.toArray()).map(({ code }) => code).sort()).toEqual([
      'A',
      'A1',
      'A2',
      'SRP',
      'technical',
    ]);
  });

  it('stores neither of two files that say different things of one page, until one is chosen', async () => {
    const { screen } = await review(
      inFolder,
      file(
        'A1.html.txt',
        page('A1', 'Berth Planning', { practice: 'Count the berths.' }),
        '18.07/technical/SRP/A',
      ),
    );
    await screen.getByRole('button', { name: 'Accept all 2' }).click();
    await add(screen);
    await expect.element(screen.getByRole('button', { name: /^Keep this one/ }).first()).toHaveFocus();
    expect(await db.nodes.count()).toBe(0);
    await screen.getByRole('button', { name: 'Keep this one: A1.html.txt' }).click();
    await add(screen);
    await vi.waitFor(async () =>
      expect((await db.nodes.get(berthsId))?.groups[0]?.practices[0]?.text).toBe('Count the berths.'),
    );
  });
});

describe('importing a framework in our own form', () => {
  const head = `waymarkFramework: 1
framework:
  key: harbour-guide
  version: '2.0'
  title: Harbour Guide
  publisher: The port office
  licence:
    class: open
    mayTravel: true
    text: For everybody.
levels:
  - number: 1
    name: Adrift
  - number: 2
    name: Moored
nodes: []
`;
  const part = `waymarkFramework: 1
framework:
  key: harbour-guide
  version: '2.0'
nodes:
  - kind: block
    code: B1
    title: Berths
    levels:
      - level: 2
        groups:
          - practices:
              - text: Keep a list of berths.
                question: Where is the list?
`;

  it('takes name, licence and levels from the file that has them, whichever comes first', async () => {
    const { screen } = await review(file('berths.yaml', part), file('harbour.yaml', head));
    await expect.element(screen.getByRole('treeitem', { name: 'Harbour Guide 2.0' })).toBeVisible();
    await screen.getByRole('button', { name: 'Add 1 page to the library' }).click();
    await expect.element(screen.getByRole('heading', { level: 1, name: 'B1 Berths' })).toBeVisible();
    await expect.element(screen.getByText('Where is the list?')).toBeVisible();
    await expect.element(screen.getByText('Open licence. For everybody.')).toBeVisible();
    expect(await db.frameworkVersions.toArray()).toMatchObject([
      {
        levels: [
          { no: 1, name: 'Adrift' },
          { no: 2, name: 'Moored' },
        ],
      },
    ]);
  });
});

describe('importing into a library that has pages', () => {
  async function stored(...sources: NamedBytes[]) {
    const { screen } = await review(...sources);
    await screen
      .getByRole('button', { name: /^Accept/ })
      .first()
      .click();
    await add(screen);
    await expect.element(screen.getByRole('tree')).toBeVisible();
    return screen;
  }

  it('refuses other words under the same version and leaves what is there', async () => {
    await (await stored(inFolder)).unmount();
    const other = page('A1', 'Berth Planning', { practice: 'Count the berths.' });
    const { screen } = await review(file('A1.txt', other, '18.07/technical/SRP/A'));
    await screen.getByRole('button', { name: 'Accept', exact: true }).click();
    await add(screen);
    await expect.element(screen.getByRole('alert')).toHaveTextContent('with other words under version 18.07');
    expect((await db.nodes.get(berthsId))?.groups[0]?.practices[0]?.text).toBe('Keep a list of berths.');
    await screen.getByLabelText('Version', { exact: true }).fill('19.01');
    await add(screen);
    await expect.element(screen.getByLabelText('Framework version')).toHaveValue('ivi-itcmf:19.01');
  });

  it('adds a page that is there word for word without a second copy, and says so', async () => {
    await (await stored(inFolder)).unmount();
    await stored(inFolder);
    await expect
      .poll(() => shownNotices().at(-1)?.text)
      .toBe('1 page was in the library already, word for word.');
    expect(await db.nodes.count()).toBe(4);
  });

  it('fills in a capability that blocks had only named, and never empties it again', async () => {
    await (await stored(inFolder)).unmount();
    const capability = page('SRP', 'Service Provisioning');
    await (await stored(file('SRP.txt', capability, '18.07/technical'))).unmount();
    await (await stored(file('A2.txt', page('A2', 'Pilotage'), '18.07/technical/SRP/A'))).unmount();
    const node = await db.nodes.get('ivi-itcmf:18.07:SRP');
    expect(node).toMatchObject({
      description: 'How ships get a place.',
      parentId: 'ivi-itcmf:18.07:technical',
    });
    expect(await db.nodes.get('ivi-itcmf:18.07:SRP/A/A2')).toBeDefined();
  });
});

describe('reading', () => {
  async function library(props: { nodeId?: string } = {}) {
    const { screen } = await review(
      inFolder,
      file('A2.txt', page('A2', 'Pilotage'), '18.07/technical/SRP/A'),
      file('A1.txt', page('A1', 'Crane Care'), '18.07/technical/SUM/A'),
    );
    await screen.getByRole('button', { name: 'Accept all 3' }).click();
    await add(screen);
    await expect.element(screen.getByRole('tree')).toBeVisible();
    await screen.unmount();
    return open([], { versionId: 'ivi-itcmf:18.07', ...props });
  }

  it('shows a page in the source’s order and wording, level by level', async () => {
    const { screen } = await library({ nodeId: berthsId });
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toBeVisible();
    const texts = screen
      .getByRole('article')
      .getByRole('listitem')
      .elements()
      .map((item) => item.textContent.trim())
      .slice(3);
    expect(texts).toEqual([
      'Keep a list of berths.',
      'Every ship finds its berth.',
      '# of berths.',
      'Ships waiting.',
      'Plan the tide table.',
      'Tell the pilots.',
      'Pilots come in time.',
      '# of berths.',
      'Ships waiting.',
    ]);
    await expect
      .element(screen.getByRole('link', { name: 'SRP Service Provisioning' }))
      .toHaveAttribute('href', '#/framework/ivi-itcmf:18.07/ivi-itcmf:18.07:SRP');
    await expect.element(screen.getByText(/Restricted licence/)).toBeVisible();
  });

  it('goes to a code, and to the right one of those that share it', async () => {
    const { screen } = await library({ nodeId: 'ivi-itcmf:18.07:SRP/A/A2' });
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Pilotage' })).toBeVisible();
    await userEvent.keyboard('ga1');
    await expect.element(screen.getByText('1 of 2')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toHaveFocus();
    await userEvent.keyboard('gsum a1{Enter}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Crane Care' })).toBeVisible();
    await userEvent.keyboard('gpilot{Enter}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Pilotage' })).toBeVisible();
  });

  it('turns pages by key, and keeps the keyboard in the tree while one chooses there', async () => {
    const { screen } = await library({ nodeId: berthsId });
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toBeVisible();
    await userEvent.keyboard(']');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Pilotage' })).toHaveFocus();
    await userEvent.keyboard('[[');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toHaveFocus();
    const row = screen.getByRole('treeitem', { name: 'A2 Pilotage' });
    (row.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Pilotage' })).toBeVisible();
    await expect.element(row).toHaveFocus();
  });

  it('keeps the tree as open as it was when one steps upwards, and as closed as the user left it', async () => {
    const { screen } = await library({ nodeId: berthsId });
    await screen.getByRole('treeitem', { name: 'SRP Service Provisioning' }).click();
    await expect.element(screen.getByText(/Only its name is known/)).toBeVisible();
    const berth = screen.getByRole('treeitem', { name: 'A1 Berth Planning' });
    await expect.element(berth).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(berth).not.toBeInTheDocument();
    await screen.getByRole('button', { name: 'Next page' }).click();
    await expect.element(berth).toHaveAttribute('aria-selected', 'true');
  });

  it('begins where one read last, and says when a page is not here', async () => {
    const first = await library({ nodeId: 'ivi-itcmf:18.07:SRP/A/A2' });
    await expect.element(first.screen.getByRole('heading', { level: 1, name: 'A2 Pilotage' })).toBeVisible();
    await first.screen.unmount();
    const { screen } = await open();
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A2 Pilotage' })).toBeVisible();
    await screen.rerender({ versionId: 'ivi-itcmf:18.07', nodeId: 'ivi-itcmf:18.07:XYZ' });
    await expect.element(screen.getByText('This page is not in the library')).toBeVisible();
  });

  it('opens a block in the assessment that stands on its version', async () => {
    const { screen, onOpenAssessment } = await library({ nodeId: berthsId });
    await expect.element(screen.getByRole('heading', { level: 1, name: 'A1 Berth Planning' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Open in Assess' }).elements()).toEqual([]);
    const started = await startEngagement({
      title: 'Harbour review',
      client: 'Alder Logistics',
      confidentiality: 'Confidential',
      fiscalStartMonth: 1,
      scoringPreset: 'balanced',
      versionId: 'ivi-itcmf:18.07',
      assessmentTitle: 'Spring',
      startedOn: '2026-03-02',
    });
    await screen.getByRole('button', { name: 'Open in Assess' }).click();
    expect(onOpenAssessment).toHaveBeenCalledWith(started.ok && started.value.assessmentId, berthsId);
  });
});

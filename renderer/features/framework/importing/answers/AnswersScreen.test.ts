import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { aFramework, aFrameworkVersion, aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import type { Scale } from '#shared/model/framework.ts';
import { db } from '#renderer/data/database.ts';
import { shelveContent } from '#renderer/data/library.ts';
import AnswersScreen from './AnswersScreen.svelte';
import type { ProgressSource } from './progressSource.ts';

const versionId = 'owasp-samm:2';
const nodeId = `${versionId}:G-SM-A`;

async function shelveSamm(scales?: Scale[]) {
  const practice = aPractice({
    id: `${nodeId}/L1/p-abc`,
    sections: [{ heading: 'Codes', text: 'G-SM-A-1, G-SM-1-A' }],
  });
  const shelved = await shelveContent({
    frameworks: [aFramework({ id: 'owasp-samm', title: 'OWASP SAMM' })],
    frameworkVersions: [
      aFrameworkVersion({
        id: versionId,
        frameworkId: 'owasp-samm',
        version: '2',
        ...(scales && { scales }),
      }),
    ],
    nodes: [aNode({ id: nodeId, versionId, parentId: null, groups: [aGroup({ practices: [practice] })] })],
  });
  expect(shelved.ok).toBe(true);
}

const source: ProgressSource = {
  name: 'save.json',
  kind: 'sammwiseProgress',
  progress: {
    frameworkKey: 'owasp-samm',
    client: 'Alder',
    title: 'Bees',
    answers: [
      { practice: 'G-SM-A-1', worth: 1 },
      { practice: 'G-SM-B-1', worth: 0 },
    ],
    unanswered: 88,
  },
  warnings: [{ kind: 'leftOut', text: 'question91' }],
};

function open(shown = source) {
  const handlers = { onimport: vi.fn(), onskip: vi.fn(), oncreated: vi.fn<(assessmentId: string) => void>() };
  return { screen: render(AnswersScreen, { source: shown, ...handlers }), ...handlers };
}

beforeEach(async () => {
  await browserPage.viewport(1280, 800);
  await db.delete();
  await db.open();
});

describe('taking over the answers of another tool', () => {
  it('makes an assessment with the ratings that fit, for the client that the file names', async () => {
    await shelveSamm();
    const { screen: opening, oncreated } = open();
    const screen = await opening;
    await expect.element(screen.getByText('1 practice will be rated.')).toBeVisible();
    await expect.element(screen.getByText('Found no practice in this version')).toBeVisible();
    await expect.element(screen.getByText('100% becomes Fully: 1 answer')).toBeVisible();
    await expect.element(screen.getByLabelText('Client')).toHaveValue('Alder');
    await screen.getByRole('button', { name: 'Create the assessment' }).click();
    await vi.waitFor(() => expect(oncreated).toHaveBeenCalledOnce());
    const ratings = await db.ratings.toArray();
    expect(ratings.map(({ practiceId, value }) => [practiceId, value])).toEqual([
      [`${nodeId}/L1/p-abc`, 'F'],
    ]);
    expect((await db.engagements.toArray()).map(({ client, title }) => [client, title])).toEqual([
      ['Alder', 'Bees'],
    ]);
  });

  it('offers the answers of the framework’s own scale for states that have no number', async () => {
    const yesAndNo = [
      { code: '0', label: 'Not there', worth: 0 },
      { code: '1', label: 'There', worth: 1 },
    ];
    await shelveSamm([{ id: 'yes-no', options: yesAndNo }]);
    const answers = [{ practice: 'G-SM-A-1', state: 'Done' }];
    const screen = await open({ ...source, progress: { ...source.progress, answers } }).screen;
    await expect.element(screen.getByText('Nothing yet: say above what the states mean.')).toBeVisible();
    await screen.getByLabelText('Done').selectOptions('There');
    await expect.element(screen.getByText('100% becomes There: 1 answer')).toBeVisible();
  });

  it('waits for the framework, and finds the practices once it is there', async () => {
    const { screen: opening, onimport } = open();
    const screen = await opening;
    await screen.getByRole('button', { name: 'Import the framework' }).click();
    expect(onimport).toHaveBeenCalledOnce();
    await shelveSamm();
    await expect.element(screen.getByText('1 practice will be rated.')).toBeVisible();
    await expect
      .element(screen.getByText('A field that holds no answer; it was left out: question91'))
      .toBeVisible();
  });
});

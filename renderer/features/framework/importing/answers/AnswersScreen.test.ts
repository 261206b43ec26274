import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { aFramework, aFrameworkVersion, aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import { db } from '#renderer/data/database.ts';
import { shelveContent } from '#renderer/data/library.ts';
import AnswersScreen from './AnswersScreen.svelte';
import type { ProgressSource } from './progressSource.ts';

const versionId = 'owasp-samm:2';
const nodeId = `${versionId}:G-SM-A`;

async function shelveSamm() {
  const practice = aPractice({
    id: `${nodeId}/L1/p-abc`,
    sections: [{ heading: 'Codes', text: 'G-SM-A-1, G-SM-1-A' }],
  });
  const shelved = await shelveContent({
    frameworks: [aFramework({ id: 'owasp-samm', title: 'OWASP SAMM' })],
    frameworkVersions: [aFrameworkVersion({ id: versionId, frameworkId: 'owasp-samm', version: '2' })],
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
    title: 'Alder, Bees',
    answers: [
      { practice: 'G-SM-A-1', worth: 1 },
      { practice: 'G-SM-B-1', worth: 0 },
    ],
    unanswered: 88,
  },
  warnings: [{ kind: 'leftOut', text: 'question91' }],
};

function open() {
  const handlers = { onimport: vi.fn(), onskip: vi.fn(), oncreated: vi.fn<(assessmentId: string) => void>() };
  return { screen: render(AnswersScreen, { source, ...handlers }), ...handlers };
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
    await expect.element(screen.getByLabelText('Client')).toHaveValue('Alder');
    await screen.getByRole('button', { name: 'Create the assessment' }).click();
    await vi.waitFor(() => expect(oncreated).toHaveBeenCalledOnce());
    const ratings = await db.ratings.toArray();
    expect(ratings.map(({ practiceId, value }) => [practiceId, value])).toEqual([
      [`${nodeId}/L1/p-abc`, 'F'],
    ]);
    expect((await db.engagements.toArray()).map(({ client }) => client)).toEqual(['Alder']);
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

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releasePage } from './fixtures/releasePage.ts';
import { acceptReview, openArea, reviewFrameworkPage, savedFrameworkPage } from './steps.ts';
import { seriousFaults } from './seriousFaults.ts';
import { expect, test } from './test.ts';

const title = 'C3 Release and Deployment Management';

test('a page that was chosen is reviewed, added, and there after a restart', async ({
  waymark,
}, testInfo) => {
  await reviewFrameworkPage(waymark, await savedFrameworkPage(testInfo.outputPath('.')));
  const { page } = waymark;
  await expect(page.getByRole('deletion')).toHaveText('formats');
  // What was understood is there to be read before anything is decided.
  const understood = page.getByRole('tree', { name: 'What was understood' });
  await understood.getByRole('treeitem', { name: title }).click();
  await expect(page.getByRole('tabpanel').getByText('Write down the steps of a release')).toBeVisible();
  await page.getByRole('tab', { name: 'To decide' }).click();
  await acceptReview(page);
  const items = page.getByRole('article').getByRole('listitem');
  await expect(items.last()).toHaveText('Cost of one release.');
  await waymark.restart();
  await openArea(waymark.page, 'Framework');
  await expect(waymark.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(waymark.page.getByRole('article')).not.toContainText('formats');
});

test('a page that was dropped is reviewed like one that was chosen', async ({ waymark }) => {
  const { page } = waymark;
  await openArea(page, 'Framework');
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'C3.txt', { type: 'text/plain' }));
    return data;
  }, releasePage);
  const zone = page.getByRole('group', { name: 'Drop pages here' });
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await zone.dispatchEvent(event, { dataTransfer: transfer });
  }
  await expect(page.getByRole('heading', { name: 'Review before adding' })).toBeVisible();
  await acceptReview(page);
});

test('a page whose text was pasted is added without the pointer', async ({ waymark }) => {
  const { page } = waymark;
  await openArea(page, 'Framework');
  await page.getByRole('button', { name: 'Paste text instead' }).press('Enter');
  const field = page.getByLabel('Text of the page');
  await expect(field).toBeFocused();
  await page.keyboard.insertText(releasePage);
  await page.getByRole('button', { name: 'Read it' }).press('Enter');
  const heading = page.getByRole('heading', { name: 'Review before adding' });
  await expect(heading).toBeFocused();
  // What is missing comes to the keyboard, one thing after the other.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Version', { exact: true })).toBeFocused();
  await page.keyboard.insertText('18.07');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Use this place' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Accept', exact: true })).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Add 1 page to the library' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.type('srp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'SRP Service Provisioning' })).toBeFocused();
});

const refused = {
  'an empty file': { name: 'empty.txt', bytes: '', sentence: '“empty.txt” is empty' },
  'a picture': {
    name: 'page.txt',
    bytes: Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 251),
    sentence: '“page.txt” is not a text file',
  },
  'a page without levels': {
    name: 'cut.txt',
    bytes: releasePage.slice(0, releasePage.indexOf('2Basic')),
    sentence: '“cut.txt” has no maturity levels',
  },
};

for (const [what, { name, bytes, sentence }] of Object.entries(refused)) {
  test(`${what} is refused in one sentence, and nothing is stored`, async ({ waymark }, testInfo) => {
    const { page } = waymark;
    const path = join(testInfo.outputPath('.'), name);
    await writeFile(path, bytes);
    await openArea(page, 'Framework');
    await waymark.stubOpenDialog([path]);
    await page.getByRole('button', { name: 'Import a page' }).click();
    await expect(page.getByRole('alert')).toContainText(sentence);
    await waymark.restart();
    await openArea(waymark.page, 'Framework');
    await expect(waymark.page.getByRole('button', { name: 'Import a page' })).toBeVisible();
    await expect(waymark.page.getByRole('tree')).toHaveCount(0);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`everybody can read the area, ${colorScheme}`, async ({ waymark }, testInfo) => {
    const { page } = waymark;
    await page.emulateMedia({ colorScheme });
    await openArea(page, 'Framework');
    await expect(page.getByRole('button', { name: 'Import a page' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await reviewFrameworkPage(waymark, await savedFrameworkPage(testInfo.outputPath('.')));
    expect(await seriousFaults(page)).toEqual([]);
    await acceptReview(page);
    expect(await seriousFaults(page)).toEqual([]);
  });
}

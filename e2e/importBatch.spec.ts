import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asBulletedText } from '#shared/testing/iviPages.ts';
import { openArea } from './steps.ts';
import { expect, test } from './test.ts';

/** A page of a capability that nobody knows, so that nothing but its folder tells its place. */
function savedPage(
  code: string,
  title: string,
  lastMetric = `Share of ${title.toLowerCase()} in time.`,
): string {
  return asBulletedText({
    code,
    title,
    description: `All about ${title.toLowerCase()}.`,
    levels: [
      {
        level: 2,
        groups: [
          [
            { list: 'practices', items: [`Keep a list of ${title.toLowerCase()}.`] },
            { list: 'metrics', items: [`# of ${title.toLowerCase()}.`, lastMetric] },
          ],
        ],
      },
    ],
  });
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

test('a folder of pages is one review, one transaction, and one tree after a restart', async ({
  waymark,
}, testInfo) => {
  const folder = testInfo.outputPath('batch');
  await write(folder, {
    '18.07/technical/LAK/A/A1.txt': savedPage('A1', 'Oil'),
    '18.07/technical/LAK/A/A2.txt': savedPage('A2', 'Wicks', 'Wicks that smoke.formats'),
    '18.07/technical/LAK/B/B1.txt': savedPage('B1', 'Watches'),
    '18.07/notes.txt': savedPage('B2', 'Relief'),
    '18.07/empty.txt': '',
  });
  const { page } = waymark;
  await openArea(page, 'Framework');
  await waymark.stubOpenDialog([folder]);
  await page.getByRole('button', { name: 'Import a page' }).click();
  await expect(page.getByRole('heading', { name: 'Review before adding' })).toBeVisible();
  await expect(page.getByText('“empty.txt” is empty')).toBeVisible();
  await expect(page.getByText('2 things still to decide before this can be added.')).toBeVisible();
  await page.getByLabel('Capability code').fill('LAK');
  await page.getByRole('button', { name: 'Use this place' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Your text').fill('Wicks that smoke at night.');
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('button', { name: 'Add 4 pages to the library' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A1 Oil' })).toBeVisible();
  await waymark.restart();
  await openArea(waymark.page, 'Framework');
  await waymark.page.getByRole('treeitem', { name: 'A2 Wicks' }).click();
  await expect(waymark.page.getByText('Wicks that smoke at night.')).toBeVisible();
  await waymark.page.getByRole('treeitem', { name: 'B', exact: true }).press('ArrowRight');
  await expect(waymark.page.getByRole('treeitem', { name: 'B2 Relief' })).toBeVisible();
});

test('the columns of somebody else’s table are mapped once, and remembered', async ({
  waymark,
}, testInfo) => {
  const folder = testInfo.outputPath('.');
  const table =
    'ID,Domain,Topic,Requirement\n1.1,Harbour,Berths,Keep a list of berths.\n1.2,Harbour,Ropes,Count the ropes.\n';
  await write(folder, { 'harbour.csv': table, 'other.csv': table.replaceAll('Harbour', 'Canal') });
  const { page } = waymark;
  await openArea(page, 'Framework');
  await waymark.stubOpenDialog([join(folder, 'harbour.csv')]);
  await page.getByRole('button', { name: 'Import a page' }).click();
  await expect(page.getByRole('heading', { name: 'Say what the columns are' })).toBeFocused();
  const topic = page.getByLabel('Topic', { exact: true });
  await topic.selectOption('Code');
  await expect(page.getByText(/“Code” can be one column only/)).toBeVisible();
  await topic.selectOption('Name');
  await page.getByLabel('Name of the framework').fill('Harbour rules');
  await expect(page.getByRole('tree').getByText('Berths')).toBeVisible();
  await page.getByRole('button', { name: 'Read this table' }).click();
  await page.getByLabel('Version', { exact: true }).fill('1');
  await page.getByRole('button', { name: /^Add .* to the library$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '1.1 Berths' })).toBeVisible();
  await expect(page.getByText('Keep a list of berths.')).toBeVisible();
  await waymark.stubOpenDialog([join(folder, 'other.csv')]);
  await page.getByRole('button', { name: 'Import a page' }).click();
  await expect(page.getByText('A table with these columns was read before')).toBeVisible();
});

test('the framework that comes with the application is added with one press, and once', async ({
  waymark,
}) => {
  const { page } = waymark;
  const add = page.getByRole('button', { name: 'Add the Waymark Open IT Capability Framework' });
  await add.click();
  await page.getByRole('button', { name: /^Add .* to the library$/ }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  await add.click();
  await expect(page.getByText(/is in the library already/).first()).toBeVisible();
});

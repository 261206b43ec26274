import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { harbourFiles } from './fixtures/harbourVersions.ts';
import type { Waymark } from './launchWaymark.ts';
import { openArea, practiceHasKeyboard, practiceList, rateByKeys } from './steps.ts';
import { seriousFaults } from './seriousFaults.ts';
import { expect, test } from './test.ts';

async function importVersion(waymark: Waymark, folder: string, version: keyof typeof harbourFiles) {
  const { page } = waymark;
  const path = join(folder, `harbour-${version}.yaml`);
  await writeFile(path, harbourFiles[version]);
  await openArea(page, 'Framework');
  await waymark.stubOpenDialog([path]);
  await page.getByRole('button', { name: 'Import a page' }).first().click();
  await page.getByRole('button', { name: /^Add .* to the library$/ }).click();
  await expect(page.getByRole('tree', { name: 'Framework' })).toBeVisible();
}

async function start(page: Page) {
  await openArea(page, 'Home');
  await page.getByRole('button', { name: 'Start an engagement' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Start an engagement' });
  await dialog.getByLabel('Client').fill('Alder Logistics');
  await dialog.getByLabel('First assessment').fill('Autumn');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(practiceList(page)).toBeVisible();
}

async function openBlock(page: Page, name: RegExp) {
  await page.getByRole('treeitem', { name }).click();
  await expect(page.getByLabel(`Practices of ${name.source}`)).toBeVisible();
}

async function openVersions(page: Page) {
  await openArea(page, 'Framework');
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Versions' })).toBeFocused();
}

test('an assessment moves on to a newer version, and no answer is lost', async ({ waymark }, testInfo) => {
  test.setTimeout(180_000);
  const { page } = waymark;

  await test.step('one version alone has nothing to compare', async () => {
    await importVersion(waymark, testInfo.outputPath('.'), '1.0');
    await openVersions(page);
    await expect(page.getByText('Only one version is here')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  await test.step('every practice of the older version is rated, one with a note', async () => {
    await start(page);
    await rateByKeys(page, ['4', '3', '2']);
    await openBlock(page, /A2 Pilots/);
    await rateByKeys(page, ['4']);
    await openBlock(page, /B1 Warnings/);
    await practiceHasKeyboard(page);
    await page.keyboard.press('c');
    await page.keyboard.type('The bell cracked in May.');
    await page.keyboard.press('Escape');
    await rateByKeys(page, ['1']);
    await expect(page.getByText('The bell cracked in May.').first()).toBeVisible();
  });

  await test.step('the versions are compared', async () => {
    await importVersion(waymark, testInfo.outputPath('.'), '2.0');
    await openVersions(page);
    const tree = page.getByRole('tree', { name: 'What changed' });
    for (const name of [/Ring the bell.*Dropped/, /red light.*Added/, /Pilots.*Moved/, /depth.*Split/]) {
      await expect(tree.getByRole('treeitem', { name })).toBeVisible();
    }
    await tree.getByRole('treeitem', { name: /Assign each ship.*Reworded/ }).click();
    await expect(page.getByRole('insertion').first()).toHaveText(/fitting/);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Dropped 1' }).click();
    await expect(tree.getByRole('treeitem', { name: /Dropped/ })).toHaveCount(1);
    await expect(tree.getByRole('treeitem', { name: /Reworded/ })).toHaveCount(0);
  });

  await test.step('what says something else is decided by key, the rest goes by itself', async () => {
    await page.getByRole('button', { name: 'Migrate assessment…' }).click();
    await expect(page.getByRole('heading', { name: 'Migrate an assessment' })).toBeFocused();
    await expect(page.getByText('2 places to decide')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    const reworded = page.getByRole('region', { name: /^Reworded/ });
    await reworded.getByRole('button', { name: 'Accept' }).focus();
    await page.keyboard.press('a');
    await expect(page.getByText('1 place to decide')).toBeVisible();
    await page
      .getByRole('region', { name: /^Split/ })
      .getByRole('button', { name: 'Choose by hand…' })
      .click();
    const picker = page.getByRole('dialog', { name: 'Choose its place by hand' });
    await picker.getByLabel('Words of the place').fill('soundings');
    expect(await seriousFaults(page)).toEqual([]);
    await picker.getByRole('button', { name: /Publish the soundings/ }).click();
    await expect(page.getByText('Everything is decided.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Migrate…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Migrate “Autumn”?' });
    await expect(dialog).toContainText('4 answers will stand in the new assessment.');
    await expect(dialog).toContainText('2 answers will be kept aside');
    await dialog.getByRole('button', { name: 'Migrate', exact: true }).click();
    await expect(page.getByText('4 answers taken over, 2 kept aside. Nothing was dropped.')).toBeVisible();
  });

  await test.step('what found no place is kept aside, word for word', async () => {
    await page.getByRole('button', { name: 'Kept aside: 2' }).click();
    const dialog = page.getByRole('dialog', { name: 'Answers kept aside' });
    await expect(dialog).toContainText('Ring the bell whenever fog comes up from the river.');
    await expect(dialog).toContainText('Note: The bell cracked in May.');
    await expect(dialog).toContainText('Rating: Not');
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  await test.step('one undo takes the whole step back, one redo brings it again', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('button', { name: /^Kept aside/ })).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(page.getByRole('button', { name: 'Kept aside: 2' })).toBeVisible();
  });

  await test.step('the new assessment has the ratings at their places, also after a restart', async () => {
    // Undo took the offer to open it away with the work itself.
    await openArea(page, 'Home');
    await page.getByRole('button', { name: /^Autumn \(2\.0\)/ }).click();
    await expect(page.getByText('Autumn (2.0)', { exact: true })).toBeVisible();
    await waymark.restart();
    await openArea(waymark.page, 'Assess');
    const ratings = waymark.page.getByRole('radio', { checked: true });
    await waymark.page.getByRole('treeitem', { name: /A1 Berths/ }).click();
    await expect(ratings).toHaveCount(3);
    await waymark.page.getByRole('treeitem', { name: /B2 Pilots/ }).click();
    await expect(ratings).toHaveCount(1);
  });
});

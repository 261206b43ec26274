import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { acceptReview, openArea, reviewFrameworkPage, savedFrameworkPage } from './steps.ts';
import { seriousFaults } from './seriousFaults.ts';
import { expect, test } from './test.ts';

/** Every page in the tree, as it is read. */
async function treeOf(page: Page): Promise<string[]> {
  const rows = page.getByRole('tree').getByRole('treeitem');
  // All branches open, so that none is hidden.
  await rows.first().focus();
  for (let row = 0; row < (await rows.count()); row++) {
    const each = rows.nth(row);
    if ((await each.getAttribute('aria-expanded')) === 'false') {
      await each.focus();
      await page.keyboard.press('ArrowRight');
    }
  }
  const texts = await rows.allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

test('a copy is edited by keyboard, finished, exported and read again as the same tree', async ({
  waymark,
}, testInfo) => {
  await reviewFrameworkPage(waymark, await savedFrameworkPage(testInfo.outputPath('.')));
  await acceptReview(waymark.page);
  let { page } = waymark;

  await test.step('make a copy', async () => {
    await page.getByRole('button', { name: 'Edit a copy…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Edit a copy' });
    await dialog.getByRole('textbox', { name: /^Title/ }).fill('Harbour guide');
    await dialog.getByRole('textbox', { name: /^Key/ }).fill('harbour-guide');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Harbour guide' })).toBeVisible();
  });

  const row = (name: RegExp) => page.getByRole('treeitem', { name });
  await test.step('add a block with a practice and a metric', async () => {
    await row(/C3/).press('Enter');
    await row(/C3/).press('Control+Enter');
    const title = page.getByRole('textbox', { name: 'Title' });
    await expect(title).toBeFocused();
    await page.keyboard.insertText('Handover to harbour');
    await expect(row(/C4 Handover to harbour/)).toBeVisible();
    await page.getByRole('button', { name: 'Add level' }).press('Enter');
    await page.getByRole('menuitem', { name: /Level 2/ }).press('Enter');
    await page.getByRole('textbox', { name: 'Practice 1' }).focus();
    await page.keyboard.insertText('Hand over each ship with a list.');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Practice 2' })).toBeFocused();
    await page.keyboard.press('Backspace');
    await expect(page.getByRole('textbox', { name: 'Practice 1' })).toBeFocused();
    await page.getByRole('button', { name: 'Add metric' }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Metric 1' })).toBeFocused();
    await page.keyboard.insertText('Ships handed over late');
    await page.getByRole('combobox', { name: /^Unit: Metric 1/ }).selectOption('count');
    await page.getByRole('combobox', { name: /^Better when: Metric 1/ }).selectOption('down');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousFaults(page)).toEqual([]);
    }
  });

  await test.step('mend what keeps it from being finished', async () => {
    const code = page.getByRole('textbox', { name: 'Code' });
    await code.fill('C3');
    await expect(page.getByText('Another page at the same place has this code.')).toBeVisible();
    await page.getByRole('button', { name: 'Finish…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Finish the draft' });
    await expect(dialog.getByRole('button', { name: 'Finish', exact: true })).toHaveCount(0);
    await dialog.getByRole('button', { name: /Handover to harbour Another page/ }).press('Enter');
    await expect(code).toBeFocused();
    await code.fill('C4');
    await expect(page.getByText('Another page at the same place has this code.')).toHaveCount(0);
  });

  await test.step('remove the block, take that back and do it over', async () => {
    await row(/C4 Handover/).press('Delete');
    await expect(row(/C4 Handover/)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(row(/C4 Handover/)).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(row(/C4 Handover/)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await row(/C4 Handover/).press('Enter');
    await row(/C4 Handover/).press('Alt+ArrowUp');
    await expect(row(/C4 Handover/)).toBeFocused();
    await expect(row(/C4 Handover/)).toHaveAttribute('aria-posinset', '1');
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  });

  await waymark.restart();
  page = waymark.page;

  let before: string[] = [];
  await test.step('go on after a restart, and finish', async () => {
    await openArea(page, 'Framework');
    await page.getByLabel('Framework version').selectOption({ label: 'Harbour guide 1.0-draft' });
    await page.getByRole('button', { name: 'Edit this draft' }).press('Enter');
    await row(/C4 Handover/).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Metric 1' })).toHaveValue('Ships handed over late');
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    const path = testInfo.outputPath('draft.yaml');
    await waymark.stubSaveDialog(path);
    await page.getByRole('menuitem', { name: /YAML/ }).press('Enter');
    const asked = page.getByRole('dialog', { name: 'This file will hold licensed text' });
    await asked.getByRole('button', { name: 'Export licensed text' }).press('Enter');
    await expect(page.getByText('draft.yaml is written and was read back.')).toBeVisible();
    await page.getByRole('button', { name: 'Finish…' }).press('Enter');
    await expect(page.getByLabel('It becomes version')).toHaveValue('1.0');
    await page.getByRole('button', { name: 'Finish', exact: true }).press('Enter');
    await expect(page.getByText('Harbour guide 1.0 is finished and can be assessed.')).toBeVisible();
    before = await treeOf(page);
    expect(before.join('\n')).toContain('C4 Handover to harbour');
  });

  await test.step('the exported file is read as the same tree', async () => {
    const path = testInfo.outputPath('draft.yaml');
    expect(await readFile(path, 'utf8')).toContain('Ships handed over late');
    await waymark.stubOpenDialog([path]);
    await page.getByRole('button', { name: 'Import a page' }).first().press('Enter');
    await expect(page.getByRole('heading', { name: 'Review before adding' })).toBeVisible();
    await page.getByRole('button', { name: /^Add .* to the library$/ }).press('Enter');
    await expect(page.getByLabel('Framework version')).toHaveValue('harbour-guide:1.0-draft');
    expect(await treeOf(page)).toEqual(before);
  });
});

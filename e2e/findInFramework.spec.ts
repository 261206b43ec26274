import { acceptReview, reviewFrameworkPage, savedFrameworkPage } from './steps.ts';
import { seriousFaults } from './seriousFaults.ts';
import { expect, test } from './test.ts';

test('words that were typed are found, and lead to the very place', async ({ waymark }, testInfo) => {
  await reviewFrameworkPage(waymark, await savedFrameworkPage(testInfo.outputPath('.')));
  const { page } = waymark;
  await acceptReview(page);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search this version' });
  await expect(field).toBeFocused();
  // As somebody types who is in a hurry.
  await page.keyboard.type('calender');
  const found = page.getByRole('listbox', { name: 'What was found' });
  const hit = found.getByRole('group', { name: 'Practices' }).getByRole('option');
  await expect(hit).toHaveCount(1);
  await expect(hit.locator('mark')).toHaveText('calendar');
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(found).toBeHidden();
  await expect(page.locator(':focus')).toContainText('release calendar');
  await expect(page.locator(':focus')).toBeInViewport();
  await page.keyboard.press('/');
  await page.keyboard.type('xylophone');
  await expect(page.getByText('Nothing says that.').last()).toBeVisible();
});

test('levels stand side by side, and metrics in one list, by the keyboard alone', async ({
  waymark,
}, testInfo) => {
  await reviewFrameworkPage(waymark, await savedFrameworkPage(testInfo.outputPath('.')));
  const { page } = waymark;
  await acceptReview(page);
  await page.keyboard.press('l');
  const levels = page.getByRole('table', { name: 'Levels side by side' });
  await expect(levels.getByRole('columnheader')).toHaveText([/2\s*Basic/, /3\s*Intermediate/, /4/, /5/]);
  await page
    .getByRole('group', { name: 'Levels to show' })
    .getByRole('button', { name: '2 Basic' })
    .press('Enter');
  await expect(levels.getByRole('columnheader')).toHaveCount(3);
  const cost = page.getByRole('row', { name: /^Cost of one release/ });
  await expect(cost.getByRole('img', { name: 'Named here' })).toHaveCount(2);
  await page.keyboard.press('m');
  const metrics = page.getByRole('table', { name: 'Metrics' });
  await expect(metrics.getByRole('row')).toHaveCount(5);
  await expect(metrics.getByRole('row', { name: /^Cost of one release/ })).toContainText(/Money\s*a guess/);
  await page.getByLabel('Unit').selectOption('Count');
  await expect(metrics.getByRole('row')).toHaveCount(2);
  await metrics.getByRole('link', { name: /^C3/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^C3/ })).toBeFocused();
});

test('a page is copied as Markdown', async ({ waymark }, testInfo) => {
  await reviewFrameworkPage(waymark, await savedFrameworkPage(testInfo.outputPath('.')));
  const { page } = waymark;
  await acceptReview(page);
  // What is read back is asked of the page, which may write to the clipboard and not read it.
  await page.evaluate(() => {
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = async (text) => {
      await write(text);
      document.body.dataset['copied'] = text;
    };
  });
  await page.getByRole('button', { name: 'Copy or print' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Copy this page as Markdown' }).press('Enter');
  await expect(page.getByText('Copied as Markdown.').last()).toBeVisible();
  const copied = await page.evaluate(() => document.body.dataset['copied'] ?? '');
  expect(copied).toMatch(/^# C3 Release and Deployment Management\n/);
  expect(copied).toContain('- Cost of one release.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`everybody can read what was found, compared and listed, ${colorScheme}`, async ({
    waymark,
  }, testInfo) => {
    const { page } = waymark;
    await page.emulateMedia({ colorScheme });
    await reviewFrameworkPage(waymark, await savedFrameworkPage(testInfo.outputPath('.')));
    await acceptReview(page);
    await page.keyboard.press('/');
    await page.keyboard.type('release');
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('l');
    await expect(page.getByRole('table', { name: 'Levels side by side' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('m');
    await expect(page.getByRole('table', { name: 'Metrics' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });
}

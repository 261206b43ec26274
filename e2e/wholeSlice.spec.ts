import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { launchWaymark } from './launchWaymark.ts';
import {
  acceptReview,
  attachEvidence,
  deriveInitiatives,
  engagement,
  handOver,
  openArea,
  practiceList,
  rateByKeys,
  reviewFrameworkPage,
  savedFrameworkPage,
  setTarget,
  startEngagement,
  takeIn,
  writeReport,
} from './steps.ts';
import { expect, test } from './test.ts';

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-journey-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('from a page of the framework to a report and a package that another copy opens', async ({
  waymark,
}) => {
  test.setTimeout(180_000);

  await test.step('a page is imported as text, after the glued footer was looked at', async () => {
    await reviewFrameworkPage(waymark, await savedFrameworkPage(folder));
    await expect(waymark.page.getByText('Cost of one release.formats').first()).toBeVisible();
    await isAccessible(waymark.page);
    await acceptReview(waymark.page);
    await expect(waymark.page.getByText('Cost of one release.', { exact: true })).toHaveCount(2);
    await isAccessible(waymark.page);
  });

  await test.step('the practices are rated by key, with evidence and a note', async () => {
    const { page } = waymark;
    await startEngagement(page);
    await attachEvidence(page);
    await rateByKeys(page, ['4', '3', '2']);
    await page.keyboard.press('c');
    await page.keyboard.type('The owner of the calendar changes in May.');
    await page.keyboard.press('Escape');
    await rateByKeys(page, ['1', '1']);
    await expect(page.getByRole('img', { name: '2.8', exact: true }).first()).toBeVisible();
    await isAccessible(page);
  });

  await test.step('a rating is taken back and given again', async () => {
    const { page } = waymark;
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByText('4 of 5 answered')).toHaveCount(2);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(page.getByText('5 of 5 answered')).toHaveCount(2);
  });

  await test.step('everything is there after a restart', async () => {
    await waymark.restart();
    const { page } = waymark;
    await openArea(page, 'Assess');
    await expect(page.getByText('5 of 5 answered').first()).toBeVisible();
    await page.getByRole('button', { name: 'Why 2.8?' }).click();
    await expect(
      page.getByText('Level 3 Intermediate is not passed: 67% achieved, 75% needed.'),
    ).toBeVisible();
    await page.keyboard.press('Home');
    await expect(page.getByText('The owner of the calendar changes in May.')).toBeVisible();
  });

  await test.step('the gap to a target becomes initiatives, and each gets a quarter', async () => {
    const { page } = waymark;
    await setTarget(page, 4);
    await isAccessible(page);
    await deriveInitiatives(page);
    const first = page.getByRole('listitem').filter({ hasText: 'C3 → Level 3' });
    const second = page.getByRole('listitem').filter({ hasText: 'C3 → Level 4' });
    await first.click();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Escape');
    await drag(page, second, page.getByRole('region', { name: /^FY27 Q1/ }));
    await expect(page.getByRole('region', { name: /^FY27 Q1/ }).getByText('C3 → Level 4')).toBeVisible();
    await expect(page.getByText('none parked')).toBeVisible();
    await isAccessible(page);
  });

  const report = join(folder, 'report.pdf');
  await test.step('the report is a tagged PDF that says so', async () => {
    await writeReport(waymark, report);
    const bytes = await readFile(report);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('/StructTreeRoot')).toBe(true);
    await isAccessible(waymark.page);
  });

  const file = join(folder, 'alder.waymark');
  await test.step('the engagement is handed over, and another copy opens it as it was', async () => {
    await handOver(waymark, file);
    const other = await launchWaymark();
    try {
      await takeIn(other, file);
      await expect(other.page.getByText('5 of 5 answered').first()).toBeVisible();
      await openArea(other.page, 'Plan');
      await expect(
        other.page.getByRole('region', { name: /^FY27 Q1/ }).getByText('C3 → Level 4'),
      ).toBeVisible();
      expect(await storedRows(other.page)).toEqual(await storedRows(waymark.page));
    } finally {
      await other.close();
    }
  });

  await test.step('the same package a second time changes nothing, and says so', async () => {
    const before = await storedRows(waymark.page);
    await openArea(waymark.page, 'Exchange');
    await waymark.stubOpenDialog([file]);
    await waymark.page.getByRole('button', { name: 'Choose a package' }).click();
    await waymark.page.getByRole('button', { name: 'Open as a new engagement' }).click();
    await expect(waymark.page.getByText(`“${engagement.title}” is already here`)).toBeVisible();
    expect(await storedRows(waymark.page)).toEqual(before);
  });

  await test.step('the practices can still be read where they were rated', async () => {
    await openArea(waymark.page, 'Assess');
    await expect(practiceList(waymark.page)).toBeVisible();
  });
});

/** Drags with the mouse in steps, as a hand does. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  // The place that is hovered is known to the browser from the second move on.
  await to.hover();
  await page.mouse.up();
}

/** Nothing serious stands between the screen and someone who cannot see or point, in light and in dark. */
async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Everything that is stored but this copy's own settings; of evidence the hashes. */
function storedRows(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('waymark'));
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onerror = () => reject(new Error('The database did not open.'));
      opening.onsuccess = () => resolve(opening.result);
    });
    const read = (name: string, what: 'getAll' | 'getAllKeys') =>
      new Promise<unknown[]>((resolve) => {
        const reading = database.transaction(name).objectStore(name)[what]();
        reading.onsuccess = () => resolve(reading.result as unknown[]);
      });
    const rows: Record<string, unknown[]> = {};
    for (const name of [...database.objectStoreNames].filter((each) => each !== 'settings')) {
      rows[name] = await read(name, name === 'evidenceBytes' ? 'getAllKeys' : 'getAll');
    }
    database.close();
    return rows;
  });
}

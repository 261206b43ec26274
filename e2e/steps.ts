import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { releasePageBytes } from './fixtures/releasePage.ts';
import type { Waymark } from './launchWaymark.ts';
import { expect } from './test.ts';

/** The engagement that the journeys are about. */
export const engagement = {
  client: 'Alder Logistics',
  title: 'IT maturity 2026',
  assessment: 'Baseline',
} as const;

/** Opens an area from the rail. */
export async function openArea(page: Page, area: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name: area }).click();
}

/** Writes the framework page to a file, as a person would save it from the viewer. */
export async function savedFrameworkPage(folder: string): Promise<string> {
  const path = join(folder, 'release-and-deployment-management.txt');
  await writeFile(path, releasePageBytes());
  return path;
}

/** Imports the framework page up to the review: nothing is stored yet. */
export async function reviewFrameworkPage(waymark: Waymark, path: string): Promise<void> {
  const { page } = waymark;
  await openArea(page, 'Framework');
  await waymark.stubOpenDialog([path]);
  await page.getByRole('button', { name: 'Import a page' }).first().click();
  await expect(page.getByRole('heading', { name: 'Review before adding' })).toBeVisible();
}

/** Accepts what the review proposes, says which version it is, and adds the page to the library. */
export async function acceptReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  const version = page.getByLabel('Version', { exact: true });
  if ((await version.inputValue()) === '') await version.fill('18.07');
  await page.getByRole('button', { name: /^Add .* to the library$/ }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: /Release and Deployment Management/ }),
  ).toBeVisible();
}

/** Starts the engagement on the framework that is in the library, and lands in its assessment. */
export async function startEngagement(page: Page): Promise<void> {
  await openArea(page, 'Home');
  await page.getByRole('button', { name: 'Start an engagement' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Start an engagement' });
  await dialog.getByLabel('Client').fill(engagement.client);
  await dialog.getByRole('textbox', { name: /^Title/ }).fill(engagement.title);
  await dialog.getByLabel('First assessment').fill(engagement.assessment);
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(practiceList(page)).toBeVisible();
}

/** The practices of the block on screen. */
export function practiceList(page: Page): Locator {
  return page.getByLabel(/^Practices of /);
}

/** Waits until keys reach a practice. */
export async function practiceHasKeyboard(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest('[aria-current=true]') !== null);
}

/** Gives the practices their ratings by key, from the first one on. */
export async function rateByKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** A picture of one pixel, as a screenshot would be pasted. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAfbLI3wAAAABJRU5ErkJggg==';

/** Attaches evidence to the practice that has the keyboard: one pasted picture, one dropped file, one that was picked. */
export async function attachEvidence(page: Page): Promise<void> {
  const attached = page.getByRole('list').filter({ has: page.getByRole('button', { name: /^Remove / }) });
  const count = (expected: number) =>
    expect(attached.getByRole('button', { name: /^Remove / })).toHaveCount(expected);
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
    await Promise.resolve();
  }, pixel);
  await count(1);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(
      new File(['Steps of a release, version 3'], 'release-steps.txt', { type: 'text/plain' }),
    );
    return transfer;
  });
  await page.locator('[aria-current=true]').first().dispatchEvent('drop', { dataTransfer: dropped });
  await count(2);
  // The system's own chooser cannot be driven: the key must ask for it, and what is chosen there is put in its place.
  const picker = page.locator('input[type=file][multiple]');
  await picker.evaluate((input) => {
    input.addEventListener('click', (event) => {
      event.preventDefault();
      input.dataset['asked'] = 'yes';
    });
  });
  await page.keyboard.press('e');
  await expect(picker).toHaveAttribute('data-asked', 'yes');
  await picker.setInputFiles({
    name: 'calendar.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('week,release\n1,3.4\n'),
  });
  await count(3);
}

/** Sets the target of the block on its line in Results. */
export async function setTarget(page: Page, level: number): Promise<void> {
  await openArea(page, 'Results');
  await page.getByRole('tab', { name: 'Targets' }).click();
  await page
    .getByRole('radiogroup', { name: /^Target of C3/ })
    .getByRole('radio', { name: String(level) })
    .click();
  await expect(
    page.getByRole('radiogroup', { name: /^Target of C3/ }).getByRole('radio', { name: String(level) }),
  ).toBeChecked();
}

/** Derives every initiative that the targets ask for; they are parked then. */
export async function deriveInitiatives(page: Page): Promise<void> {
  await openArea(page, 'Plan');
  await page.getByRole('button', { name: 'Derive initiatives' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Add \d+ initiatives?$/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Writes the report of the open assessment to a file, and waits until it was checked. */
export async function writeReport(waymark: Waymark, path: string): Promise<void> {
  const { page } = waymark;
  await openArea(page, 'Report');
  await waymark.stubSaveDialog(path);
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByText('The report is written')).toBeVisible({ timeout: 30_000 });
}

/** Hands over the open engagement as a package, and waits until it was checked. */
export async function handOver(waymark: Waymark, path: string): Promise<void> {
  const { page } = waymark;
  await openArea(page, 'Exchange');
  await waymark.stubSaveDialog(path);
  const text = page.getByRole('checkbox').first();
  if (!(await text.isChecked())) await text.check();
  await page.getByRole('button', { name: 'Save the package' }).click();
  await expect(page.getByText('The package is written')).toBeVisible({ timeout: 30_000 });
}

/** Opens a package in a copy of the application that does not have it yet. */
export async function takeIn(waymark: Waymark, path: string): Promise<void> {
  const { page } = waymark;
  await openArea(page, 'Exchange');
  await waymark.stubOpenDialog([path]);
  await page.getByRole('button', { name: 'Choose a package' }).click();
  await page.getByRole('button', { name: 'Open as a new engagement' }).click();
  await expect(practiceList(page)).toBeVisible();
}

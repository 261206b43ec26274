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
  await dialog.getByLabel('Title', { exact: true }).fill(engagement.title);
  await dialog.getByLabel('First assessment').fill(engagement.assessment);
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(practiceList(page)).toBeVisible();
}

/** The practices of the block on screen. */
export function practiceList(page: Page): Locator {
  return page.getByLabel(/^Practices of /);
}

/** Gives the practices their ratings by key, from the first one on. */
export async function rateByKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

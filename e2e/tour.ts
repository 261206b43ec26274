import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchWaymark } from './launchWaymark.ts';
import type { Waymark } from './launchWaymark.ts';
import {
  acceptReview,
  attachEvidence,
  deriveInitiatives,
  handOver,
  openArea,
  rateByKeys,
  reviewFrameworkPage,
  savedFrameworkPage,
  setTarget,
  startEngagement,
  takeIn,
  writeReport,
} from './steps.ts';
import { expect, test } from './test.ts';

const folder = fileURLToPath(new URL('../out/tour/', import.meta.url));
/** With `WAYMARK_PICTURES=1` the pictures of README are renewed as well. */
const pictures = fileURLToPath(new URL('../assets/pictures/', import.meta.url));
const inReadme = ['import', 'framework', 'focus', 'results', 'plan', 'report'];

test('the main job, with pictures of every step', async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const waymark = await launchWaymark();
  await waymark.page.setViewportSize({ width: 1280, height: 800 });
  try {
    await walk(waymark);
  } finally {
    await waymark.close();
  }
});

async function walk(waymark: Waymark): Promise<void> {
  const { page } = waymark;
  const picture = (name: string) => show(waymark, name);
  await picture('first-start');
  await openArea(page, 'Framework');
  await picture('framework-empty');
  await reviewFrameworkPage(waymark, await savedFrameworkPage(folder));
  await picture('import');
  await acceptReview(page);
  await picture('framework');
  await startEngagement(page);
  await attachEvidence(page);
  await rateByKeys(page, ['4', '3', '2', '1', '1']);
  await page.getByRole('button', { name: 'Why 2.8?' }).click();
  await picture('focus');
  await openArea(page, 'Results');
  await picture('results');
  await setTarget(page, 4);
  await picture('targets');
  await deriveInitiatives(page);
  await page.getByRole('listitem').filter({ hasText: 'C3 → Level 3' }).click();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await picture('plan');
  await writeReport(waymark, join(folder, 'report.pdf'));
  await picture('report');
  await handOver(waymark, join(folder, 'alder.waymark'));
  await picture('exchange');
  await openArea(page, 'Home');
  await picture('home');
  await page.keyboard.press('?');
  await picture('keys');
  const other = await launchWaymark();
  try {
    await takeIn(other, join(folder, 'alder.waymark'));
  } finally {
    await other.close();
  }
}

/** Leaves a picture of the window in light and in dark. */
async function show({ page }: Waymark, name: string): Promise<void> {
  // What was said at an earlier step does not belong into the picture of this one.
  await expect(page.locator('.notice')).toHaveCount(0, { timeout: 15_000 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const path = join(folder, `${name}-${colorScheme}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    if (process.env['WAYMARK_PICTURES'] === '1' && colorScheme === 'light' && inReadme.includes(name)) {
      await mkdir(pictures, { recursive: true });
      await copyFile(path, join(pictures, `${name}-light.png`));
    }
  }
}

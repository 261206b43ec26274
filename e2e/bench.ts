import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launchWaymark } from './launchWaymark.ts';
import type { Waymark } from './launchWaymark.ts';
import { clockKeys, keyTimes } from './measure/keyClock.ts';
import { importLarge, readerOpening, searchKeys } from './measure/largeReader.ts';
import { mainPeakMegabytes, processMegabytes } from './measure/processMemory.ts';
import { largeFiles, readingMilliseconds } from './measure/readingTimes.ts';
import type { LargeFile } from './measure/readingTimes.ts';
import { rescoringMilliseconds } from './measure/rescoring.ts';
import {
  acceptReview,
  deriveInitiatives,
  handOver,
  openArea,
  practiceHasKeyboard,
  practiceList,
  reviewFrameworkPage,
  savedFrameworkPage,
  setTarget,
  startEngagement,
  takeIn,
  writeReport,
} from './steps.ts';
import { expect, test } from './test.ts';

const runs = 5;
const renderer = fileURLToPath(new URL('../dist/renderer/', import.meta.url));

test('the figures of the slice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  try {
    print('build.first-screen-js-gzip-kb', await firstScreenKilobytes(), 'kB');
    print('score.rescore-all-ms', rescoringMilliseconds(), 'ms');
    const large = largeFiles();
    for (const file of large) {
      print(file.figure, await medianOf(runs, () => Promise.resolve(readingMilliseconds(file))), 'ms');
    }
    print('memory.main-largest-import-mb', await largestImport(large, folder), 'MB');
    await measureLargeReader(large, folder);
    // On a fresh profile, which must be made first; the other figure is that of every day after.
    print('start.usable-ms', await medianOf(runs, () => startUntilUsable()), 'ms');
    const profile = join(folder, 'profile');
    await startUntilUsable(profile);
    print('start.again-usable-ms', await medianOf(runs, () => startUntilUsable(profile)), 'ms');
    const waymark = await launchWaymark();
    try {
      await measureSlice(waymark, folder);
    } finally {
      await waymark.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The reader on the largest library. */
async function measureLargeReader(files: readonly LargeFile[], folder: string): Promise<void> {
  const library = files.find(({ figure }) => figure === 'formats.library-6000-inspect-ms');
  if (!library) throw new Error('There is no library of 6,000 nodes.');
  const waymark = await launchWaymark();
  try {
    await importLarge(waymark, library, folder);
    print('reader.open-6000-ms', await medianOf(runs, () => readerOpening(waymark.page)), 'ms');
    print('reader.search-key-p95-ms', percentile(await searchKeys(waymark.page), 0.95), 'ms');
  } finally {
    await waymark.close();
  }
}

async function measureSlice(waymark: Waymark, folder: string): Promise<void> {
  const { page } = waymark;
  await reviewFrameworkPage(waymark, await savedFrameworkPage(folder));
  await acceptReview(page);
  await startEngagement(page);

  await clockKeys(page);
  await expect(practiceList(page)).toBeVisible();
  await practiceHasKeyboard(page);
  for (let round = 0; round < 20; round++) {
    for (const key of round % 2 === 0 ? '43211' : '34122') {
      await page.keyboard.press(key);
      // At the pace of a fast reader; a burst would measure the queue and not the key.
      await page.waitForTimeout(60);
    }
    for (let back = 0; back < 5; back++) await page.keyboard.press('ArrowUp');
  }
  const { painted, stored } = await keyTimes(page);
  print('assess.key-painted-p95-ms', percentile(painted, 0.95), 'ms');
  print('assess.key-stored-p95-ms', percentile(stored, 0.95), 'ms');

  print('reader.page-open-ms', await medianOf(runs, () => pageOpening(waymark)), 'ms');
  await setTarget(page, 4);
  await deriveInitiatives(page);
  let file = 0;
  print(
    'report.pdf-ms',
    await medianOf(runs, () => timed(() => writeReport(waymark, join(folder, `${++file}.pdf`)))),
    'ms',
  );
  print(
    'package.export-ms',
    await medianOf(runs, () => timed(() => handOver(waymark, join(folder, `${++file}.waymark`)))),
    'ms',
  );
  print('package.import-ms', await medianOf(3, () => importing(join(folder, `${file}.waymark`))), 'ms');
  print('memory.all-processes-mb', await processMegabytes(waymark), 'MB');
}

/** From the start of the process until the last part of the start screen is painted, as the page itself saw it. */
async function startUntilUsable(profile?: string): Promise<number> {
  const begun = Date.now();
  const waymark = await launchWaymark(profile === undefined ? {} : { profile });
  await expect(waymark.page.getByRole('heading', { level: 1 })).toBeVisible();
  const painted = await waymark.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watch = ({ startTime }: PerformanceEntry) => resolve(performance.timeOrigin + startTime);
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last) watch(last);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  await waymark.close();
  return painted - begun;
}

/** From the press on a node in the framework's tree until its page is on screen. */
async function pageOpening({ page }: Waymark): Promise<number> {
  await openArea(page, 'Framework');
  const node = (name: RegExp) => page.getByRole('treeitem', { name });
  await node(/Service Transition/).click();
  await expect(page.getByRole('heading', { level: 1, name: /Service Transition/ })).toBeVisible();
  return page.evaluate(async () => {
    const item = [...document.querySelectorAll<HTMLElement>('[role=treeitem]')].findLast((each) =>
      each.textContent.includes('Release and Deployment'),
    );
    const begun = performance.now();
    (item?.querySelector<HTMLElement>('[data-row], .row') ?? item)?.click();
    while (!document.querySelector('h1')?.textContent.includes('Release and Deployment')) {
      if (performance.now() - begun > 5000) throw new Error('The page did not open.');
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begun;
  });
}

/** The main process's peak while each of the files is chosen and read for itself. */
async function largestImport(files: readonly LargeFile[], folder: string): Promise<number> {
  const waymark = await launchWaymark();
  try {
    for (const { name, bytes } of files) {
      const path = join(folder, name);
      await writeFile(path, bytes);
      await waymark.stubOpenDialog([path]);
      const isRead = await waymark.page.evaluate(async () => {
        const chosen = await window.host.chooseFrameworkSources();
        return chosen?.ok === true && chosen.value.every(({ result }) => result.ok);
      });
      expect(isRead).toBe(true);
    }
    return await mainPeakMegabytes(waymark);
  } finally {
    await waymark.close();
  }
}

/** Opening a package in a copy that does not have it, from the choice of the file until its practices are shown. */
async function importing(path: string): Promise<number> {
  const other = await launchWaymark();
  try {
    return await timed(() => takeIn(other, path));
  } finally {
    await other.close();
  }
}

/** What the page must load before it shows its first screen: the entry, Home in it, with everything it imports at once. */
async function firstScreenKilobytes(): Promise<number> {
  const html = await readFile(join(renderer, 'index.html'), 'utf8');
  const scripts = new Map((await readdir(join(renderer, 'assets'))).map((name) => [name, true]));
  const entries = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].flatMap(
    ([, name]) => name ?? [],
  );
  const wanted = [...entries];
  const loaded = new Set<string>();
  let bytes = 0;
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (loaded.has(name) || !scripts.has(name)) continue;
    loaded.add(name);
    const code = await readFile(join(renderer, 'assets', name), 'utf8');
    bytes += gzipSync(code).length;
    for (const [, next] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      if (next) wanted.push(next);
  }
  return bytes / 1024;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

async function medianOf(count: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < count; run++) values.push(await measure());
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function print(name: string, value: number, unit: string): void {
  process.stdout.write(`${JSON.stringify({ name, value: Math.round(value * 10) / 10, unit })}\n`);
}

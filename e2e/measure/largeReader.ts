import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Waymark } from '../launchWaymark.ts';
import { openArea } from '../steps.ts';
import { expect } from '../test.ts';
import type { LargeFile } from './readingTimes.ts';

/** Brings a large framework into the library, as a person does. */
export async function importLarge(waymark: Waymark, file: LargeFile, folder: string): Promise<void> {
  const { page } = waymark;
  const path = join(folder, file.name);
  await writeFile(path, file.bytes);
  await openArea(page, 'Framework');
  await waymark.stubOpenDialog([path]);
  await page.getByRole('button', { name: 'Import a page' }).first().click();
  const add = page.getByRole('button', { name: /^Add .* to the library$/ });
  await add.click({ timeout: 60_000 });
  await expect(page.getByRole('article')).toBeVisible({ timeout: 60_000 });
}

/** From the press on the area's link until its tree and a page of it are painted; milliseconds. */
export async function readerOpening(page: Page): Promise<number> {
  await openArea(page, 'Home');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // A person who has just started looks at the screen first; what loads when idle has done so then.
  await page.waitForTimeout(1000);
  return page.evaluate(async () => {
    const begun = performance.now();
    document.querySelector<HTMLElement>('nav a[href*="framework"]')?.click();
    while (!document.querySelector('[role=treeitem]') || !document.querySelector('article h1')) {
      if (performance.now() - begun > 30_000) throw new Error('The reader did not open.');
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begun;
  });
}

/** For each key of some searches: from the key until what it finds is painted; milliseconds. */
export async function searchKeys(page: Page): Promise<number[]> {
  const field = page.getByRole('combobox', { name: 'Search this version' });
  // The index is made once, when the version is opened; what is measured is the search in it.
  await field.fill('asset');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { searchTimes: times });
    let pressed: number | undefined;
    window.addEventListener('keydown', ({ key, timeStamp }) => {
      pressed = /^\w$/.test(key) ? timeStamp : undefined;
    });
    new MutationObserver((changes) => {
      const isFound = changes.some(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest('[role=listbox]'),
      );
      if (!isFound || pressed === undefined) return;
      const begun = pressed;
      pressed = undefined;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - begun);
        port2.postMessage(null);
      });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  for (const words of ['supplier', 'incident backup', 'zurich review', 'monitor access']) {
    await field.fill('');
    await field.focus();
    await page.keyboard.type(words, { delay: 150 });
    await page.waitForTimeout(300);
  }
  return page.evaluate(() => (window as unknown as { searchTimes: number[] }).searchTimes);
}

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { pageHost, pageOrigin, waitingPath } from './origin.ts';
import type { ShellOptions } from './options.ts';

/** A running Chromium and the ways to open a page in it. */
export type Browser = {
  readonly context: BrowserContext;
  /** A page for a new window; the first one is there from the start. */
  readonly openPage: (hidden: boolean) => Promise<Page>;
  /** Where a test may connect; only in test mode. */
  readonly endpoint: string | undefined;
};

/** Starts Chromium on the profile, with our origin leading to `port` and every other name leading nowhere. */
export async function launchBrowser(
  options: ShellOptions,
  port: number,
  switches: readonly string[],
): Promise<Browser> {
  const isTest = options.mode === 'test';
  const userData = join(options.profile, 'Chromium');
  // A killed browser leaves the port of its last life behind.
  await rm(join(userData, 'DevToolsActivePort'), { force: true });
  const context = await chromium.launchPersistentContext(userData, {
    executablePath: options.browser,
    headless: isTest,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: isTest ? { width: 1280, height: 800 } : null,
    ...(!isTest && { colorScheme: null }),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      `--host-resolver-rules=MAP ${pageHost}:80 127.0.0.1:${port},MAP * ~NOTFOUND`,
      '--unlimited-storage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      '--test-type',
      '--hide-crash-restore-bubble',
      ...switches,
      ...(isTest
        ? ['--remote-debugging-port=0']
        : [`--app=${pageOrigin}${waitingPath}`, '--window-size=1280,800']),
    ],
  });
  const unused = [context.pages()[0] ?? (await context.newPage())];
  return {
    context,
    openPage: async (hidden) =>
      unused.pop() ?? (hidden ? await openHiddenPage(context) : await context.newPage()),
    endpoint: isTest ? await endpointOf(userData) : undefined,
  };
}

/** A page without a window, for printing; a second window that flashes up would startle. */
async function openHiddenPage(context: BrowserContext): Promise<Page> {
  const anyPage = context.pages()[0];
  if (!anyPage) return await context.newPage();
  const session: CDPSession = await context.newCDPSession(anyPage);
  const opened = context.waitForEvent('page');
  await session.send('Target.createTarget', { url: 'about:blank', hidden: true, background: true });
  return await opened;
}

async function endpointOf(userData: string): Promise<string> {
  const [port] = (await readFile(join(userData, 'DevToolsActivePort'), 'utf8')).split('\n');
  return `http://127.0.0.1:${port ?? ''}`;
}

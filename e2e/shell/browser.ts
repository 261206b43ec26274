import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser as Chromium, BrowserContext, LaunchOptions, Page } from 'playwright-core';
import { pageHost, pageOrigin, waitingPath } from './origin.ts';
import type { ShellOptions } from './options.ts';

/** A running Chromium and the ways to open a page in it. */
export type Browser = {
  readonly context: BrowserContext;
  /** A page for a new window; the first one is there from the start. */
  readonly openPage: (hidden: boolean) => Promise<Page>;
  /** Where a test may connect; only in test mode. */
  readonly endpoint: string | undefined;
  readonly close: () => Promise<void>;
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
  const common = launchOptions(options.browser, port, switches);
  const context = await chromium.launchPersistentContext(userData, {
    ...common,
    headless: isTest,
    viewport: isTest ? { width: 1280, height: 800 } : null,
    ...(!isTest && { colorScheme: null }),
    args: [...common.args, ...(isTest ? ['--remote-debugging-port=0'] : windowArguments)],
  });
  const unused = [context.pages()[0] ?? (await context.newPage())];
  const hiddenPages = isTest ? undefined : hiddenBrowser(common);
  return {
    context,
    openPage: async (hidden) =>
      unused.pop() ?? (hidden && hiddenPages ? await hiddenPages.openPage() : await context.newPage()),
    endpoint: isTest ? await endpointOf(userData) : undefined,
    close: async () => {
      await hiddenPages?.close();
      await context.close();
    },
  };
}

/** One plain window without tabs and address bar. */
const windowArguments = [`--app=${pageOrigin}${waitingPath}`, '--window-size=1280,800'];

function launchOptions(executablePath: string, port: number, switches: readonly string[]) {
  return {
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
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
    ],
  } satisfies LaunchOptions;
}

/**
 * A second Chromium, without windows, for pages nobody is to see, such as one that is only printed:
 * in the first one every further page would flash up. Started when it is first needed.
 */
function hiddenBrowser(options: LaunchOptions) {
  let launching: Promise<Chromium> | undefined;
  return {
    openPage: async () =>
      await (await (launching ??= chromium.launch({ ...options, headless: true }))).newPage(),
    close: async () => await (await launching)?.close(),
  };
}

async function endpointOf(userData: string): Promise<string> {
  const [port] = (await readFile(join(userData, 'DevToolsActivePort'), 'utf8')).split('\n');
  return `http://127.0.0.1:${port ?? ''}`;
}

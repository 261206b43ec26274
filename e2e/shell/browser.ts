import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { chromiumArguments } from '../../.config/chromium.mjs';
import { openDevTools } from './devtools.ts';
import type { DevToolsPipe } from './devtools.ts';
import { pageHost, pageOrigin, waitingPath } from './origin.ts';
import type { ShellOptions } from './options.ts';
import { openPage } from './shellPage.ts';
import type { ShellPage } from './shellPage.ts';

/** A running Chromium and the ways to open a page in it. */
export type Browser = {
  /** A page for a new window; the first one is there from the start. */
  readonly openPage: (hidden: boolean) => Promise<ShellPage>;
  /** Where a test may connect; only in test mode. */
  readonly endpoint: string | undefined;
  readonly close: () => Promise<void>;
  /** Ends with the process. */
  readonly ended: Promise<void>;
};

/** Starts Chromium on the profile, with our origin leading to `port` and every other name leading nowhere. */
export async function launchBrowser(options: ShellOptions, port: number): Promise<Browser> {
  const isTest = options.mode === 'test';
  const userData = join(options.profile, 'Chromium');
  // A killed browser leaves the port of its last life behind.
  await rm(join(userData, 'DevToolsActivePort'), { force: true });
  const common = [
    `--host-resolver-rules=MAP ${pageHost}:80 127.0.0.1:${port},MAP * ~NOTFOUND`,
    ...commonArguments,
  ];
  const chromium = await startChromium(options.browser, userData, [
    ...common,
    ...(isTest ? testArguments : windowArguments),
  ]);
  const { browser } = chromium.devTools;
  const first = await firstPage(chromium.devTools);
  const unused = [first];
  const hiddenPages = isTest ? undefined : hiddenBrowser(options.browser, common);
  return {
    openPage: async (hidden) => {
      const page = unused.pop();
      if (page !== undefined) return await openPage(chromium.devTools, page, isTest);
      if (hidden && hiddenPages) return await hiddenPages.openPage();
      return await newPage(chromium.devTools, isTest);
    },
    endpoint: isTest ? await endpointOf(userData, chromium.ended) : undefined,
    close: async () => {
      await hiddenPages?.close();
      await browser.send('Browser.close').catch(() => undefined);
      await chromium.ended;
    },
    ended: chromium.ended,
  };
}

const commonArguments = [
  ...chromiumArguments,
  '--unlimited-storage',
  '--hide-crash-restore-bubble',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-field-trial-config',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  // Without these the system's keyring may ask for a password that nothing here needs.
  '--password-store=basic',
  '--use-mock-keychain',
];

/** One plain window without tabs and address bar. */
const windowArguments = ['--test-type', `--app=${pageOrigin}${waitingPath}`, '--window-size=1280,800'];

/** No window, and the same picture on every machine; a page at work although nobody looks at it. */
const testArguments = [
  '--headless',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--remote-debugging-port=0',
  'about:blank',
];

type Chromium = { readonly devTools: DevToolsPipe; readonly ended: Promise<void> };

async function startChromium(path: string, userData: string, args: readonly string[]): Promise<Chromium> {
  const child: ChildProcess = spawn(
    path,
    ['--remote-debugging-pipe', `--user-data-dir=${userData}`, ...args],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await once(child, 'spawn');
  const [, , , toBrowser, fromBrowser] = child.stdio;
  return { devTools: openDevTools(toBrowser as Writable, fromBrowser as Readable), ended };
}

async function firstPage({ browser }: DevToolsPipe): Promise<string> {
  const found = new Promise<string>((resolve) => {
    const created: Parameters<typeof browser.on<'Target.targetCreated'>>[1] = ({ targetInfo }) => {
      if (targetInfo.type !== 'page') return;
      browser.off('Target.targetCreated', created);
      resolve(targetInfo.targetId);
    };
    browser.on('Target.targetCreated', created);
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  return await found;
}

async function newPage(devTools: DevToolsPipe, isTest: boolean): Promise<ShellPage> {
  const { targetId } = await devTools.browser.send('Target.createTarget', { url: 'about:blank' });
  return await openPage(devTools, targetId, isTest);
}

/**
 * A second Chromium, without windows, for pages nobody is to see, such as one that is only printed:
 * in the first one every further page would flash up. Started when it is first needed.
 */
function hiddenBrowser(path: string, args: readonly string[]) {
  let launching: Promise<Chromium & { readonly folder: string }> | undefined;
  const launch = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-print-'));
    return { ...(await startChromium(path, folder, [...args, '--headless', 'about:blank'])), folder };
  };
  return {
    openPage: async () => await newPage((await (launching ??= launch())).devTools, true),
    close: async () => {
      const chromium = await launching;
      if (!chromium) return;
      await chromium.devTools.browser.send('Browser.close').catch(() => undefined);
      await chromium.ended;
      await rm(chromium.folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Chromium writes the port down once it listens, shortly after it is steerable through the pipe. */
async function endpointOf(userData: string, ended: Promise<void>): Promise<string> {
  const isGone = ended.then(() => {
    throw new Error('Chromium ended while it was starting.');
  });
  // It ends one day, when nobody waits here any more.
  isGone.catch(() => undefined);
  for (;;) {
    const text = await readFile(join(userData, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port && path) return `http://127.0.0.1:${port}`;
    await Promise.race([isGone, new Promise((resolve) => setTimeout(resolve, 10))]);
  }
}

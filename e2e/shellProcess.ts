import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { installedChromium } from '../.config/chromium.mjs';
import type { MainCode, RunningWaymark } from './runningWaymark.ts';
import type { Answer, Order } from './shell/remoteControl.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts the built application over an installed Chromium, on the given profile. */
export async function startInShell(profile: string): Promise<RunningWaymark> {
  const browser = installedChromium();
  if (browser === undefined) throw new Error('No Chrome, Chromium or Edge was found.');
  const child = fork(
    `${root}out/shell/shell.js`,
    ['--mode', 'test', '--profile', profile, '--browser', browser, '--application', root],
    { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = await endpointOf(child);
  const remote = await chromium.connectOverCDP(endpoint);
  const page = await mainPage(remote.contexts()[0]?.pages() ?? []);
  const browserSession = await remote.newBrowserCDPSession();
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo');
  return {
    page,
    inMain: orders(child),
    close: async () => {
      child.send({ id: 0, source: '({ app }) => app.quit()', argument: undefined } satisfies Order);
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      for (const { type, id } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL');
      await exited;
    },
  };
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { endpoint: string }) => {
      resolve(message.endpoint);
    });
    child.once('exit', (code) => {
      reject(new Error(`The application ended with ${code ?? 'a signal'} before it was ready.`));
    });
  });
}

async function mainPage(pages: readonly Page[]): Promise<Page> {
  const [page] = pages;
  if (!page) throw new Error('The application has no window.');
  await page.waitForURL('http://bundle.localhost/index.html');
  return page;
}

/** Runs functions in the main process, one answer for each order. */
function orders(child: ChildProcess): MainCode {
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  let lastId = 0;
  return async (code, argument) => {
    const id = ++lastId;
    const answer = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    child.send({ id, source: code.toString(), argument } satisfies Order);
    const { value, error } = await answer;
    waiting.delete(id);
    if (error !== undefined) throw new Error(error);
    return value as never;
  };
}

import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { launchBrowser } from './browser.ts';
import type { Browser } from './browser.ts';
import { BrowserWindow } from './browserWindow.ts';
import { takeInstanceLock } from './instanceLock.ts';
import { foldersOf, readOptions } from './options.ts';
import type { ShellOptions } from './options.ts';
import { answerRequest } from './protocol.ts';
import { obeyTest } from './remoteControl.ts';
import { setRuntime } from './runtime.ts';
import { serveLoopback } from './server.ts';

/** Runs a built Electron application over an installed Chromium, one step after the other. */
async function run(options: ShellOptions): Promise<void> {
  for (const folder of Object.values(foldersOf(options))) await mkdir(folder, { recursive: true });
  const about = JSON.parse(await readFile(join(options.application, 'package.json'), 'utf8')) as {
    productName: string;
    version: string;
    main: string;
  };
  let announceBrowser: (browser: Browser) => void = () => undefined;
  const lock = await takeInstanceLock(options.profile);
  setRuntime({
    options,
    name: about.productName,
    version: about.version,
    lock,
    pageSideSource: await readFile(join(import.meta.dirname, '..', 'shellPage', 'page.cjs'), 'utf8'),
    browser: new Promise((resolve) => (announceBrowser = resolve)),
  });
  const port = await serveLoopback({
    page: answerRequest,
    call: (secret, call) => windowOf(secret)?.webContents.answer(call),
  });
  // Chromium starts while the application is read: together they take as long as the slower of the two.
  const launching = lock && launchBrowser(options, port);
  standInForElectron(module);
  await import(pathToFileURL(join(options.application, about.main)).href);
  if (!launching) {
    process.stdout.write('Waymark is already running.\n');
    return;
  }
  const browser = await launching;
  void browser.ended.then(() => {
    app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.quit());
  announceBrowser(browser);
  app.announceReady();
  if (options.mode === 'test') {
    obeyTest();
    process.send?.({ endpoint: browser.endpoint });
  }
}

function windowOf(secret: string): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((window) => window.webContents.secret === secret);
}

/** What Node offers to resolve a module our way; which of the two depends on its version. */
type Hooks = {
  readonly register?: (hooksModule: string) => void;
  readonly registerHooks?: typeof module.registerHooks;
};

/** From here on `import … from 'electron'` finds the stand-in. */
function standInForElectron({ register, registerHooks }: Hooks): void {
  const url = pathToFileURL(join(import.meta.dirname, 'electron.js')).href;
  // Hooks on the same thread came with Node 22.15; before, they run in a thread of their own.
  if (registerHooks) {
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'electron' ? { url, shortCircuit: true } : next(specifier, context),
    });
    return;
  }
  const source = `export const resolve = (specifier, context, next) =>
    specifier === 'electron' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(specifier, context);`;
  register?.(`data:text/javascript,${encodeURIComponent(source)}`);
}

const options = readOptions(process.argv.slice(2));
if (!existsSync(options.browser)) throw new Error(`There is no browser at ${options.browser}`);
await run(options);

/**
 * `npm start`: installs what is missing, builds what has changed, and opens Waymark: in Electron where its program
 * is there or can be fetched, otherwise in an installed Chromium. `npm start -- --electron` tries again to fetch it.
 */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedChromium } from './chromium.mjs';
import { electronBinary } from './electronBinary.mjs';
import {
  applicationParts,
  CannotPrepare,
  ensureBuilt,
  ensureInstalled,
  runOrExplain,
  shellParts,
} from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fetchLimit = 20_000;

async function main() {
  if (!hasScreen()) {
    throw new CannotPrepare(
      'There is no screen to open Waymark on. `npm run tour` runs it without one and leaves pictures in out/tour.',
    );
  }
  await ensureInstalled();
  const electron = electronBinary() ?? (await fetchElectron(process.argv.includes('--electron')));
  if (electron) {
    await ensureBuilt(applicationParts);
    // Electron refuses to run as root with its sandbox, as Chromium does.
    return await runToEnd(electron, [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]);
  }
  const browser = installedChromium({ withWindow: true });
  if (!browser) {
    throw new CannotPrepare(
      'Electron could not be fetched, and no other browser was found. Install Chrome, Chromium or Edge, then run `npm start` again.',
    );
  }
  console.log(`Electron could not be fetched, so Waymark opens in ${basename(browser)} instead.`);
  await ensureBuilt([...applicationParts, ...shellParts]);
  const shell = join(root, 'out', 'shell', 'shell.js');
  return await runToEnd(process.execPath, [shell, '--browser', browser, '--application', root]);
}

function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Lets Electron's package fetch its program; a failure is remembered, so that only one start waits for it. */
async function fetchElectron(isAskedFor) {
  const failureMark = join(root, 'node_modules', '.electron-not-fetched');
  if (existsSync(failureMark) && !isAskedFor) return undefined;
  console.log('Fetching Electron…');
  await new Promise((resolve) => {
    const install = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
      stdio: 'ignore',
    });
    const limit = setTimeout(() => install.kill('SIGKILL'), fetchLimit);
    for (const end of ['error', 'close']) {
      install.once(end, () => {
        clearTimeout(limit);
        resolve();
      });
    }
  });
  const binary = electronBinary();
  if (!binary) writeFileSync(failureMark, '');
  return binary;
}

/** Runs a program in this terminal and returns how it ended. */
function runToEnd(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    // Ctrl+C reaches the program as well, so that this process only has to wait for it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

await runOrExplain(main);

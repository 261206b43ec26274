/** Sees to it that there is a browser for the tests: an installed one, else Playwright's, else the Debian package. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installedChromium } from './chromium.mjs';
import { CannotPrepare } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Makes `installedChromium()` find something, or stops with one sentence that says what to install. */
export async function ensureChromium() {
  if (installedChromium()) return;
  console.error('No Chrome, Chromium or Edge found: fetching one for the tests.');
  if (await fetchPlaywrightChromium()) return;
  if (installDebianChromium()) return;
  throw new CannotPrepare(
    'No browser could be installed here. Install Chrome, Chromium or Edge, or set WAYMARK_CHROMIUM to the path of one, and run the command again.',
  );
}

async function fetchPlaywrightChromium() {
  const cli = `${root}node_modules/playwright/cli.js`;
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (status !== 0 || !existsSync(path)) return false;
  process.env.WAYMARK_CHROMIUM = path;
  return true;
}

function installDebianChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-y', ...args], {
      stdio: 'ignore',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  // The one without windows is smaller and runs the journeys in half the time.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    apt('install', '--no-install-recommends', name);
    if (installedChromium()) return true;
  }
  return false;
}

/**
 * Finds an installed Chrome, Chromium or Edge.
 *
 * `WAYMARK_CHROMIUM` wins when it is set; otherwise the usual places of each system are tried in order.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
];

/**
 * The path of a browser that can run the application, or `undefined`.
 *
 * @param {{ withWindow?: boolean }} options `withWindow` leaves out browsers that can only run headless.
 */
export function installedChromium({ withWindow = false } = {}) {
  const chosen = process.env.WAYMARK_CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const onPath = names
    .filter((name) => !(withWindow && name === 'chromium-headless-shell'))
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path));
}

/** Arguments every Chromium of ours is started with: no sandbox as root, and no word to the outside. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
];

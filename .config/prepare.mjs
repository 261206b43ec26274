/**
 * Brings a clone into a state in which it can run: packages installed, parts built. Does nothing where nothing is
 * missing. Runs before there is a node_modules, so it stands on Node alone.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What could not be done, in a sentence for the person who ran the command. */
export class CannotPrepare extends Error {}

/** Runs a command's `main`, which gives its exit code, and says in a sentence when something it needs cannot be had. */
export async function runOrExplain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof CannotPrepare)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Installs the packages of `package-lock.json` unless exactly these are there. */
export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.error('Installing packages…');
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  // Started through npm, this is the npm it was started with; a plain `npm` needs a shell on Windows.
  const npm = process.env.npm_execpath;
  const { code, said } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) throw new CannotPrepare(`${said.trimEnd()}\nThe packages could not be installed.`);
}

/** Compares what npm says it has installed with what it was to install. */
async function isInstalled() {
  const wanted = await packagesIn(join(root, 'package-lock.json'));
  const present = await packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  const isStrange = Object.entries(present).some(([path, { version }]) => wanted[path]?.version !== version);
  // Optional packages are those of other systems: npm leaves them out.
  const isMissing = Object.entries(wanted).some(
    ([path, { optional }]) => path !== '' && !optional && !(path in present),
  );
  return !isStrange && !isMissing;
}

async function packagesIn(lockFile) {
  try {
    return JSON.parse(await readFile(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The file that tells that a part was built: every part of build.mjs has its own, or a fresh clone would lack it. */
export const outputs = {
  renderer: 'dist/renderer/index.html',
  main: 'dist/main/main.js',
  preload: 'dist/preload/preload.cjs',
  readingWorker: 'dist/readingWorker/readingWorker.cjs',
  commandLine: 'dist/commandLine/waymark.js',
  shell: 'out/shell/shell.js',
  shellPage: 'out/shellPage/page.cjs',
};

/** The parts that make up the application in Electron, and what the Chromium shell needs beside them. */
export const applicationParts = ['renderer', 'main', 'preload', 'readingWorker'];
export const shellParts = ['shell', 'shellPage'];

const sources = ['assets', 'electron', 'e2e/shell', 'renderer', 'shared'];
const ingredients = ['package-lock.json', 'package.json', '.config/build.mjs', '.config/svelte.mjs'];
const stampFile = join(root, 'out', 'cache', 'built.json');

/**
 * Builds those of the parts (all of them by default) that are missing or older than their sources.
 *
 * @param {string[]} parts
 */
export async function ensureBuilt(parts = Object.keys(outputs)) {
  const print = await fingerprint();
  const stamp = await readStamp();
  const stale = parts.filter((part) => stamp[part] !== print || !existsSync(join(root, outputs[part])));
  if (stale.length === 0) return;
  console.error('Building…');
  // Apart from this process, which may have started before the packages were there.
  const { code, said } = await run(process.execPath, [join(root, '.config', 'build.mjs'), ...stale]);
  if (code !== 0) throw new CannotPrepare(`${said.trimEnd()}\nThe application could not be built.`);
  await mkdir(join(stampFile, '..'), { recursive: true });
  await writeFile(
    stampFile,
    JSON.stringify({ ...stamp, ...Object.fromEntries(stale.map((part) => [part, print])) }),
  );
}

async function readStamp() {
  try {
    return JSON.parse(await readFile(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/** A hash over the content of everything the build reads; times would lie after a checkout. */
async function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...ingredients, ...(await Promise.all(sources.map(filesBelow))).flat()]) {
    hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

async function filesBelow(folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.map((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
  return (await Promise.all(found)).flat().sort();
}

/** Runs a program to its end and keeps what it says, to be shown only when it fails. */
function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('error', (error) => resolve({ code: 1, said: error.message }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

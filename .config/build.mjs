/**
 * Builds every part of the product with Vite's own `build()`.
 *
 *   dist/renderer      the page                 dist/main      the main process (ESM)
 *   dist/preload       the preload (CommonJS: a sandboxed preload cannot be ESM)
 *   dist/readingWorker the main process's thread for reading framework content (one CommonJS file: the kind that surely
 *                      starts from within Electron's archive)
 *   dist/commandLine   the command line         out/shell      the Chromium shell (development and tests only)
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { outputs } from './prepare.mjs';
import { svelteOptions } from './svelte.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cacheDir = `${root}out/cache/vite`;

const renderer = {
  root: `${root}renderer`,
  base: './',
  plugins: [svelte(svelteOptions)],
  build: {
    outDir: `${root}dist/renderer`,
    emptyOutDir: true,
    target: 'chrome156',
    modulePreload: { polyfill: false },
    // Fonts and icons stay files: the policy allows no data: fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The reports' stylesheet is built with the page, so that its fonts are served beside it.
      input: { index: `${root}renderer/index.html`, report: `${root}electron/reports/report.css` },
      // Reports name it by a fixed address.
      output: {
        assetFileNames: ({ names }) =>
          names.includes('report.css') ? 'report.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: { format: 'es' },
};

/**
 * A program for Node: everything bundled but what the platform brings.
 *
 * @returns {import('vite').InlineConfig}
 */
function program(entry, outDir, { format = 'es', fileName, external = [] }) {
  const input = typeof entry === 'string' ? { main: `${root}${entry}` } : entry;
  return {
    root,
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: `${root}${outDir}`,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input,
        external: [/^node:/, ...external],
        output: { format, entryFileNames: fileName, codeSplitting: format === 'es' },
      },
    },
  };
}

/** How Vite builds each part. */
export const parts = {
  renderer,
  main: program('electron/main.ts', 'dist/main', { fileName: 'main.js', external: ['electron'] }),
  preload: program('electron/preload.ts', 'dist/preload', {
    format: 'cjs',
    fileName: 'preload.cjs',
    external: ['electron'],
  }),
  readingWorker: program('electron/frameworks/readingWorker.ts', 'dist/readingWorker', {
    format: 'cjs',
    fileName: 'readingWorker.cjs',
  }),
  commandLine: program('electron/commandLine/main.ts', 'dist/commandLine', { fileName: 'waymark.js' }),
  // Two entries that share their modules: the program, and what the application imports as `electron`.
  shell: program(
    { shell: `${root}e2e/shell/main.ts`, electron: `${root}e2e/shell/electron.ts` },
    'out/shell',
    { fileName: '[name].js' },
  ),
  shellPage: program('e2e/shell/page.ts', 'out/shellPage', { format: 'cjs', fileName: 'page.cjs' }),
};

/** Builds the named parts (all of them by default). */
export async function buildParts(names = Object.keys(parts)) {
  for (const name of names) {
    if (!(name in parts)) throw new Error(`No such part: ${name}`);
    await build({ configFile: false, logLevel: 'warn', cacheDir, ...parts[name] });
    // What prepare.mjs does not know, a fresh clone would not build.
    if (!existsSync(`${root}${outputs[name]}`))
      throw new Error(`prepare.mjs names no file that ${name} builds.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  if (names.length === 0) await rm(`${root}dist`, { recursive: true, force: true });
  await buildParts(names.length > 0 ? names : undefined);
}

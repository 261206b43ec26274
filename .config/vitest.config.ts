import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, installedChromium } from './chromium.mjs';
import { svelteOptions } from './svelte.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const executablePath = installedChromium();

export default defineConfig({
  root,
  cacheDir: `${root}out/cache/vitest`,
  test: {
    // A slow machine is no failure; what hangs is.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'e2e/shell/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [svelte(svelteOptions)],
        // Named up front, so that a first run does not reload the page when it meets them.
        optimizeDeps: {
          include: ['dexie', 'valibot', 'yaml', 'fast-check', 'vitest-browser-svelte'],
          // Components met on the way would be bundled with a second copy of Svelte.
          exclude: ['@lucide/svelte', 'virtua'],
        },
        test: {
          name: 'browser',
          include: ['renderer/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '../e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../out/e2e',
  fullyParallel: true,
  forbidOnly: process.env['CI'] === 'true',
  workers: 2,
  timeout: 120_000,
  // A slow machine is no failure; what hangs is.
  expect: { timeout: 15_000 },
  use: { screenshot: 'only-on-failure' },
  reporter: [['list'], ['json', { outputFile: '../out/results/e2e.json' }]],
});

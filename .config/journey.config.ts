import { defineConfig } from '@playwright/test';

/** One program that drives the application, alone on the machine and without a time limit worth speaking of. */
export default defineConfig({
  testDir: '../e2e',
  testMatch: `**/${process.env['WAYMARK_JOURNEY'] ?? 'tour'}.ts`,
  outputDir: '../out/journey',
  workers: 1,
  timeout: 600_000,
  reporter: [[process.env['WAYMARK_JOURNEY'] === 'bench' ? './errorsOnly.ts' : 'line']],
});

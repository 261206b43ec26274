/**
 * `npm test`: installs what is missing, then runs every check and every test, and ends with one line
 * `N passed, N failed` (and `, N skipped`): the sums over all runners, each static check counted as one.
 *
 * Two lanes run side by side, since they use different things: one reads the sources, the other runs them.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureBuilt, ensureInstalled, runOrExplain } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}${process.platform === 'win32' ? '.cmd' : ''}`;

/** Reads the sources only. Each is one check: it passes or it fails. */
const staticChecks = [
  { title: 'formatting', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { title: 'types of shared', command: [bin('tsc'), '-p', 'shared'] },
  { title: 'types of electron', command: [bin('tsc'), '-p', 'electron'] },
  { title: 'types of tests and e2e', command: [bin('tsc'), '-p', '.'] },
  {
    title: 'types of renderer',
    command: [
      bin('svelte-check'),
      '--tsconfig',
      'renderer/tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
  },
  {
    title: 'lint and walls',
    command: [bin('eslint'), '-c', '.config/eslint.config.js', '--max-warnings', '0', '.'],
  },
  { title: 'unused code', command: [bin('knip'), '--config', '.config/knip.json', '--no-progress'] },
];

/** Runs the program. Each leaves a JSON report that is counted. */
const testRuns = [
  {
    title: 'unit and component tests',
    report: 'out/results/unit.json',
    command: [
      bin('vitest'),
      'run',
      '--config',
      '.config/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=out/results/unit.json',
    ],
    count: (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  },
  {
    title: 'journeys',
    report: 'out/results/e2e.json',
    command: [bin('playwright'), 'test', '--config', '.config/playwright.config.ts'],
    count: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  },
];

async function main() {
  await ensureInstalled();
  await ensureChromium();
  await rm(`${root}out/results`, { recursive: true, force: true });
  await mkdir(`${root}out/results`, { recursive: true });
  const lanes = await Promise.all([staticLane(), testLane()]);
  const sum = lanes.flat().reduce((total, part) => ({
    passed: total.passed + part.passed,
    failed: total.failed + part.failed,
    skipped: total.skipped + part.skipped,
  }));
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
  return sum.failed === 0 ? 0 : 1;
}

async function staticLane() {
  const results = [];
  for (const check of staticChecks) {
    const { code } = await run(check);
    results.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  }
  return results;
}

async function testLane() {
  await ensureBuilt();
  const results = [];
  for (const tests of testRuns) {
    const { code } = await run(tests);
    const counted = await countOf(tests);
    // A runner that fails beside its tests (an unhandled error, no report at all) is one failure more.
    if (code !== 0 && counted.failed === 0) counted.failed = 1;
    results.push(counted);
  }
  return results;
}

async function countOf(tests) {
  try {
    return tests.count(JSON.parse(await readFile(`${root}${tests.report}`, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Runs a command and prints what it said once it is done, so that the lanes do not talk over each other. */
function run({ title, command: [program, ...args] }) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0' },
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('error', (error) => (said += error.message));
    child.on('close', (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
      if (code !== 0 || process.env.WAYMARK_VERBOSE) console.log(said.trimEnd());
      resolve({ code });
    });
  });
}

await runOrExplain(main);

/** Runs one of the programs in `e2e/` that drive the built application: the tour, the bench. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureBuilt, ensureInstalled, runOrExplain } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs `e2e/<name>.ts`, and ends with its exit code; says `done` when it succeeded. */
export function runJourney(name, done) {
  return runOrExplain(() => run(name, done));
}

async function run(name, done) {
  await ensureInstalled();
  await ensureChromium();
  await ensureBuilt();
  const cli = `${root}node_modules/@playwright/test/cli.js`;
  const { status } = spawnSync(
    process.execPath,
    [cli, 'test', '--config', '.config/journey.config.ts', ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit', env: { ...process.env, WAYMARK_JOURNEY: name } },
  );
  if (status === 0 && done) console.log(done);
  return status ?? 1;
}

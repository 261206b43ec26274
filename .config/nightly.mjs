/** `npm run nightly`: tries the properties of the scoring rules on 200,000 random cases each, in place of 5,000. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, runOrExplain } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await runOrExplain(async () => {
  await ensureInstalled();
  const vitest = `${root}node_modules/vitest/vitest.mjs`;
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      '.config/vitest.config.ts',
      '--project',
      'node',
      '--testTimeout=1800000',
      'shared/domain/scoring.test.ts',
      'shared/domain/otherScales.test.ts',
      'shared/domain/rollUp.test.ts',
      'shared/domain/respondents',
    ],
    { cwd: root, stdio: 'inherit', env: { WAYMARK_RUNS: '200000', ...process.env } },
  );
  return status ?? 1;
});

import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import type { RunningWaymark } from './runningWaymark.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts the built application in Electron itself, on the given profile. */
export async function startInElectron(executablePath: string, profile: string): Promise<RunningWaymark> {
  const application = await _electron.launch({ executablePath, args: [root, `--user-data-dir=${profile}`] });
  return {
    page: await application.firstWindow(),
    inMain: (code, argument) => application.evaluate(code as never, argument) as never,
    close: () => application.close(),
    kill: async () => {
      const ended = application.waitForEvent('close');
      application.process().kill('SIGKILL');
      await ended;
    },
  };
}

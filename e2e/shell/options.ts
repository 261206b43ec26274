import { parseArgs } from 'node:util';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the stand-in was started. */
export type ShellOptions = {
  /** `start` shows a window to a person; `test` runs without one and obeys the test that started it. */
  readonly mode: 'start' | 'test';
  /** The folder that keeps the user's data. */
  readonly profile: string;
  /** The Chromium to run. */
  readonly browser: string;
  /** The folder of the built application: its `package.json` and `dist`. */
  readonly application: string;
};

/** Reads the command line: `--mode`, `--profile`, `--browser` and `--application`. */
export function readOptions(args: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      mode: { type: 'string' },
      profile: { type: 'string' },
      browser: { type: 'string' },
      application: { type: 'string' },
    },
  });
  const { browser, application } = values;
  if (browser === undefined || application === undefined) {
    throw new Error('Say which browser (--browser) is to run which application (--application).');
  }
  return {
    mode: values.mode === 'test' ? 'test' : 'start',
    profile: values.profile ?? usualProfile(process.platform, process.env, homedir()),
    browser,
    application,
  };
}

/** Where each system keeps an application's data; apart from Electron's own, which has another layout. */
export function usualProfile(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  const name = 'Waymark in Chromium';
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), name);
}

/** The folders an application asks for by name. A test gets all of them inside its own profile. */
export function foldersOf({
  mode,
  profile,
}: ShellOptions): Record<'userData' | 'downloads' | 'documents' | 'temp', string> {
  const home = mode === 'test' ? profile : homedir();
  return {
    userData: profile,
    downloads: join(home, 'Downloads'),
    documents: join(home, 'Documents'),
    temp: mode === 'test' ? join(profile, 'temp') : tmpdir(),
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { MenuCommand } from '#shared/host/contract.ts';
import { electronBinary } from '../.config/electronBinary.mjs';
import { startInElectron } from './electronProcess.ts';
import type { MainCode, RunningWaymark } from './runningWaymark.ts';
import { startInShell } from './shellProcess.ts';

/** The application under test. */
export type Waymark = {
  /** The window's page; another one after a restart. */
  readonly page: Page;
  /** The folder of the user's data. */
  readonly profile: string;
  /** Runs a function in the main process; its first argument is the module `electron`. */
  readonly evaluateInMain: MainCode;
  /** What the next dialogs for opening answer; no paths means that the person changed their mind. */
  readonly stubOpenDialog: (paths: readonly string[]) => Promise<void>;
  /** What the next dialogs for saving answer; `null` means that the person changed their mind. */
  readonly stubSaveDialog: (path: string | null) => Promise<void>;
  /** Chooses a command in the native menu. */
  readonly chooseMenu: (command: MenuCommand) => Promise<void>;
  /** Quits and starts again with the same data. */
  readonly restart: () => Promise<void>;
  /** Ends every process at once; `restart` starts again from what is on the disk. */
  readonly kill: () => Promise<void>;
  /** Quits, and removes the profile if it was made for this run. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the built application: in Electron where its binary is there, else over an installed Chromium.
 * Without a profile it gets a fresh one.
 */
export async function launchWaymark(options: { readonly profile?: string } = {}): Promise<Waymark> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'waymark-')));
  let running: RunningWaymark | undefined = await start(profile);
  const current = (): RunningWaymark => {
    if (!running) throw new Error('Waymark is not running.');
    return running;
  };
  const end = async (how: 'close' | 'kill') => {
    const last = running;
    running = undefined;
    await last?.[how]();
  };
  return {
    get page() {
      return current().page;
    },
    profile,
    evaluateInMain: (code, argument) => current().inMain(code, argument),
    stubOpenDialog: (paths) => current().inMain(answerOpening, paths),
    stubSaveDialog: (path) => current().inMain(answerSaving, path),
    chooseMenu: (command) => current().inMain(clickMenu, command),
    restart: async () => {
      await end('close');
      running = await start(profile);
    },
    kill: () => end('kill'),
    close: async () => {
      await end('close');
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function start(profile: string): Promise<RunningWaymark> {
  const binary = electronBinary();
  return binary === undefined ? startInShell(profile) : startInElectron(binary, profile);
}

// These three run in the main process: they must not use anything from around them.

function answerOpening({ dialog }: typeof Electron, paths: readonly string[]): void {
  dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: [...paths] });
}

function answerSaving({ dialog }: typeof Electron, path: string | null): void {
  dialog.showSaveDialog = () => Promise.resolve({ canceled: path === null, filePath: path ?? '' });
}

function clickMenu({ Menu }: typeof Electron, command: string): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById(command);
  if (!item) throw new Error(`The menu has no command '${command}'.`);
  (item.click as () => void)();
}

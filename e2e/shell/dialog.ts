import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app } from './app.ts';
import { BrowserWindow } from './browserWindow.ts';
import { chooseFiles } from './fileChooser.ts';
import { freePath } from './freePath.ts';
import { runtime } from './runtime.ts';

type OpenOptions = Electron.OpenDialogOptions;
type SaveOptions = Electron.SaveDialogOptions;
type BoxOptions = Electron.MessageBoxOptions;

/**
 * Dialogs. A test replaces the functions, as it would with Electron; one that forgets to is told so instead of
 * waiting for an answer nobody gives.
 */
export const dialog = {
  async showOpenDialog(
    ...args: [OpenOptions] | [unknown, OpenOptions]
  ): Promise<Electron.OpenDialogReturnValue> {
    refuseInTest('showOpenDialog');
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return { canceled: true, filePaths: [] };
    const filePaths = await chooseFiles((await window.webContents.ready).devTools, optionsOf(args));
    return { canceled: filePaths.length === 0, filePaths };
  },

  /** Chromium tells nobody where it saves, so files go to the download folder, beside what is there already. */
  async showSaveDialog(
    ...args: [SaveOptions] | [unknown, SaveOptions]
  ): Promise<Electron.SaveDialogReturnValue> {
    refuseInTest('showSaveDialog');
    const { defaultPath } = optionsOf(args);
    const folder = app.getPath('downloads');
    await mkdir(folder, { recursive: true });
    const filePath = freePath(join(folder, basename(defaultPath ?? 'Waymark')), existsSync);
    process.stdout.write(`Saving to ${filePath}\n`);
    return { canceled: false, filePath };
  },

  showMessageBox(...args: [BoxOptions] | [unknown, BoxOptions]): Promise<Electron.MessageBoxReturnValue> {
    refuseInTest('showMessageBox');
    const { message, cancelId, defaultId } = optionsOf(args);
    process.stdout.write(`${message}\n`);
    return Promise.resolve({ response: cancelId ?? defaultId ?? 0, checkboxChecked: false });
  },
};

/** The options stand last, behind the window when one is named. */
function optionsOf<Options>(args: readonly [Options] | readonly [unknown, Options]): Options {
  return args.length === 1 ? args[0] : args[1];
}

function refuseInTest(name: string): void {
  if (runtime().options.mode === 'test') throw new Error(`The test did not say what ${name} answers.`);
}

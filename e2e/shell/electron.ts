import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { BrowserWindow } from './browserWindow.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipcMain.ts';
import { Menu } from './menu.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';

/** Says where it would have led; a development program does not start others. */
const shell: Pick<typeof Electron.shell, 'showItemInFolder'> = {
  showItemInFolder: (path) => {
    process.stdout.write(`The file is in ${pathToFileURL(dirname(path)).href}\n`);
  },
};

export { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell };

import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Dialogs, FileKind } from '#electron/files/dialogs.ts';
import { safeFileName } from '#electron/files/fileNames.ts';

/** The system's dialogs over a window, which waits until they are answered. */
export function systemDialogs(window: BrowserWindow): Dialogs {
  return {
    chooseFiles: async (kind, howMany) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        filters: [filterOf(kind), { name: 'All files', extensions: ['*'] }],
        properties: howMany === 'several' ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      return canceled ? [] : filePaths;
    },
    chooseSavePath: async (suggestedName, kind) => {
      const extension = kind.extensions[0] ?? '';
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('documents'), safeFileName(suggestedName, extension)),
        filters: [filterOf(kind)],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return canceled || filePath === '' ? null : withEnding(filePath, extension, existsSync);
    },
  };
}

function filterOf({ name, extensions }: FileKind): { name: string; extensions: string[] } {
  return { name, extensions: [...extensions] };
}

/**
 * The path with the ending that the dialogs of some systems leave out. Not when a file of that name is there:
 * the person was asked about replacing the other one, not this.
 */
export function withEnding(path: string, extension: string, isTaken: (path: string) => boolean): string {
  if (extname(path).toLowerCase() === `.${extension}`) return path;
  const whole = `${path}.${extension}`;
  return isTaken(whole) ? path : whole;
}

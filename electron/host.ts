import { app, BrowserWindow, shell } from 'electron';
import { known } from '#shared/base/assert.ts';
import { readingChannel } from '#shared/host/calls.ts';
import type { HostHandlers } from '#shared/host/calls.ts';
import { writtenFiles } from './files/writtenFiles.ts';
import { frameworkHandlers } from './frameworks/frameworkHandlers.ts';
import { sourceReader } from './frameworks/sourceReader.ts';
import { packageHandlers } from './packages/packageHandlers.ts';
import { printWindowOptions } from './reports/printReport.ts';
import { reportHandlers } from './reports/reportHandlers.ts';
import { serveDocument } from './scheme.ts';
import { systemDialogs } from './systemDialogs.ts';
import { webPreferences } from './window.ts';

/** What a page may ask of the machine, and how to let go of what it left open. */
export type Host = { readonly handlers: HostHandlers; readonly release: () => Promise<void> };

/** Where parts of the application lie that its calls need. */
export type HostPlaces = {
  /** Holds a folder for each framework we bring. */
  readonly shippedFolder: string;
  /** The program of the thread that reads framework content. */
  readonly readingProgram: string;
};

/** Puts the answers to every call together from the rooms, with dialogs over `window`. */
export function openHost(window: BrowserWindow, places: HostPlaces): Host {
  const dialogs = systemDialogs(window);
  const { remember, pathOf } = writtenFiles();
  const packages = packageHandlers({ dialogs, version: app.getVersion(), remember });
  const reports = reportHandlers({
    askWhere: (suggestedName) => dialogs.chooseSavePath(suggestedName, { name: 'PDF', extensions: ['pdf'] }),
    serve: serveDocument,
    openWindow: openPrintWindow,
    remember,
  });
  const reader = sourceReader({
    program: places.readingProgram,
    tell: (progress) => {
      if (!window.isDestroyed()) window.webContents.send(readingChannel, progress);
    },
  });
  return {
    handlers: {
      describeApp: () => Promise.resolve({ version: app.getVersion(), platform: process.platform }),
      ...frameworkHandlers({ dialogs, reader, shippedFolder: places.shippedFolder }),
      ...packages.calls,
      ...reports.calls,
      showFile: (token) => {
        shell.showItemInFolder(known(pathOf(token), 'file'));
        return Promise.resolve();
      },
    },
    release: async () => {
      reader.cancel();
      await Promise.all([packages.release(), reports.release()]);
    },
  };
}

/** A window that nobody sees; it has even less power than the page's. */
function openPrintWindow(): BrowserWindow {
  return new BrowserWindow({
    ...printWindowOptions,
    webPreferences: { ...webPreferences, ...printWindowOptions.webPreferences },
  });
}

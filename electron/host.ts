import { app, BrowserWindow, shell } from 'electron';
import { known } from '#shared/base/assert.ts';
import type { HostHandlers } from '#shared/host/calls.ts';
import { writtenFiles } from './files/writtenFiles.ts';
import { frameworkHandlers } from './frameworks/frameworkHandlers.ts';
import { packageHandlers } from './packages/packageHandlers.ts';
import { printWindowOptions } from './reports/printReport.ts';
import { reportHandlers } from './reports/reportHandlers.ts';
import { serveDocument } from './scheme.ts';
import { systemDialogs } from './systemDialogs.ts';
import { webPreferences } from './window.ts';

/** What a page may ask of the machine, and how to let go of what it left open. */
export type Host = { readonly handlers: HostHandlers; readonly release: () => Promise<void> };

/** Puts the answers to every call together from the rooms, with dialogs over `window`; `shippedFolder` holds the frameworks we bring. */
export function openHost(window: BrowserWindow, shippedFolder: string): Host {
  const dialogs = systemDialogs(window);
  const { remember, pathOf } = writtenFiles();
  const packages = packageHandlers({ dialogs, version: app.getVersion(), remember });
  return {
    handlers: {
      describeApp: () => Promise.resolve({ version: app.getVersion(), platform: process.platform }),
      ...frameworkHandlers({ dialogs, shippedFolder }),
      ...packages.calls,
      ...reportHandlers({
        askWhere: (suggestedName) =>
          dialogs.chooseSavePath(suggestedName, { name: 'PDF', extensions: ['pdf'] }),
        serve: serveDocument,
        openWindow: openPrintWindow,
        remember,
      }),
      showFile: (token) => {
        shell.showItemInFolder(known(pathOf(token), 'file'));
        return Promise.resolve();
      },
    },
    release: packages.release,
  };
}

/** A window that nobody sees; it has even less power than the page's. */
function openPrintWindow(): BrowserWindow {
  return new BrowserWindow({
    ...printWindowOptions,
    webPreferences: { ...webPreferences, ...printWindowOptions.webPreferences },
  });
}

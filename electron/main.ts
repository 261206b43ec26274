import { join } from 'node:path';
import { app, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { menuChannel } from '#shared/host/calls.ts';
import { guardNavigation, guardPermissions, guardRequests } from './guards.ts';
import { openHost } from './host.ts';
import type { Host } from './host.ts';
import { registerHost } from './ipc.ts';
import { logBug } from './log.ts';
import { showMenu } from './menu.ts';
import { registerAppScheme, serveApp } from './scheme.ts';
import { openMainWindow, showPage } from './window.ts';

const dist = join(import.meta.dirname, '..');

/** Brings the application up, one step after the other; the order matters. */
async function start(): Promise<void> {
  // The page needs no network, ever: no name resolves, whatever would ask for it.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  registerAppScheme();
  guardNavigation(app);
  await app.whenReady();

  guardPermissions(session.defaultSession);
  guardRequests(session.defaultSession);
  serveApp(join(dist, 'renderer'));

  const window = openMainWindow(join(dist, 'preload', 'preload.cjs'));
  const host = openHost(window, {
    shippedFolder: join(dist, '..', 'assets', 'frameworks'),
    readingProgram: join(dist, 'readingWorker', 'readingWorker.cjs'),
  });
  registerHost(host.handlers, (contents) => contents === window.webContents);
  releaseWhenGone(window, host);
  showMenu(process.platform, (command) => {
    window.webContents.send(menuChannel, command);
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  await showPage(window);
}

/** Lets go of what a page left open when it is loaded anew, ends, or the application quits. */
function releaseWhenGone(window: BrowserWindow, { release }: Host): void {
  const releaseNow = () => {
    release().catch((error: unknown) => {
      logBug('letting go', error);
    });
  };
  window.webContents.on('did-navigate', releaseNow);
  window.webContents.on('render-process-gone', releaseNow);
  window.once('closed', () => {
    // Not only when the last window closes: one that prints unseen must not keep the application alive.
    app.quit();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    const quit = () => {
      app.quit();
    };
    release().then(quit, quit);
  });
}

// What nobody caught is written down like every bug, without its message, which may quote a client; Electron shows no
// dialog of it. The process lives on. What the user works on is in the page's database, out of reach of this process;
// here are only files in the making, which come to their place after they were read back whole, or never. To quit would
// close the window over a draft that is not stored yet, to protect nothing that is at stake here. A failure to start is
// no such case: it ends the process, below.
process.on('uncaughtException', (error) => {
  logBug('the main process', error);
});
process.on('unhandledRejection', (reason) => {
  logBug('the main process', reason);
});

// A second start brings the first one forward: two processes must never write to one store.
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    logBug('start-up', error);
    app.exit(1);
  });
} else {
  app.quit();
}

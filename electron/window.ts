import { BrowserWindow } from 'electron';
import type { WebPreferences } from 'electron';
import { appOrigin } from './policies/origin.ts';

/** What a page of ours may do: nothing but show itself. Frozen, and asserted word for word by a test. */
export const webPreferences = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: false,
  disableBlinkFeatures: 'Auxclick',
} satisfies WebPreferences);

/** Opens the application's window; it shows itself once there is something to see. */
export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Waymark',
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 600,
    show: false,
    webPreferences: { ...webPreferences, preload },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

/** Loads the page; a failure to load our own files is a bug. */
export async function showPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/index.html`);
}

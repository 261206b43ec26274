import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { runtime } from './runtime.ts';
import { applyPermissions } from './session.ts';
import { StandInWebContents } from './webContents.ts';

type WindowSurface = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'isMinimized'
  | 'isVisible'
  | 'isDestroyed'
  | 'destroy'
  | 'close'
>;

const windows = new Set<BrowserWindow>();
let lastId = 0;

/** A window: the first one is Chromium's own, later ones are further pages; those never shown stay hidden. */
export class BrowserWindow extends EventEmitter implements WindowSurface {
  readonly id = ++lastId;
  readonly webContents: StandInWebContents;
  #isVisible: boolean;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].find((window) => window.isVisible()) ?? null;
  }

  static fromWebContents(contents: StandInWebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.#isVisible = options.show !== false;
    const opening = runtime().browser.then((browser) => browser.openPage(!this.#isVisible));
    this.webContents = new StandInWebContents(opening, options.webPreferences);
    windows.add(this);
    this.webContents.once('destroyed', () => {
      this.#forget();
    });
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  async loadURL(url: string): Promise<void> {
    const { devTools } = await this.webContents.ready;
    await applyPermissions(devTools);
    devTools.once('Page.domContentEventFired', () => this.emit('ready-to-show'));
    await this.webContents.load(url);
  }

  show(): void {
    this.#isVisible = true;
    this.emit('show');
  }

  focus(): void {
    this.webContents.ready.then((page) => page.bringToFront()).catch(() => undefined);
  }

  restore(): void {
    this.focus();
  }

  isMinimized(): boolean {
    return false;
  }

  isVisible(): boolean {
    return this.#isVisible && !this.isDestroyed();
  }

  isDestroyed(): boolean {
    return !windows.has(this);
  }

  close(): void {
    this.destroy();
  }

  destroy(): void {
    this.webContents.markDestroyed();
    this.webContents.ready.then((page) => page.close()).catch(() => undefined);
    this.#forget();
  }

  #forget(): void {
    if (!windows.delete(this)) return;
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }
}

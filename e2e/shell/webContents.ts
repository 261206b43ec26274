import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { DevTools } from './devtools.ts';
import { answerCall } from './ipcMain.ts';
import { toAppUrl, toPageUrl } from './origin.ts';
import { preloadScript } from './preloadScript.ts';
import { printToPdf } from './printing.ts';
import { session } from './session.ts';
import type { Call } from './server.ts';
import type { ShellPage } from './shellPage.ts';

type ContentsSurface = Pick<
  Electron.WebContents,
  'send' | 'printToPDF' | 'setWindowOpenHandler' | 'isDestroyed' | 'getURL'
>;

/** The contents of one window: a page of Chromium and the channel to its preload. */
export class StandInWebContents extends EventEmitter implements ContentsSurface {
  readonly session = session.defaultSession;
  /** Named by every call of this window's preload; the page's own code never sees it. */
  readonly secret = randomUUID();
  readonly mainFrame = { url: '', parent: null };
  /** The page is there and may be steered. */
  readonly ready: Promise<ShellPage>;
  #page: ShellPage | undefined;
  #isDestroyed = false;
  #expected: string | undefined;
  #mayOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  constructor(opening: Promise<ShellPage>, preferences: Electron.WebPreferences | undefined) {
    super();
    this.ready = this.#take(opening, preferences);
    // Reported where it is awaited; a window nobody loads must not end the process.
    this.ready.catch(() => undefined);
  }

  async #take(
    opening: Promise<ShellPage>,
    preferences: Electron.WebPreferences | undefined,
  ): Promise<ShellPage> {
    const page = await opening;
    this.#page = page;
    void page.closed.then(() => {
      this.#isDestroyed = true;
      this.emit('destroyed');
    });
    page.onPopup((url) => {
      this.#answerPopup(url);
    });
    const preload = preferences?.preload;
    if (preload !== undefined) await page.runFirst(await preloadScript(preload, this.secret));
    await this.#guardDocuments(page.devTools);
    // Documents only, not the moves within one.
    page.devTools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.emit('did-navigate', {}, toAppUrl(frame.url));
    });
    if (preferences?.javascript === false) {
      await page.devTools.send('Emulation.setScriptExecutionDisabled', { value: true });
    }
    return page;
  }

  /** Loads an address as the product names it. */
  async load(url: string): Promise<void> {
    const page = await this.ready;
    this.#expected = toPageUrl(url);
    const status = await page.load(this.#expected);
    this.#expected = undefined;
    this.mainFrame.url = toAppUrl(page.url());
    if (status !== undefined && status >= 400) throw new Error(`ERR_FAILED (${status}) loading '${url}'`);
    this.emit('did-finish-load');
  }

  getURL(): string {
    return toAppUrl(this.#page?.url() ?? '');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** Marks the contents as gone before Chromium has said so, as Electron does for a destroyed window. */
  markDestroyed(): void {
    this.#isDestroyed = true;
  }

  send(channel: string, ...args: unknown[]): void {
    this.ready
      .then((page) =>
        page.call('(side, to, args) => window[side]?.deliver(to, args)', this.secret, channel, args),
      )
      // The page is navigating or gone: a message to it is lost, as it is in Electron.
      .catch(() => undefined);
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return await printToPdf((await this.ready).devTools, options);
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#mayOpen = handler;
  }

  /** Answers a call of this window's preload. */
  async answer({ channel, args, address }: Call): Promise<unknown> {
    this.mainFrame.url = toAppUrl(address);
    const event = { sender: this, senderFrame: this.mainFrame, type: 'frame' };
    // Only what the product looks at is there; everything else of Electron's event is not.
    return await answerCall(event as unknown as Electron.IpcMainInvokeEvent, channel, args);
  }

  #answerPopup(url: string): void {
    const answer = this.#mayOpen({ url: toAppUrl(url) } as Electron.HandlerDetails);
    if (answer.action !== 'deny') throw new Error('The Chromium shell opens no windows for a page.');
  }

  /** Asks the product before a frame goes anywhere it was not sent to, and stays when the product says so. */
  async #guardDocuments(devTools: DevTools): Promise<void> {
    devTools.on('Fetch.requestPaused', ({ requestId, request }) => {
      const isStaying = request.url !== this.#expected && this.#isPrevented(toAppUrl(request.url));
      const going = isStaying
        ? devTools.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : devTools.send('Fetch.continueRequest', { requestId });
      // The frame may be gone before the answer reaches it.
      going.catch(() => undefined);
    });
    await devTools.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
  }

  #isPrevented(url: string): boolean {
    let isPrevented = false;
    const event = { url, preventDefault: () => void (isPrevented = true) };
    this.emit('will-frame-navigate', event);
    this.emit('will-navigate', event);
    return isPrevented;
  }
}

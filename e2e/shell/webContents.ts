import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { CDPSession, Page } from 'playwright-core';
import { answerCall } from './ipcMain.ts';
import { toAppUrl, toPageUrl } from './origin.ts';
import { preloadScript } from './preloadScript.ts';
import { printToPdf } from './printing.ts';
import { session } from './session.ts';
import type { Call } from './server.ts';

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
  readonly ready: Promise<{ page: Page; protocol: CDPSession }>;
  #page: Page | undefined;
  #isDestroyed = false;
  #expected: string | undefined;
  #mayOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  constructor(opening: Promise<Page>, preferences: Electron.WebPreferences | undefined) {
    super();
    this.ready = this.#take(opening, preferences);
    // Reported where it is awaited; a window nobody loads must not end the process.
    this.ready.catch(() => undefined);
  }

  async #take(
    opening: Promise<Page>,
    preferences: Electron.WebPreferences | undefined,
  ): Promise<{ page: Page; protocol: CDPSession }> {
    const page = await opening;
    this.#page = page;
    page.once('close', () => {
      this.#isDestroyed = true;
      this.emit('destroyed');
    });
    page.on('popup', (popup) => {
      this.#answerPopup(popup.url());
      void popup.close();
    });
    const preload = preferences?.preload;
    if (preload !== undefined)
      await page.addInitScript({ content: await preloadScript(preload, this.secret) });
    const protocol = await page.context().newCDPSession(page);
    await this.#guardDocuments(protocol);
    // Tells documents apart from moves within one, which Playwright's own event does not.
    protocol.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.emit('did-navigate', {}, toAppUrl(frame.url));
    });
    await protocol.send('Page.enable');
    if (preferences?.javascript === false) {
      await protocol.send('Emulation.setScriptExecutionDisabled', { value: true });
    }
    return { page, protocol };
  }

  /** Loads an address as the product names it. */
  async load(url: string): Promise<void> {
    const { page } = await this.ready;
    this.#expected = toPageUrl(url);
    const response = await page.goto(this.#expected, { waitUntil: 'load' });
    this.#expected = undefined;
    this.mainFrame.url = toAppUrl(page.url());
    if (response && !response.ok()) throw new Error(`ERR_FAILED (${response.status()}) loading '${url}'`);
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
    const deliver = ([name, to, values]: readonly [string, string, unknown[]]) => {
      const side = (window as unknown as Record<string, { deliver: (to: string, args: unknown[]) => void }>)[
        name
      ];
      side?.deliver(to, values);
    };
    this.ready
      .then(({ page }) => page.evaluate(deliver, [this.secret, channel, args] as const))
      // The page is navigating or gone: a message to it is lost, as it is in Electron.
      .catch(() => undefined);
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return await printToPdf((await this.ready).protocol, options);
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
  async #guardDocuments(protocol: CDPSession): Promise<void> {
    protocol.on('Fetch.requestPaused', ({ requestId, request }) => {
      const isStaying = request.url !== this.#expected && this.#isPrevented(toAppUrl(request.url));
      const going = isStaying
        ? protocol.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : protocol.send('Fetch.continueRequest', { requestId });
      // The frame may be gone before the answer reaches it.
      going.catch(() => undefined);
    });
    await protocol.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
  }

  #isPrevented(url: string): boolean {
    let isPrevented = false;
    const event = { url, preventDefault: () => void (isPrevented = true) };
    this.emit('will-frame-navigate', event);
    this.emit('will-navigate', event);
    return isPrevented;
  }
}

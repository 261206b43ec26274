import type { DevTools, DevToolsPipe } from './devtools.ts';

/** A page of Chromium, as far as a window needs it. */
export type ShellPage = {
  readonly devTools: DevTools;
  /** Runs before the scripts of every document from now on. */
  readonly runFirst: (source: string) => Promise<void>;
  /** Loads an address to its end; gives the HTTP status, `undefined` where there is none. */
  readonly load: (url: string) => Promise<number | undefined>;
  /** Calls a function in the page; it must not use anything from around it. */
  readonly call: (source: string, ...args: readonly unknown[]) => Promise<void>;
  readonly url: () => string;
  readonly bringToFront: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly closed: Promise<void>;
  /** Called for each window the page opens by itself; that window is closed again at once. */
  readonly onPopup: (take: (url: string) => void) => void;
};

/** Attaches to a page; `isUnseen` gives it the size and the focus that a window would. */
export async function openPage(pipe: DevToolsPipe, targetId: string, isUnseen: boolean): Promise<ShellPage> {
  const { browser } = pipe;
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const devTools = pipe.session(sessionId);
  let address = 'about:blank';
  let takePopup: (url: string) => void = () => undefined;
  const created: Parameters<typeof browser.on<'Target.targetCreated'>>[1] = ({ targetInfo }) => {
    if (targetInfo.openerId !== targetId) return;
    takePopup(targetInfo.url);
    closePopup(pipe, targetInfo.targetId).catch(() => undefined);
  };
  browser.on('Target.targetCreated', created);
  const closed = new Promise<void>((resolve) => {
    const destroyed: Parameters<typeof browser.on<'Target.targetDestroyed'>>[1] = (gone) => {
      if (gone.targetId !== targetId) return;
      browser.off('Target.targetCreated', created);
      browser.off('Target.targetDestroyed', destroyed);
      pipe.forget(sessionId);
      resolve();
    };
    browser.on('Target.targetDestroyed', destroyed);
  });
  const follow = (url: string) => void (address = url);
  devTools.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) follow(frame.url + (frame.urlFragment ?? ''));
  });
  devTools.on('Page.navigatedWithinDocument', ({ url }) => {
    follow(url);
  });
  await Promise.all([
    devTools.send('Page.enable'),
    devTools.send('Network.enable'),
    devTools.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    ...(isUnseen
      ? [
          devTools.send('Emulation.setDeviceMetricsOverride', {
            width: 1280,
            height: 800,
            deviceScaleFactor: 1,
            mobile: false,
          }),
          devTools.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
        ]
      : []),
  ]);
  return {
    devTools,
    runFirst: async (source) => {
      await devTools.send('Page.addScriptToEvaluateOnNewDocument', { source });
    },
    load: (url) => load(devTools, url, closed),
    call: async (source, ...args) => {
      const list = args.map((argument) => JSON.stringify(argument)).join(', ');
      await devTools.send('Runtime.evaluate', { expression: `(${source})(${list})` });
    },
    url: () => address,
    bringToFront: async () => {
      await devTools.send('Page.bringToFront');
    },
    close: async () => {
      await browser.send('Target.closeTarget', { targetId });
    },
    closed,
    onPopup: (take) => {
      takePopup = take;
    },
  };
}

async function load(devTools: DevTools, url: string, closed: Promise<void>): Promise<number | undefined> {
  const statuses = new Map<string, number>();
  const loaded = new Set<string>();
  let look: () => void = () => undefined;
  const answered: Parameters<typeof devTools.on<'Network.responseReceived'>>[1] = ({
    loaderId,
    type,
    response,
  }) => {
    if (type === 'Document') statuses.set(loaderId, response.status);
  };
  const moved: Parameters<typeof devTools.on<'Page.lifecycleEvent'>>[1] = ({ loaderId, name }) => {
    if (name === 'load') loaded.add(loaderId);
    look();
  };
  devTools.on('Network.responseReceived', answered);
  devTools.on('Page.lifecycleEvent', moved);
  try {
    const { errorText, loaderId } = await devTools.send('Page.navigate', { url });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    // A move within the document loads nothing.
    if (loaderId === undefined) return undefined;
    // That of this document: the one before it may still be on its way to its end.
    const isThere = new Promise<void>((resolve) => {
      look = () => loaded.has(loaderId) && resolve();
      look();
    });
    const isGone = closed.then(() => {
      throw new Error(`The page was closed while it was loading '${url}'`);
    });
    // Later on nobody asks any more.
    isGone.catch(() => undefined);
    await Promise.race([isThere, isGone]);
    return statuses.get(loaderId);
  } finally {
    devTools.off('Network.responseReceived', answered);
    devTools.off('Page.lifecycleEvent', moved);
  }
}

/**
 * Closes a window that the page opened, once its first document is there: a test that watches may hold the window
 * until then, and one that is closed while it is held would hold the page as well.
 */
async function closePopup({ browser, session, forget }: DevToolsPipe, targetId: string): Promise<void> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const popup = session(sessionId);
  const isThere = new Promise<void>((resolve) => {
    popup.once('Page.frameStoppedLoading', () => resolve());
    // It may have been there before anybody listened.
    setTimeout(resolve, 2000);
  });
  await popup.send('Page.enable');
  await isThere;
  await browser.send('Target.closeTarget', { targetId });
  forget(sessionId);
}

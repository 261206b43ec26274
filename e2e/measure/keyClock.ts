import type { Page } from '@playwright/test';

type KeyClock = { painted: number[]; stored: number[] };

/**
 * Begins to time every key pressed in the rating list: until the answer is on screen, and until the transaction that
 * stores it is on disk. Nothing of the application is changed; the page only watches itself. Loads the page anew, since
 * the database must be watched before it is opened.
 */
export async function clockKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const clock: KeyClock = { painted: [], stored: [] };
    (window as unknown as { keyClock: KeyClock }).keyClock = clock;
    let pressed: number | undefined;
    window.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        pressed = /^[0-4]$/.test(key) ? timeStamp : undefined;
      },
      true,
    );
    new MutationObserver(() => {
      if (pressed === undefined) return;
      const begun = pressed;
      pressed = undefined;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => clock.painted.push(performance.now() - begun);
        port2.postMessage(null);
      });
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-checked'] });
    // `call` keeps the database that the transaction is asked of.
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const begin = IDBDatabase.prototype.transaction;
    let lastKey = 0;
    window.addEventListener('keydown', ({ timeStamp }) => (lastKey = timeStamp), true);
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
      const transaction = begin.apply(this, args);
      const begun = lastKey;
      if (transaction.mode === 'readwrite' && transaction.objectStoreNames.contains('ratings')) {
        transaction.addEventListener('complete', () => clock.stored.push(performance.now() - begun));
      }
      return transaction;
    };
  });
  await page.reload();
}

/** What was timed so far, in milliseconds. */
export function keyTimes(page: Page): Promise<KeyClock> {
  return page.evaluate(() => (window as unknown as { keyClock: KeyClock }).keyClock);
}

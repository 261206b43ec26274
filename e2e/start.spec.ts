import type { Page } from '@playwright/test';
import { launchWaymark } from './launchWaymark.ts';
import { expect, test } from './test.ts';

test('the page knows which application it runs in', async ({ waymark }) => {
  const info = await waymark.page.evaluate(() => window.host.describeApp());
  const version = await waymark.evaluateInMain(({ app }) => app.getVersion(), null);
  expect(info).toEqual({ version, platform: process.platform });
});

test('the page has named functions and nothing else of the machine', async ({ waymark }) => {
  const found = await waymark.page.evaluate(() => ({
    isFrozen: Object.isFrozen(window.host),
    kinds: [...new Set(Object.values(window.host).map((member) => typeof member))],
    isSecure: window.isSecureContext,
    leaks: ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(found).toEqual({ isFrozen: true, kinds: ['function'], isSecure: true, leaks: [] });
});

test('a call with wrong arguments is refused in one plain sentence', async ({ waymark }) => {
  const text = await waymark.page.evaluate(() =>
    window.host.showFile('../../etc/passwd').then(
      () => 'answered',
      (error: unknown) => String(error),
    ),
  );
  expect(text).toContain('This call has wrong arguments.');
  expect(text).not.toContain('passwd');
});

test('a command of the menu reaches the page', async ({ waymark }) => {
  await waymark.page.evaluate(() => {
    window.host.onMenuCommand((command) => (document.documentElement.dataset['chosen'] = command));
  });
  await waymark.chooseMenu('keys');
  await expect(waymark.page.locator('html')).toHaveAttribute('data-chosen', 'keys');
});

test('text never becomes code', async ({ waymark }) => {
  const outcome = await waymark.page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const attempts = {
      // Called by another name, so that the page's own policy is what stops it.
      eval: () => (0, window.eval)('1 + 1') as unknown,
      markup: () => (document.body.innerHTML = '<img src="x" onerror="window.broken = true">'),
      attribute: () => document.body.setAttribute('onclick', 'window.broken = true'),
      script: () => {
        const script = document.createElement('script');
        script.append('window.broken = true');
        document.head.append(script);
      },
    };
    // What a test runs directly is let through by the debugger; a timer is the page's own.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const thrown = Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [];
      } catch {
        return [name];
      }
    });
    document.body.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { thrown, violated: [...new Set(violated)], broken: 'broken' in window };
  });
  expect(outcome.broken).toBe(false);
  expect(outcome.thrown).toEqual(expect.arrayContaining(['eval', 'markup']));
  expect(outcome.violated).toContain('require-trusted-types-for');
});

test('nothing leaves the page, whichever way it tries', async ({ waymark }) => {
  const { page } = waymark;
  const seen = requestsOf(page);
  const address = page.url();
  const reached = await page.evaluate(async () => {
    const elsewhere = ['https://example.com/', 'http://127.0.0.1:9/', 'http://localhost/'];
    const fetched = await Promise.all(
      elsewhere.map((url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => url,
          () => null,
        ),
      ),
    );
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve('image');
      image.onerror = () => resolve(null);
    });
    image.src = 'https://example.com/beacon.png';
    window.open('https://example.com/window');
    const link = Object.assign(document.createElement('a'), { href: 'https://example.com/link' });
    document.body.append(link);
    link.click();
    return [...fetched, await loaded].filter((url) => url !== null);
  });
  expect(reached).toEqual([]);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => window.host.describeApp())).toHaveProperty('version');
  expect(seen.answered).toEqual([]);
});

/** Watches for answers that come from anywhere but the page's own origin. */
function requestsOf(page: Page): { readonly answered: string[] } {
  const { origin } = new URL(page.url());
  const answered: string[] = [];
  page.on('response', (response) => {
    const { protocol, origin: from } = new URL(response.url());
    if (from !== origin && protocol !== 'blob:' && protocol !== 'data:') answered.push(response.url());
  });
  return { answered };
}

test('what the page stored is there after a restart, even after a sudden end', async ({ waymark }) => {
  await store(waymark.page, 'first');
  await waymark.restart();
  expect(await stored(waymark.page)).toEqual(['first']);
  await store(waymark.page, 'second');
  await waymark.kill();
  await waymark.restart();
  expect(await stored(waymark.page)).toEqual(['first', 'second']);
});

test('a second start on the same data gives way to the first', async ({ waymark }) => {
  await expect(launchWaymark({ profile: waymark.profile })).rejects.toThrow();
  expect(await waymark.page.evaluate(() => window.host.describeApp())).toHaveProperty('version');
});

async function store(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('trial', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('texts', { autoIncrement: true });
        opening.onerror = () => reject(new Error('The database did not open.'));
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('texts', 'readwrite', { durability: 'strict' });
          writing.objectStore('texts').add(value);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    text,
  );
}

async function stored(page: Page): Promise<unknown> {
  return await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('trial', 1);
        opening.onerror = () => reject(new Error('The database did not open.'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('texts').objectStore('texts').getAll();
          reading.onsuccess = () => resolve(reading.result);
        };
      }),
  );
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentPolicy, pagePolicy } from './contentSecurity.ts';
import { answerWindowOpen, mayNavigate } from './navigation.ts';
import { appOrigin } from './origin.ts';
import { mayUse } from './permission.ts';
import { mayRequest } from './request.ts';
import { isTrustedSender } from './sender.ts';

const own = ['app://bundle/index.html', 'app://bundle/', 'app://bundle/index.html#/engagement'];

// Ours as well, but not the page.
const beside = [
  'app://bundle/report/1',
  'app://bundle/report.css',
  'app://bundle/assets/index.js',
  'app://bundle/index.html/',
  'app://bundle//index.html',
  'app://bundle/INDEX.html',
  'app://bundle/index.html?next=1',
  'app://bundle/%69ndex.html',
];

const foreign = [
  'https://example.com/',
  'http://bundle/',
  'https://bundle/',
  'http://bundle.localhost/',
  'http://localhost/',
  'http://127.0.0.1/',
  'https://app.bundle/',
  'app://evil/',
  'app://bundle.evil.com/',
  'app://evil/bundle',
  'app://bundle@evil/',
  'app://user@bundle/',
  'app://bundle:8080/',
  'app://BUNDLE/',
  'app:bundle',
  'app:///bundle',
  'appx://bundle/',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://bundle/5f0c',
  'blob:https://example.com/5f0c',
  'file:///etc/passwd',
  'filesystem:app://bundle/temporary/x',
  'about:blank',
  'about:srcdoc',
  'view-source:app://bundle/',
  'chrome://settings/',
  'devtools://devtools/',
  'chrome-extension://abc/',
  'ws://bundle/',
  'ftp://bundle/',
  'mailto:someone@example.com',
  'ms-msdt:/id',
  'smb://bundle/share',
  'https://example.com.attacker.com/app://bundle/',
  'https://example.com/?next=app://bundle/',
  '//bundle/',
  'bundle',
  ' ',
  '',
];

// Every permission the session can be asked for.
const permissions = [
  ...['ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'captured-surface-control'],
  ...['clipboard-read', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem', 'fullscreen'],
  ...['geolocation', 'geolocation-approximate', 'hand-tracking', 'hid', 'idle-detection', 'keyboardLock'],
  ...['local-fonts', 'local-network', 'local-network-access', 'loopback-network', 'media', 'mediaKeySystem'],
  ...[
    'midi',
    'midiSysex',
    'nfc',
    'notifications',
    'openExternal',
    'payment-handler',
    'periodic-background-sync',
  ],
  ...['persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial', 'smart-card'],
  ...['speaker-selection', 'storage-access', 'system-wake-lock', 'top-level-storage-access', 'usb', 'vr'],
  ...['web-app-installation', 'web-printing', 'window-management', 'unknown'],
];

describe('navigation', () => {
  it.each(own)('may go to %s', (address) => {
    expect(mayNavigate(address)).toBe(true);
  });

  it.each([...foreign, ...beside])('may not go to %j', (address) => {
    expect(mayNavigate(address)).toBe(false);
  });

  it('opens no window', () => {
    expect(answerWindowOpen()).toEqual({ action: 'deny' });
  });

  it('keeps the origin the stored data belongs to', () => {
    expect(appOrigin).toBe('app://bundle');
  });
});

describe('permissions', () => {
  it.each(permissions)('denies %s to everyone', (permission) => {
    for (const address of [...own, ...foreign]) {
      expect(mayUse(permission, { address, isMainFrame: true })).toBe(false);
      expect(mayUse(permission, { address, isMainFrame: false })).toBe(false);
    }
  });

  it('lets our main frame, and nobody else, write to the clipboard', () => {
    const write = 'clipboard-sanitized-write';
    expect(mayUse(write, { address: 'app://bundle/index.html', isMainFrame: true })).toBe(true);
    expect(mayUse(write, { address: 'app://bundle/index.html', isMainFrame: false })).toBe(false);
    for (const address of foreign) expect(mayUse(write, { address, isMainFrame: true })).toBe(false);
  });
});

describe('senders of calls', () => {
  const main = { address: 'app://bundle/index.html', isMainFrame: true };

  it('trusts the main frame of our page in our window', () => {
    expect(isTrustedSender(main, true)).toBe(true);
  });

  it.each([
    ['another window', main, false],
    ['a frame that is gone', null, true],
    ['a frame within our page', { ...main, isMainFrame: false }, true],
    ...[...foreign, ...beside].map((address) => [address, { ...main, address }, true] as const),
  ] as const)('does not trust %s', (_who, frame, isOurWindow) => {
    expect(isTrustedSender(frame, isOurWindow)).toBe(false);
  });
});

describe('requests', () => {
  const made = ['blob:app://bundle/5f0c', 'data:image/png;base64,AAAA'];

  it.each([...own, ...beside, ...made])('may fetch %s', (address) => {
    expect(mayRequest(address)).toBe(true);
  });

  it.each(foreign.filter((address) => !made.includes(address) && !address.startsWith('data:')))(
    'may not fetch %j',
    (address) => {
      expect(mayRequest(address)).toBe(false);
    },
  );
});

describe('content security', () => {
  const directives = (policy: string) =>
    policy
      .split(';')
      .map((directive) => directive.trim())
      .sort();
  const sourceOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

  it('says the same in the page as in its header, but for what a page cannot say', () => {
    const [, meta = ''] = /content="(default-src[^"]*)"/.exec(sourceOf('renderer/index.html')) ?? [];
    const unsayable = /^(frame-ancestors|sandbox|report-uri)\b/;
    expect(directives(meta)).toEqual(
      directives(pagePolicy).filter((directive) => !unsayable.test(directive)),
    );
    expect(directives(meta)).toEqual(expect.arrayContaining(["frame-src 'none'", "object-src 'none'"]));
  });

  it('trusts only names that the page uses', () => {
    const [, names = ''] = /trusted-types ([^;]+)/.exec(pagePolicy) ?? [];
    const maker: Record<string, string> = {
      'svelte-trusted-html': 'node_modules/svelte/src/internal/client/dom/reconciler.js',
      'waymark-worker': 'renderer/workers/startWorker.ts',
    };
    expect(names.split(' ')).toEqual(Object.keys(maker));
    for (const [name, path] of Object.entries(maker)) expect(sourceOf(path)).toContain(`'${name}'`);
  });

  it('starts from nothing and never allows text to become code', () => {
    for (const policy of [pagePolicy, documentPolicy]) {
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:|\*/);
    }
  });

  it('lets a document for printing run no script and reach no address', () => {
    expect(documentPolicy).not.toMatch(/script-src|connect-src|worker-src|frame-src/);
  });
});

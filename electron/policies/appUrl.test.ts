import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveAppUrl } from './appUrl.ts';

const inside: readonly [string, string][] = [
  ['app://bundle/', 'index.html'],
  ['app://bundle/index.html', 'index.html'],
  ['app://bundle/index.html?x=1#/block/C3', 'index.html'],
  ['app://bundle/assets/index-Bq3_x~1.js', 'assets/index-Bq3_x~1.js'],
  ['app://bundle/assets/inter.var-latin.woff2', 'assets/inter.var-latin.woff2'],
  ['app://bundle/assets/../index.html', 'index.html'],
  ['app://bundle/../index.html', 'index.html'],
  ['app://bundle/%2e%2e/index.html', 'index.html'],
];

const outside = [
  // Climbing, in every spelling.
  'app://bundle/..%2f..%2fetc/passwd',
  'app://bundle/..%2F..%2Fetc/passwd',
  'app://bundle/%2e%2e%2f%2e%2e%2fetc/passwd',
  'app://bundle/%2e%2e%5c%2e%2e%5cwindows/win.ini',
  'app://bundle/..%5c..%5cwindows/win.ini',
  'app://bundle/..\\..\\windows\\win.ini',
  'app://bundle/assets\\..\\..\\main\\main.js',
  'app://bundle/assets/..%2f..%2fmain/main.js',
  'app://bundle/%252e%252e/%252e%252e/etc/passwd',
  'app://bundle/..%252f..%252fetc/passwd',
  'app://bundle/....//....//etc/passwd',
  'app://bundle/.../index.html',
  'app://bundle/..;/index.html',
  'app://bundle/%c0%ae%c0%ae/etc/passwd',
  'app://bundle/%u002e%u002e/etc/passwd',
  'app://bundle/assets/.%00./secret',
  // Absolute paths, drives, shares and devices.
  'app://bundle//etc/passwd',
  'app://bundle///etc/passwd',
  'app://bundle/%2fetc%2fpasswd',
  'app://bundle/C:/windows/win.ini',
  'app://bundle/c:%5cwindows%5cwin.ini',
  'app://bundle/C%3A/windows/win.ini',
  'app://bundle/\\\\server\\share\\file',
  'app://bundle/%5c%5cserver%5cshare',
  'app://bundle/%5c%5c%3f%5cC:%5cwindows',
  'app://bundle/CON',
  'app://bundle/nul.txt',
  'app://bundle/assets/COM1.js',
  'app://bundle/aux',
  'app://bundle/lpt9.html',
  'app://bundle/index.html:stream',
  'app://bundle/index.html::$DATA',
  'app://bundle/index.html.',
  'app://bundle/index.html%20',
  'app://bundle/index.html%00.png',
  'app://bundle/index.html%0a',
  // Hidden, empty and broken names.
  'app://bundle/.env',
  'app://bundle/.git/config',
  'app://bundle/assets/.hidden',
  'app://bundle/assets/',
  'app://bundle/assets//index.js',
  'app://bundle/%',
  'app://bundle/%zz',
  'app://bundle/%ff',
  'app://bundle/\u202egnp.js',
  'app://bundle/ı.js',
  `app://bundle/${'../'.repeat(40)}..%2fetc/passwd`,
  // Another origin.
  'app://evil/index.html',
  'app://bundle.evil/index.html',
  'app://bundle@evil/index.html',
  'app://user@bundle/index.html',
  'app://user:word@bundle/index.html',
  'app://bundle:80/index.html',
  'app://BUNDLE/index.html',
  'app:///index.html',
  'app:bundle/index.html',
  'apps://bundle/index.html',
  'file:///etc/passwd',
  'http://bundle/index.html',
  'https://bundle/index.html',
  'data:text/html,x',
  'blob:app://bundle/0b8f',
  'javascript:alert(1)',
  '',
  'index.html',
  '//bundle/index.html',
];

describe.each([
  ['posix', path.posix, '/srv/app/renderer'],
  ['win32', path.win32, 'C:\\app\\renderer'],
] as const)('addresses of the page with %s paths', (_name, flavour, root) => {
  it.each(inside)('%s names %s', (address, file) => {
    expect(resolveAppUrl(address, root, flavour)).toBe(flavour.join(root, ...file.split('/')));
  });

  it.each(outside)('%s names nothing', (address) => {
    expect(resolveAppUrl(address, root, flavour)).toBeUndefined();
  });

  it('cannot reach the folder beside it whose name begins with its own', () => {
    expect(resolveAppUrl('app://bundle/../renderer-secret/x.js', root, flavour)).toBe(
      flavour.join(root, 'renderer-secret', 'x.js'),
    );
  });
});

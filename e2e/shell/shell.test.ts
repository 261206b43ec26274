import { describe, expect, it } from 'vitest';
import { freePath } from './freePath.ts';
import { usualProfile } from './options.ts';
import { toAppUrl, toPageUrl } from './origin.ts';

describe('the stand-in', () => {
  it('names the page for Chromium and for the product, and leaves every other address alone', () => {
    expect(toPageUrl('app://bundle/index.html#x')).toBe('http://bundle.localhost/index.html#x');
    expect(toAppUrl('http://bundle.localhost/report/1')).toBe('app://bundle/report/1');
    expect(toAppUrl('http://bundle.localhost.evil/')).toBe('http://bundle.localhost.evil/');
    expect(toPageUrl('app://bundled/')).toBe('app://bundled/');
  });

  it('never saves over a file', () => {
    const taken = new Set(['/d/a.pdf', '/d/a (2).pdf']);
    expect(freePath('/d/a.pdf', (path) => taken.has(path))).toBe('/d/a (3).pdf');
    expect(freePath('/d/b.pdf', (path) => taken.has(path))).toBe('/d/b.pdf');
  });

  it('keeps data where each system keeps it', () => {
    expect(usualProfile('linux', {}, '/home/a')).toBe('/home/a/.config/Waymark in Chromium');
    expect(usualProfile('linux', { XDG_CONFIG_HOME: '/x' }, '/home/a')).toBe('/x/Waymark in Chromium');
    expect(usualProfile('darwin', {}, '/Users/a')).toContain('Application Support');
    expect(usualProfile('win32', { APPDATA: '/roaming' }, '/a')).toBe('/roaming/Waymark in Chromium');
  });
});

import { describe, expect, it } from 'vitest';
import { keysText, matchesKeys } from './keys.ts';

const press = (key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...init });

describe('keys', () => {
  it('mean Control or Command by platform', () => {
    expect(matchesKeys(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true);
    expect(matchesKeys(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true);
    expect(matchesKeys(press('k', { ctrlKey: true }), 'Mod+K', true)).toBe(false);
  });

  it('ask for exactly the modifiers they name', () => {
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false);
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', false)).toBe(true);
    expect(matchesKeys(press('c', { altKey: true }), 'C', false)).toBe(false);
  });

  it('find digits by their place: shifted, on the number pad, and where the row prints marks', () => {
    expect(matchesKeys(press('@', { shiftKey: true, code: 'Digit2' }), 'Shift+2')).toBe(true);
    expect(matchesKeys(press('2', { code: 'Numpad2' }), '2')).toBe(true);
    expect(matchesKeys(press('é', { code: 'Digit2' }), '2')).toBe(true);
  });

  it('find marks by what they print, with or without Shift', () => {
    expect(matchesKeys(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesKeys(press('['), '[')).toBe(true);
  });

  it('find letters by their place only where the layout has none', () => {
    expect(matchesKeys(press('с', { code: 'KeyC' }), 'C')).toBe(true);
    expect(matchesKeys(press('z', { code: 'KeyY' }), 'Y')).toBe(false);
  });

  it('are printed as the platform prints them', () => {
    expect(keysText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keysText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(keysText('ArrowLeft', false)).toBe('←');
  });
});

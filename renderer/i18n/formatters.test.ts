import { describe, expect, it } from 'vitest';
import { formattersFor } from './formatters.ts';

const en = formattersFor('en-GB');

describe('formatters', () => {
  it('write a count with the noun in the right form', () => {
    const forms = { one: 'block', other: 'blocks' };
    expect([0, 1, 2, 1200].map((count) => en.plural(count, forms))).toEqual([
      '0 blocks',
      '1 block',
      '2 blocks',
      '1,200 blocks',
    ]);
  });

  it('fall back to the general form in languages with more forms than were given', () => {
    expect(formattersFor('pl').plural(5, { one: 'blok', few: 'bloki', other: 'bloków' })).toBe('5 bloków');
    expect(formattersFor('pl').plural(3, { one: 'blok', other: 'bloków' })).toBe('3 bloków');
  });

  it('write sizes in units people know', () => {
    expect([0, 999, 1000, 1536, 31_400_000].map(en.bytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '1 kB',
      '1.54 kB',
      '31.4 MB',
    ]);
  });

  it('write a day as it is stored, whatever the time zone', () => {
    expect(en.date('2026-01-01')).toBe('1 Jan 2026');
  });

  it('say how long ago something was', () => {
    const now = new Date('2026-11-24T12:00:00Z');
    const ago = (iso: string): string => en.relative(iso, now);
    expect(ago('2026-11-24T11:59:30Z')).toBe('now');
    expect(ago('2026-11-24T11:56:00Z')).toBe('4 minutes ago');
    expect(ago('2026-11-23T11:00:00Z')).toBe('yesterday');
    expect(ago('2026-11-24T14:00:00Z')).toBe('in 2 hours');
  });

  it('write scores with their decimals and shares in whole percent', () => {
    expect(en.number(2.849, 1)).toBe('2.8');
    expect(en.percent(0.285)).toBe('29%');
  });
});

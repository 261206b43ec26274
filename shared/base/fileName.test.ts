import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileName } from './fileName.ts';

it('joins what the file is about', () => {
  expect(fileName(['Alder Logistics', 'Spring', '2026-11-24'], 'pdf')).toBe(
    'Alder Logistics - Spring - 2026-11-24.pdf',
  );
});

it('leaves out what a file system would refuse', () => {
  expect(fileName(['A/B: "C"', '..'], 'pdf')).toBe('A B C.pdf');
  expect(fileName(['NUL'], 'waymark')).toBe('Waymark NUL.waymark');
  expect(fileName(['', ' . '], 'pdf')).toBe('Waymark.pdf');
});

it('gives a name that every file system takes, whatever a client is called', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (parts) => {
      const name = fileName(parts, 'pdf');
      expect(name).toMatch(/^[^<>:"/\\|?*\p{C}]{1,124}$/u);
      expect(name).not.toMatch(/^[. ]|[. ]\.pdf$/);
    }),
  );
});

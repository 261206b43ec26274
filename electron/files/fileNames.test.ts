import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './fileNames.ts';

describe('names of files to save', () => {
  it.each([
    ['Acme 2026', 'Acme 2026.pdf'],
    ['Acme 2026.pdf', 'Acme 2026.pdf'],
    ['Acme 2026.PDF', 'Acme 2026.pdf'],
    ['Müller & Söhne – Q3', 'Müller & Söhne – Q3.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['C:\\Windows\\system32', 'C Windows system32.pdf'],
    ['report\u202efdp.exe', 'report fdp.exe.pdf'],
    ['.hidden', 'hidden.pdf'],
    ['CON', 'Waymark CON.pdf'],
    ['nul.txt', 'Waymark nul.txt.pdf'],
    ['???', 'Waymark.pdf'],
    ['', 'Waymark.pdf'],
    ['a\nb', 'a b.pdf'],
    ['trailing. ', 'trailing.pdf'],
  ])('%j becomes %j', (suggested, name) => {
    expect(safeFileName(suggested, 'pdf')).toBe(name);
  });

  it('is a plain name of bearable length, whatever was suggested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (suggested) => {
        const name = safeFileName(suggested, 'waymark');
        expect(name).toMatch(/^[^.<>:"/\\|?*\p{Cc}\p{Cf}][^<>:"/\\|?*\p{Cc}\p{Cf}]*\.waymark$/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(170);
      }),
    );
  });
});

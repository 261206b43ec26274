import { describe, expect, it } from 'vitest';
import { iviAddress, iviPageAddress, pathPlace } from './iviAddress.ts';

const whole = { version: '18.07', macro: 'technical', capability: 'SRP', category: 'C', block: 'C3' };

describe('iviAddress', () => {
  it.each([
    '18.07/technical/SRP/C/C3.txt',
    '18.07/technical/SRP/C/C3/index.html',
    '18.07/technical/SRP/C/C3/C3.htm',
    'home\\me\\18.07\\technical\\SRP\\C\\C3.md',
    '18.07/technical/SRP/C/C3 Release and Deployment.txt',
    '18.07 technical SRP C C3.txt',
    '18.07/technical/SRP-C-C3.txt',
  ])('reads the whole place from %s', (path) => {
    expect(iviAddress(path)).toEqual(whole);
  });

  it('reads what a path says and leaves the rest out', () => {
    expect(iviAddress('SRP/C3.txt')).toEqual({ capability: 'SRP', block: 'C3' });
    expect(iviAddress('16/business.html')).toEqual({ version: '16', macro: 'business' });
    expect(iviAddress('16/SRP.txt')).toEqual({ version: '16', capability: 'SRP' });
    expect(iviAddress('19.01/value/PM/index.html')).toEqual({
      version: '19.01',
      macro: 'value',
      capability: 'PM',
    });
    expect(iviAddress('18.07/technical/SRP/C/page 4.txt')).toEqual({
      version: '18.07',
      macro: 'technical',
      capability: 'SRP',
      category: 'C',
    });
  });

  it('takes folders of other names for nothing', () => {
    for (const path of [
      'notes.txt',
      'A/notes.txt',
      'MY FILES/notes.txt',
      '2024/NOTES.txt',
      'home/ADMIN/x/page.txt',
      '',
    ])
      expect(iviAddress(path)).toEqual({});
  });

  it('tells whether it is the place of the page or of the folders around it', () => {
    expect(pathPlace('SRP/C/C3.txt').isWhole).toBe(true);
    expect(pathPlace('SRP/C/index.html').isWhole).toBe(true);
    expect(pathPlace('SRP/C/page 4.txt').isWhole).toBe(false);
  });
});

describe('iviPageAddress', () => {
  it('reads an address of the viewer, and no other', () => {
    const path = '18.07/technical/SRP/C/C3';
    expect(iviPageAddress(`https://portal.test/+itcmf/${path}`)).toEqual(whole);
    expect(iviPageAddress(`https://portal.test/%2Bitcmf/${path}/?q=1#a/b`)).toEqual(whole);
    expect(iviPageAddress(`https://portal.test/${path}`)).toBeNull();
    expect(iviPageAddress(`see https://portal.test/+itcmf/${path}`)).toBeNull();
  });
});

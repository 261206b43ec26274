import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { hostArguments } from './arguments.ts';
import {
  frameworkFileRefusal,
  largestFrameworkBytes,
  largestPackageBytes,
  packageFileRefusal,
} from './byteLimits.ts';

/** Bytes that only say how many they are: none are kept for them. */
function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  return Object.defineProperty(new Uint8Array(), 'byteLength', { value: length });
}

const files = (...lengths: readonly number[]) => [
  lengths.map((length, index) => ({ name: `${index}.txt`, bytes: bytesOf(length) })),
];

describe('bytes that come over the border', () => {
  it('are as many as their call may have, one by one and together', () => {
    const read = hostArguments.readFrameworkSources;
    expect(v.is(read, files(largestFrameworkBytes))).toBe(true);
    expect(v.is(read, files(largestFrameworkBytes - 1, 1))).toBe(true);
    expect(v.is(read, files(largestFrameworkBytes + 1))).toBe(false);
    expect(v.is(read, files(largestFrameworkBytes, 1))).toBe(false);
    const [[file]] = files(largestPackageBytes) as [[object]];
    const [[larger]] = files(largestPackageBytes + 1) as [[object]];
    expect(v.is(hostArguments.stagePackage, [file])).toBe(true);
    expect(v.is(hostArguments.stagePackage, [larger])).toBe(false);
    const part = (length: number) => ['0123456789abcdef', `evidence/${'0'.repeat(64)}`, bytesOf(length)];
    expect(v.is(hostArguments.addPackagePart, part(2048 * 1024 ** 2))).toBe(true);
    expect(v.is(hostArguments.addPackagePart, part(2048 * 1024 ** 2 + 1))).toBe(false);
  });

  it('are refused by the same limits before the page fetches them', () => {
    const name = 'a.yaml';
    const limitBytes = largestFrameworkBytes;
    expect(frameworkFileRefusal({ name, size: limitBytes }, 0)).toBeNull();
    expect(frameworkFileRefusal({ name, size: limitBytes + 1 }, 0)).toEqual({
      kind: 'fileTooLarge',
      name,
      limitBytes,
    });
    expect(frameworkFileRefusal({ name, size: 1 }, limitBytes)).toEqual({
      kind: 'contentTooLarge',
      name,
      limitBytes,
    });
    expect(packageFileRefusal({ name, size: largestPackageBytes })).toBeNull();
    expect(packageFileRefusal({ name, size: largestPackageBytes + 1 })).toMatchObject({
      kind: 'fileTooLarge',
      name,
    });
  });
});

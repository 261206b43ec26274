import type { PlatformPath } from 'node:path';
import { isOwnOrigin } from './origin.ts';

// What our own build writes: never a leading dot, an encoded character, a drive letter or a backslash.
const segment = /^[A-Za-z0-9_@~+-][A-Za-z0-9._@~+-]*$/;

// Windows opens these as devices, whatever folder and ending they are given.
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The file under `root` that an `app://bundle/…` address names, or `undefined` when it names none.
 * `path` is `node:path` of the system, or of the other one in a test.
 */
export function resolveAppUrl(address: string, root: string, path: PlatformPath): string | undefined {
  if (!isOwnOrigin(address)) return undefined;
  const { pathname } = new URL(address);
  const segments = pathname === '/' ? ['index.html'] : pathname.split('/').slice(1);
  const isPlain = segments.every((part) => segment.test(part) && !part.endsWith('.') && !device.test(part));
  if (!isPlain) return undefined;
  const file = path.join(root, ...segments);
  const inside = path.relative(root, file);
  const isOutside = inside === '' || path.isAbsolute(inside) || inside.split(path.sep).includes('..');
  return isOutside ? undefined : file;
}

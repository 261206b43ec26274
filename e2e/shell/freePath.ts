import { basename, dirname, extname, join } from 'node:path';

/** The path itself, or with the first number behind its name that is not taken. */
export function freePath(path: string, isTaken: (path: string) => boolean): string {
  if (!isTaken(path)) return path;
  const ending = extname(path);
  const stem = join(dirname(path), basename(path, ending));
  for (let number = 2; ; number++) {
    const candidate = `${stem} (${number})${ending}`;
    if (!isTaken(candidate)) return candidate;
  }
}

import { randomUUID } from 'node:crypto';

/** The files that were written since the start. The page names them by tokens and never learns a path. */
export type WrittenFiles = {
  /** Keeps a path and returns the token that stands for it. */
  readonly remember: (path: string) => string;
  /** The path behind a token, or `undefined` when none was given out. */
  readonly pathOf: (token: string) => string | undefined;
};

/** An empty list of written files. */
export function writtenFiles(): WrittenFiles {
  const paths = new Map<string, string>();
  return {
    remember: (path) => {
      const token = randomUUID();
      paths.set(token, path);
      return token;
    },
    pathOf: (token) => paths.get(token),
  };
}

import type { ReadResult } from '../frameworkReading.ts';

/** One file of a folder or an archive. */
export type SetFile = {
  /** Below the folder or archive, with `/` between folders. */
  readonly path: string;
  /** What it says, when it is text. Decoded when it is first asked for. */
  readonly text: () => string | null;
};

/** A kind of framework that comes as several files. */
export type FrameworkSet = {
  /** Stored in readings: frozen. */
  readonly id: string;
  readonly title: string;
  /** The files that belong together, one group for each framework among them; told by what they say. */
  readonly find: (files: readonly SetFile[]) => readonly FoundSet[];
};

export type FoundSet = {
  /** The folder that holds it, below the folder or archive; empty when it is that itself. */
  readonly root: string;
  /** The path of the one file that the others only explain; such a reading goes by that file's name. */
  readonly standsFor?: string;
  readonly files: readonly SetFile[];
  /** `name` is what failures call the whole; `folders` are where it lay, itself last. */
  readonly read: (source: { readonly name: string; readonly folders: string }) => ReadResult;
};

/** The folder a path lies in; empty at the top. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

/** The nearest folder that holds all paths; empty when there is none. */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(folderOf);
  let common = first;
  for (const folder of others) {
    while (common !== '' && folder !== common && !folder.startsWith(`${common}/`)) common = folderOf(common);
  }
  return common;
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isYamlName(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/**
 * The version that names of files and folders tell, nearest first: `core-2.2.0`, `v2.0.2`, `samm-2.1.tar.gz`. Folders
 * further up than four are about something else.
 */
export function versionInNames(names: string): string | undefined {
  const parts = names.split('/').filter(Boolean).slice(-4).reverse();
  for (const part of parts) {
    const version = /(?:^|[^\d.])v?(\d{1,3}(?:\.\d{1,3}){1,2})(?![\d])/i.exec(part)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}

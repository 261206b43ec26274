import type { SetFile } from './sourceSet.ts';
import { fileNameOf, folderOf } from './sourceSet.ts';

/** The file with the terms of a set: the one nearest to its root, at the root or above it. */
export function licenceFileOf(files: readonly SetFile[], root: string): SetFile | undefined {
  return files
    .filter(({ path }) => /^(licen[cs]e|copying|attribution|notice)(\.(txt|md))?$/i.test(fileNameOf(path)))
    .filter(({ path }) => isAtOrAbove(folderOf(path), root))
    .sort((a, b) => folderOf(b.path).length - folderOf(a.path).length)[0];
}

function isAtOrAbove(folder: string, root: string): boolean {
  return folder === '' || folder === root || root.startsWith(`${folder}/`);
}

/** What a file of terms is about: all of a short one, and of a long one its head, up to the first empty line. */
export function termsOf(file: SetFile | undefined): string | undefined {
  const text = file?.text()?.trim();
  if (text === undefined || text === '') return undefined;
  const terms = text.length <= 2000 ? text : (text.split(/\n\s*\n/)[0] ?? '').slice(0, 500);
  return terms.trim();
}

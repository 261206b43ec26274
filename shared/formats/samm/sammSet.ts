import { licenceFileOf } from '../sets/licenceFile.ts';
import { fileNameOf, folderOf, isYamlName } from '../sets/sourceSet.ts';
import type { FoundSet, FrameworkSet, SetFile } from '../sets/sourceSet.ts';
import { sammTypeOf } from './sammDocuments.ts';
import { readSamm } from './sammReading.ts';

/** The folders that SAMM keeps its files in, one for each type. */
const typeFolders = new Set([
  'business_functions',
  'security_practices',
  'streams',
  'maturity_levels',
  'practice_levels',
  'activities',
  'questions',
  'answer_sets',
]);

/** OWASP SAMM as its project keeps it: one small YAML file for each thing. */
export const sammSet: FrameworkSet = { id: 'samm', title: 'OWASP SAMM', find: findSamm };

function findSamm(files: readonly SetFile[]): FoundSet[] {
  const roots = new Map<string, SetFile[]>();
  for (const file of files) {
    if (!isYamlName(file.path) || sammTypeOf(file.text() ?? '') === null) continue;
    const root = rootOf(file.path);
    roots.set(root, [...(roots.get(root) ?? []), file]);
  }
  return [...roots].map(([root, found]) => {
    const licence = licenceFileOf(files, root);
    return {
      root,
      files: [...found, ...(licence === undefined ? [] : [licence])],
      read: ({ name, folders }) => readSamm(found, { name, folders: `${folders}/${root}`, licence }),
    };
  });
}

/** The folder above those for each type; the files' own folder when they lie in one heap. */
function rootOf(path: string): string {
  const folder = folderOf(path);
  return typeFolders.has(fileNameOf(folder).toLowerCase()) ? folderOf(folder) : folder;
}

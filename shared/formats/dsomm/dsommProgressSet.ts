import { ok } from '../../base/result.ts';
import type { ReadResult } from '../frameworkReading.ts';
import { folderOf, isYamlName } from '../sets/sourceSet.ts';
import type { FoundSet, FrameworkSet, SetFile } from '../sets/sourceSet.ts';
import { parseYamlTrees } from '../yaml/yamlTrees.ts';
import { dsommStates, looksLikeDsommProgress, readDsommProgress } from './dsommProgress.ts';

/** What DSOMM's application saves, with its settings, which say what each state is worth. */
export const dsommProgressSet: FrameworkSet = {
  id: 'dsommProgressWithSettings',
  title: 'Progress of OWASP DSOMM with its settings',
  find: findProgress,
};

function findProgress(files: readonly SetFile[]): FoundSet[] {
  const yaml = files.filter(({ path }) => isYamlName(path));
  const [settings, ...others] = yaml.filter((file) => /^progressDefinition:/m.test(file.text() ?? ''));
  // Which of several settings a file belongs to, nobody can tell: it is then read without.
  if (settings === undefined || others.length > 0) return [];
  return yaml
    .filter((file) => looksLikeDsommProgress(file.text() ?? ''))
    .map((file) => ({
      root: folderOf(file.path),
      standsFor: file.path,
      files: [file, settings],
      read: () => readWithSettings(file, settings),
    }));
}

function readWithSettings(file: SetFile, settings: SetFile): ReadResult {
  const parsed = parseYamlTrees(settings.text() ?? '', settings.path);
  if (!parsed.ok) return parsed;
  const states = dsommStates(parsed.value.trees[0]);
  const read = readDsommProgress(file.text() ?? '', file.path, states);
  if (!read.ok) return read;
  const { progress, warnings } = read.value;
  return ok({ kind: 'dsommProgress', nodes: [], progress, warnings });
}

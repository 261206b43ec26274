import { failed } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import type { ReadingWarning, ReadResult } from '../frameworkReading.ts';
import { fileNameOf, folderOf, isYamlName } from '../sets/sourceSet.ts';
import type { FoundSet, FrameworkSet, SetFile } from '../sets/sourceSet.ts';
import { entriesOf, entryOf, textOf, textsOf } from '../yaml/yamlTree.ts';
import { parseYamlTrees } from '../yaml/yamlTrees.ts';
import { looksLikeDsomm } from './dsommFile.ts';
import { addText, emptyModel, overlayText } from './dsommModel.ts';
import type { DsommModel } from './dsommModel.ts';
import { dsommReading } from './dsommReading.ts';
import { resolved } from './dsommReferences.ts';
import type { ParsedFile } from './dsommReferences.ts';

/** DSOMM as its project keeps it: a file for each sub-dimension, and an organisation's own over them. */
export const dsommSet: FrameworkSet = {
  id: 'dsommSource',
  title: 'OWASP DSOMM (source folder)',
  find: findDsomm,
};

/** What each file of a set is for. */
type Parts = {
  /** Files of the project, one sub-dimension each. */
  readonly base: SetFile[];
  readonly overlays: SetFile[];
  /** Files that hold the whole model, as the project's generator writes it. */
  readonly generated: SetFile[];
  /** Files that others refer to, labels of dimensions, and the application's settings. */
  readonly companions: SetFile[];
};

function findDsomm(files: readonly SetFile[]): FoundSet[] {
  const yaml = files.filter(({ path }) => isYamlName(path));
  const trees = yaml.filter((file) => looksLikeDsomm(file.text() ?? '') || isRemoval(file));
  const generated = trees.filter((file) => isWholeModel(file) && !isOverlay(file));
  const roots = new Map<string, Parts>();
  for (const file of trees) {
    if (generated.includes(file)) continue;
    const root = rootOf(file.path);
    const parts = roots.get(root) ?? { base: [], overlays: [], generated: [], companions: [] };
    (isOverlay(file) ? parts.overlays : parts.base).push(file);
    roots.set(root, parts);
  }
  const found = [...roots].filter(([, { base, overlays }]) => {
    const hasReferences = base.some((file) => /\$ref:/.test(file.text() ?? ''));
    return base.length > 1 || hasReferences || (overlays.length > 0 && base.length + generated.length > 0);
  });
  return found.map(([root, { base, overlays }]) => {
    const parts: Parts = {
      base,
      overlays,
      // Which of two sources a generated file was made from, it does not say.
      generated: found.length === 1 ? generated : [],
      companions: yaml.filter(
        (file) => !trees.includes(file) && isCompanion(file) && isBelow(file.path, root),
      ),
    };
    return { root, files: Object.values(parts).flat(), read: ({ name }) => readSet(parts, name) };
  });
}

/** The generator writes all dimensions into one file; people keep one file for each part of one. */
function isWholeModel(file: SetFile): boolean {
  const text = file.text() ?? '';
  const keys = text.match(/^(?:"[^"\n]+"|'[^'\n]+'|[^\s#'"\-%{[][^\n]*?):[ ]*(?:#.*)?$/gm) ?? [];
  return keys.filter((key) => !/^meta:/.test(key)).length > 1 && !/\$ref:/.test(text);
}

function isOverlay({ path }: SetFile): boolean {
  return folderOf(path).split('/').includes('custom');
}

/** A file that only takes parts away says nothing of activities. */
function isRemoval(file: SetFile): boolean {
  return isOverlay(file) && /^[ ]+ignore:[ ]*true\b/m.test(file.text() ?? '');
}

function isCompanion(file: SetFile): boolean {
  const text = file.text() ?? '';
  return (
    /^implementations:/m.test(text) ||
    (fileNameOf(file.path).startsWith('_meta.') && /^_meta:/m.test(text)) ||
    (/^activityFiles:/m.test(text) && /^strings:|^progressDefinition:|^lang:/m.test(text))
  );
}

/** The folder that holds `default` and `custom`; the top where there are none. */
function rootOf(path: string): string {
  const parts = folderOf(path).split('/');
  const at = parts.findIndex((part) => part === 'default' || part === 'custom');
  return at === -1 ? '' : parts.slice(0, at).join('/');
}

function isBelow(path: string, root: string): boolean {
  return root === '' || path.startsWith(`${root}/`);
}

function readSet(parts: Parts, name: string): ReadResult {
  const files = [...parts.base, ...parts.overlays, ...parts.generated, ...parts.companions];
  const parsed = new Map<SetFile, ParsedFile>();
  for (const file of files) {
    const read = parseYamlTrees(file.text() ?? '', file.path);
    if (!read.ok) return failed<Failure>(read.failure);
    parsed.set(file, { ...read.value, file: file.path });
  }
  const textsIn = (list: readonly SetFile[]): ParsedFile[] =>
    [...list].sort(byPath).flatMap((file) => parsed.get(file) ?? []);
  const model = emptyModel();
  const companions = textsIn(parts.companions);
  const all = [...parsed.values()];
  const base = parts.base.length > 0 ? parts.base : parts.generated;
  for (const text of textsIn(base)) addText(model, resolved(text, all, model.warnings));
  for (const text of textsIn(parts.overlays)) overlayText(model, resolved(text, all, model.warnings));
  describeDimensions(model, companions);
  if (parts.base.length > 0) model.warnings.push(...noteGenerated(model, textsIn(parts.generated)));
  return dsommReading(model, { name, shape: 'source', levelNames: levelNamesIn(companions) });
}

function byPath(a: SetFile, b: SetFile): number {
  return a.path < b.path ? -1 : 1;
}

/** `_meta` describes the dimension it labels, or the one in whose folder it lies. */
function describeDimensions(model: DsommModel, companions: readonly ParsedFile[]): void {
  for (const { trees } of companions) {
    for (const [key, meta] of trees.flatMap(entriesOf)) {
      if (key !== '_meta') continue;
      const label = textOf(entryOf(meta, 'label'));
      const description = textOf(entryOf(meta, 'description'));
      const dimension = model.dimensions.find(({ name }) => name === label);
      if (dimension !== undefined && description !== undefined) dimension.description = description;
    }
  }
}

/** A generated file beside its source tells the version; its text has lost what the source still has. */
function noteGenerated(model: DsommModel, generated: readonly ParsedFile[]): ReadingWarning[] {
  if (generated.length === 0) return [];
  model.meta = generated.flatMap(({ trees }) => trees.flatMap((tree) => entryOf(tree, 'meta') ?? []))[0];
  return [{ kind: 'skippedFiles', text: generated.map(({ file }) => file).join(', ') }];
}

/** What the application calls the levels, in its first language. */
function levelNamesIn(companions: readonly ParsedFile[]): string[] {
  for (const { trees } of companions) {
    for (const tree of trees) {
      for (const [, words] of entriesOf(entryOf(tree, 'strings'))) {
        const names = textsOf(entryOf(words, 'maturityLevels'));
        if (names.length > 0) return names;
      }
    }
  }
  return [];
}

import type { ReadingWarning } from '../frameworkReading.ts';
import { entryOf, textOf } from '../yaml/yamlTree.ts';
import type { YamlTree } from '../yaml/yamlTree.ts';
import type { YamlTrees } from '../yaml/yamlTrees.ts';

/** A parsed file of a set. */
export type ParsedFile = YamlTrees & { readonly file: string };

/** References within references: a circle must end. */
const deepestReference = 8;

/**
 * The text with what each `$ref: path#/a/b` names in its place. Paths count from a folder nobody chose, so the file is
 * the one of the set whose path ends alike. A reference that leads nowhere stays, with a warning.
 */
export function resolved(
  text: ParsedFile,
  files: readonly ParsedFile[],
  warnings: ReadingWarning[],
): ParsedFile {
  const follow = (tree: YamlTree, depth: number): YamlTree => {
    switch (tree.kind) {
      case 'scalar':
        return tree;
      case 'list':
        return { ...tree, items: tree.items.map((item) => follow(item, depth)) };
      case 'map': {
        const reference = textOf(tree.entries.get('$ref'));
        if (reference === undefined) {
          return {
            ...tree,
            entries: new Map([...tree.entries].map(([key, value]) => [key, follow(value, depth)])),
          };
        }
        const target = depth < deepestReference ? targetOf(reference, files) : undefined;
        if (target !== undefined) return follow(target, depth + 1);
        const line = text.lineOf(tree.offset);
        warnings.push({ kind: 'danglingLink', file: text.file, line, text: reference });
        return tree;
      }
    }
  };
  return { ...text, trees: text.trees.map((tree) => follow(tree, 0)) };
}

function targetOf(reference: string, files: readonly ParsedFile[]): YamlTree | undefined {
  const [path = '', pointer = ''] = reference.split('#');
  const file = fileOf(path, files);
  const keys = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = file?.trees.map((tree) => keys.reduce<YamlTree | undefined>(entryOf, tree));
  return found?.find((tree) => tree !== undefined);
}

/** The file whose path has most of the last parts of `path`, its name at least. */
function fileOf(path: string, files: readonly ParsedFile[]): ParsedFile | undefined {
  const wanted = path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .reverse();
  let best: { readonly file: ParsedFile; readonly parts: number } | undefined;
  for (const file of files) {
    const parts = file.file.split('/').reverse();
    const differs = wanted.findIndex((part, at) => part !== parts[at]);
    const alike = differs === -1 ? wanted.length : differs;
    if (alike > 0 && alike > (best?.parts ?? 0)) best = { file, parts: alike };
  }
  return best?.file;
}

import { canonicalJson } from '../../base/canonicalJson.ts';
import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { ContentPlace, ContentProblem } from '../../domain/failure.ts';
import type { NativePart } from './nativePart.ts';
import type { Path, PlaceOf } from './nativeProblems.ts';
import type { NativeFile, NativeNode } from './nativeSchema.ts';

/** A framework of one or more files as if it stood in one. */
export type MergedNative = { readonly file: NativeFile; readonly placeOf: PlaceOf };

/**
 * Joins the files of one framework, which have the same key and version: what stands in one of them holds for all, and
 * nodes of the same place are one node. Two files may repeat each other, but not say different things of the same.
 */
export function mergeNativeParts(parts: readonly NativePart[]): Result<MergedNative, ContentProblem[]> {
  const problems: ContentProblem[] = [];
  const sources = new Map<object, Sources>();
  const file = mergedFile(parts, sources, problems);
  if (problems.length > 0) return failed(problems);
  const [only] = parts;
  return ok({ file, placeOf: parts.length === 1 && only ? only.placeOf : placesIn(file, sources) });
}

/** Where the value of a field came from. */
type Source = { readonly part: NativePart; readonly path: Path };
type Sources = Partial<Record<string, Source>>;
type Held<T> = Source & { readonly value: T };

function mergedFile(
  parts: readonly NativePart[],
  sources: Map<object, Sources>,
  problems: ContentProblem[],
): NativeFile {
  const whole = parts.map((part): Held<NativeFile> => ({ part, path: [], value: part.file }));
  const [facts, origins] = mergedFields(whole, ['nodes', 'framework', '$schema'], problems);
  const heads = whole.map((held) => inside(held, 'framework', held.value.framework));
  const [framework, headOrigins] = mergedFields(heads, [], problems);
  sources.set(framework, headOrigins);
  const nodes = mergedNodes(
    whole.flatMap((held) => childrenOf(held)),
    sources,
    problems,
  );
  const file = { ...facts, framework, nodes };
  sources.set(file, origins);
  return file;
}

/** Nodes of the same place as one, in the order of their first appearance; `held` are children of one node. */
function mergedNodes(
  held: readonly Held<NativeNode>[],
  sources: Map<object, Sources>,
  problems: ContentProblem[],
): NativeNode[] {
  const byPlace = new Map<string, Held<NativeNode>[]>();
  for (const each of held) {
    const name = each.value.id ?? `/${each.value.code ?? each.value.title}`;
    const same = byPlace.get(name);
    // Twice in one file is a mistake that is told later, and nothing to join.
    if (same === undefined || same.some(({ part }) => part === each.part))
      byPlace.set(same === undefined ? name : `${name}/${byPlace.size}`, [each]);
    else same.push(each);
  }
  return [...byPlace.values()].map((same) => {
    const [fields, origins] = mergedFields(same, ['nodes'], problems);
    const below = mergedNodes(same.flatMap(childrenOf), sources, problems);
    const node = { ...fields, ...(below.length > 0 && { nodes: below }) };
    sources.set(node, origins);
    return node;
  });
}

function childrenOf(held: Held<NativeNode> | Held<NativeFile>): Held<NativeNode>[] {
  const { nodes = [] } = held.value;
  return nodes.map((value, index) => ({ value, part: held.part, path: [...held.path, 'nodes', index] }));
}

function inside<T>({ part, path }: Source, key: string, value: T): Held<T> {
  return { part, path: [...path, key], value };
}

/** The fields of several mappings as those of one, each from the first that has it. */
function mergedFields<T extends object>(
  held: readonly Held<T>[],
  except: readonly string[],
  problems: ContentProblem[],
): [T, Sources] {
  const fields: Record<string, unknown> = {};
  const origins: Sources = {};
  for (const { part, path, value } of held) {
    for (const [key, said] of Object.entries(value)) {
      const here = { part, path: [...path, key] };
      const before = origins[key];
      if (before === undefined) {
        origins[key] = here;
        fields[key] = said;
      } else if (!except.includes(key) && canonicalJson(fields[key]) !== canonicalJson(said)) {
        problems.push({ ...placeOf(here), problem: 'contradiction', key, other: placeOf(before) });
      }
    }
  }
  return [fields as T, origins];
}

function placeOf({ part, path }: Source, rest: Path = [], isKey = false): ContentPlace {
  return { ...part.placeOf([...path, ...rest], isKey), file: part.name };
}

/** Follows a path in the joined framework back to the file that said what stands there. */
function placesIn(file: NativeFile, sources: ReadonlyMap<object, Sources>): PlaceOf {
  return (path, isKey) => {
    let holder: NativeFile | NativeNode = file;
    let at = 0;
    for (; path[at] === 'nodes' && at + 1 < path.length; at += 2) {
      const below: NativeNode | undefined = holder.nodes?.[Number(path[at + 1])];
      if (below === undefined) break;
      holder = below;
    }
    const origins = sources.get(path[at] === 'framework' ? file.framework : holder) ?? {};
    if (path[at] === 'framework') at += 1;
    const source = origins[String(path[at])];
    if (source !== undefined) return placeOf(source, path.slice(at + 1), isKey);
    const [any] = Object.values(origins);
    return any === undefined
      ? { line: 1, column: 1 }
      : placeOf({ part: any.part, path: any.path.slice(0, -1) });
  };
}

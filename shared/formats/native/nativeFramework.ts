import { isMap } from 'yaml';
import * as v from 'valibot';
import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { ContentProblem, Failure } from '../../domain/failure.ts';
import type { FrameworkScoring } from '../../model/framework.ts';
import type {
  FrameworkReading,
  ReadFramework,
  ReadGroup,
  ReadMetric,
  ReadNode,
  ReadPractice,
  ReadResult,
} from '../frameworkReading.ts';
import { parseYaml } from '../yamlText.ts';
import type { YamlText } from '../yamlText.ts';
import { referenceProblems } from './nativeReferences.ts';
import { problemsOf } from './nativeProblems.ts';
import { nativeFileSchema, nativeVersion } from './nativeSchema.ts';
import type { NativeFile, NativeNode } from './nativeSchema.ts';

/** The most problems that are told of one file. */
const mostProblems = 50;

/** Whether a text is a framework in our own form, YAML or JSON, whole or not. */
export function looksLikeNative(text: string): boolean {
  return /^(?:\s|#.*|---)*["']?waymarkFramework["']?\s*:|^\s*\{\s*"waymarkFramework"\s*:/m.test(
    text.slice(0, 20_000),
  );
}

/** Reads a framework in our own form. Whatever does not keep to it is told with line and column, and nothing is read. */
export function readNative(text: string, source: { readonly name: string }): ReadResult {
  const file = readNativeFile(text, source.name);
  return file.ok ? ok(readingOf(file.value)) : file;
}

/** The file's content, checked. */
export function readNativeFile(text: string, name: string): Result<NativeFile, Failure> {
  const yaml = parseYaml(text, name);
  if (!yaml.ok) return yaml;
  const checked = check(yaml.value);
  return checked.ok
    ? checked
    : failed({ kind: 'frameworkInvalid', name, problems: checked.failure.slice(0, mostProblems) });
}

function check({ documents, lines }: YamlText): Result<NativeFile, ContentProblem[]> {
  const [document, second] = documents;
  const start = { line: 1, column: 1 };
  if (document === undefined || !isMap(document.contents))
    return failed([{ ...start, problem: 'wrongType', expected: 'mapping' }]);
  if (second !== undefined) {
    const { line, col } = lines.linePos(second.range[0]);
    return failed([{ line, column: Math.max(1, col), problem: 'repeated', text: '---' }]);
  }
  const version: unknown = document.get('waymarkFramework');
  // A newer form may have keys that this one lacks: its number is the better answer.
  if (typeof version === 'number' && version > nativeVersion)
    return failed([{ ...start, problem: 'newerFormat', version, supported: nativeVersion }]);
  const parsed = v.safeParse(nativeFileSchema, document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) return failed(problemsOf(parsed.issues, document, lines));
  const dangling = referenceProblems(parsed.output, document, lines);
  return dangling.length > 0 ? failed(dangling) : ok(parsed.output);
}

function readingOf(file: NativeFile): FrameworkReading {
  const names = new Map(file.levels?.map(({ number, name }) => [number, name]));
  return {
    kind: 'waymarkFramework',
    framework: frameworkOf(file),
    nodes: file.nodes.flatMap((node) => nodesOf(node, [], undefined, names)),
    warnings: [],
  };
}

function frameworkOf({ framework, levels, scales, scoring, subsets }: NativeFile): ReadFramework {
  const { key, version, title, publisher, language, description, licence } = framework;
  return {
    key,
    version,
    title: title ?? key,
    ...(publisher !== undefined && { publisher }),
    ...(language !== undefined && { lang: language }),
    ...(description !== undefined && { description }),
    ...(licence !== undefined && {
      licence: { class: licence.class, text: licence.text, allowShare: licence.mayTravel },
    }),
    ...(levels !== undefined && {
      levels: levels.map(({ number, name, description: says }) => ({
        no: number,
        name,
        ...(says !== undefined && { description: says }),
      })),
    }),
    ...(scales !== undefined && { scales: scales.map(({ id, answers }) => ({ id, options: answers })) }),
    ...(scoring !== undefined && { scoring: scoringOf(scoring) }),
    ...(subsets !== undefined && {
      subsets: subsets.map(({ default: isDefault, ...subset }) => ({
        ...subset,
        ...(isDefault !== undefined && { isDefault }),
      })),
    }),
  };
}

function scoringOf({ method, min, max }: NonNullable<NativeFile['scoring']>): FrameworkScoring {
  return method === 'mean' ? { method, min: min ?? 0, max: max ?? 100 } : { method };
}

/** A node and what is below it, parents first. Its id is the path of codes below the macro-capability, as in the library. */
function nodesOf(
  node: NativeNode,
  above: readonly string[],
  parent: string | undefined,
  levelNames: ReadonlyMap<number, string>,
): ReadNode[] {
  const path = [...above, node.code ?? node.title];
  const id = node.id ?? path.join('/');
  const read: ReadNode = {
    id,
    code: node.code ?? '',
    title: node.title,
    kind: node.kind,
    ...(parent !== undefined && { parent }),
    ...(node.description !== undefined && { description: node.description }),
    ...(node.sections !== undefined && { sections: node.sections }),
    levels: (node.levels ?? []).map(({ level, name = levelNames.get(level), groups }) => ({
      level,
      ...(name !== undefined && { name }),
      groups: groups.map((group) => groupOf(group, node.metrics ?? {})),
    })),
    ...(node.weight !== undefined && { weight: node.weight }),
    ...(node.withdrawn === true && { isWithdrawn: true }),
    ...(node.alignsWith !== undefined && { alignsWith: node.alignsWith }),
    ...(node.subsets !== undefined && { subsets: node.subsets }),
    ...(node.translations !== undefined && { translations: node.translations }),
  };
  const below = node.kind === 'macro' ? [] : path;
  return [read, ...(node.nodes ?? []).flatMap((child) => nodesOf(child, below, id, levelNames))];
}

type NativeGroup = NonNullable<NativeNode['levels']>[number]['groups'][number];

function groupOf(group: NativeGroup, metrics: NonNullable<NativeNode['metrics']>): ReadGroup {
  return {
    practices: (group.practices ?? []).map(practiceOf),
    outcomes: (group.outcomes ?? []).map((outcome) =>
      typeof outcome === 'string' ? { text: outcome } : outcome,
    ),
    metrics: (group.metrics ?? []).map((key) => metricOf(key, metrics[key] ?? key)),
  };
}

function practiceOf(practice: NonNullable<NativeGroup['practices']>[number]): ReadPractice {
  if (typeof practice === 'string') return { text: practice };
  const { scale, ...rest } = practice;
  return { ...rest, ...(scale !== undefined && { scaleId: scale }) };
}

function metricOf(key: string, metric: NonNullable<NativeNode['metrics']>[string]): ReadMetric {
  return typeof metric === 'string' ? { id: key, text: metric } : { id: key, ...metric };
}

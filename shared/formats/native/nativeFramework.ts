import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import type { FrameworkScoring, Section, Translations } from '../../model/framework.ts';
import type {
  FrameworkReading,
  ReadFramework,
  ReadGroup,
  ReadMetric,
  ReadNode,
  ReadPractice,
  ReadResult,
} from '../frameworkReading.ts';
import { mergeNativeParts } from './mergeNativeParts.ts';
import { invalid, readNativePart } from './nativePart.ts';
import type { NativePart } from './nativePart.ts';
import { nativePath, pathBelow } from './nativePath.ts';
import { referenceProblems } from './nativeReferences.ts';
import type { NativeFile, NativeNode } from './nativeSchema.ts';

/** The key of our own form where a line begins: nothing here may be tried from two places of one line. */
const ownKey = /^(?:---)?[ \t\ufeff]*(?:\{[ \t]*)?["']?waymarkFramework["']?[ \t]*:/m;

/** Whether a text is a framework in our own form, YAML or JSON, whole or not. */
export function looksLikeNative(text: string): boolean {
  return ownKey.test(text.slice(0, 20_000));
}

/** Reads a framework in our own form. Whatever does not keep to it is told with line and column, and nothing is read. */
export function readNative(text: string, source: { readonly name: string }): ReadResult {
  const part = readNativePart(text, source.name);
  return part.ok ? mergeNativeReadings([part.value]) : part;
}

/**
 * One framework from all of its files, which must have the same key and version. Files that say different things of the
 * same are told with file, line and column of both, and nothing is read.
 */
export function mergeNativeReadings(parts: readonly NativePart[]): ReadResult {
  const file = wholeNative(parts);
  return file.ok ? ok(readingOf(file.value)) : file;
}

/** The content of all files of one framework, checked. */
function wholeNative(parts: readonly NativePart[]): Result<NativeFile, Failure> {
  const merged = mergeNativeParts(parts);
  const problems = merged.ok ? referenceProblems(merged.value.file, merged.value.placeOf) : merged.failure;
  if (merged.ok && problems.length === 0) return ok(merged.value.file);
  return failed(invalid(problems[0]?.file ?? parts[0]?.name ?? '', problems));
}

/** Files of our own form, grouped into the frameworks they are parts of, in the order of their first files. */
export function nativeSets(parts: readonly NativePart[]): NativePart[][] {
  const sets = new Map<string, NativePart[]>();
  for (const part of parts) {
    const { key, version } = part.file.framework;
    const name = JSON.stringify([key, version]);
    sets.set(name, [...(sets.get(name) ?? []), part]);
  }
  return [...sets.values()];
}

/** What a file that keeps to the form says, as every reader gives it. */
export function readingOf(file: NativeFile): FrameworkReading {
  const names = new Map(file.levels?.map(({ number, name }) => [number, name]));
  return {
    kind: 'waymarkFramework',
    framework: frameworkOf(file),
    nodes: file.nodes.flatMap((node) => nodesOf(node, '', undefined, names)),
    warnings: [],
  };
}

function frameworkOf({ framework, levels, scales, scoring, subsets }: NativeFile): ReadFramework {
  const { key, version, title, publisher, language, description, source, licence } = framework;
  return {
    key,
    version,
    title: title ?? key,
    ...(publisher !== undefined && { publisher }),
    ...(language !== undefined && { lang: language }),
    ...(description !== undefined && { description }),
    ...(source !== undefined && { sourceNote: source }),
    ...(licence !== undefined && {
      licence: { class: licence.class, text: licence.text ?? '', allowShare: licence.mayTravel },
    }),
    // No levels at all is not the same as the usual ones.
    ...(levels !== undefined && {
      levels: levels.map(({ number, name, description: says }) => ({
        no: number,
        name,
        ...(says !== undefined && { description: says }),
      })),
    }),
    ...(hasAny(scales) && { scales: scales.map(({ id, answers }) => ({ id, options: answers })) }),
    ...(scoring !== undefined && { scoring: scoringOf(scoring) }),
    ...(hasAny(subsets) && {
      subsets: subsets.map(({ default: isDefault, ...subset }) => ({
        ...subset,
        ...(isDefault !== undefined && { isDefault }),
      })),
    }),
  };
}

function scoringOf({ method, min, max }: NonNullable<NativeFile['scoring']>): FrameworkScoring {
  if (method === 'mean') return { method, min: min ?? 0, max: max ?? 100 };
  return method === 'staged' && min !== undefined ? { method, min } : { method };
}

/** A node and what is below it, parents first. */
function nodesOf(
  node: NativeNode,
  above: string,
  parent: string | undefined,
  levelNames: ReadonlyMap<number, string>,
): ReadNode[] {
  const path = nativePath(node, above);
  const id = node.id ?? path;
  const read: ReadNode = {
    id,
    code: node.code ?? '',
    title: node.title,
    kind: node.kind,
    ...(parent !== undefined && { parent }),
    ...(node.description !== undefined && { description: node.description }),
    ...(hasAny(node.sections) && { sections: node.sections.map(sectionOf) }),
    levels: (node.levels ?? []).map(({ level, name = levelNames.get(level), groups }) => ({
      level,
      ...(name !== undefined && { name }),
      groups: groups.map((group) => groupOf(group, node.metrics ?? {})),
    })),
    ...(node.weight !== undefined && { weight: node.weight }),
    ...(node.withdrawn === true && { isWithdrawn: true }),
    ...(hasAny(node.alignsWith) && { alignsWith: node.alignsWith }),
    ...(node.subsets !== undefined && { subsets: node.subsets }),
    ...translationsOf(node.translations),
  };
  const below = pathBelow(node, path);
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
  const { scale, sections, translations, text = '', ...rest } = practice;
  return {
    ...rest,
    text,
    ...(scale !== undefined && { scaleId: scale }),
    ...(hasAny(sections) && { sections: sections.map(sectionOf) }),
    ...translationsOf(translations),
  };
}

/** An empty list says as little as none. */
function hasAny<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0;
}

function translationsOf(translations: Translations = {}): { readonly translations?: Translations } {
  return Object.keys(translations).length === 0 ? {} : { translations };
}

function sectionOf({
  heading = '',
  text = '',
}: {
  readonly heading?: string;
  readonly text?: string;
}): Section {
  return { heading, text };
}

function metricOf(key: string, metric: NonNullable<NativeNode['metrics']>[string]): ReadMetric {
  return typeof metric === 'string' ? { id: key, text: metric } : { id: key, ...metric };
}

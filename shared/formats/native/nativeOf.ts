import { failed } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { ContentProblem, Failure } from '../../domain/failure.ts';
import type { Section, Translations } from '../../model/framework.ts';
import type {
  FrameworkReading,
  ReadFramework,
  ReadGroup,
  ReadItem,
  ReadLevel,
  ReadNode,
  ReadPractice,
} from '../frameworkReading.ts';
import { idPath } from '../idPart.ts';
import { metricKeys } from './metricKeys.ts';
import type { MetricKeys } from './metricKeys.ts';
import { checkNative } from './nativePart.ts';
import { nativePath, pathBelow } from './nativePath.ts';
import type { Path } from './nativeProblems.ts';
import { referenceProblems } from './nativeReferences.ts';
import { nativeVersion, wordPattern } from './nativeSchema.ts';
import type { NativeFile, NativeNode } from './nativeSchema.ts';

/** What a person says of a framework whose source does not say it. */
export type GivenNames = { readonly key?: string; readonly version?: string; readonly title?: string };

/**
 * A reading in our own form, whatever it was read from; `name` is what failures call the source. Every node keeps its
 * id, by its path or by its own name. Fails when the source names no framework and nobody else does.
 */
export function nativeOf(
  reading: FrameworkReading,
  name: string,
  given: GivenNames = {},
): Result<NativeFile, Failure> {
  const { framework } = reading;
  const title = given.title ?? framework?.title;
  const key = given.key ?? framework?.key ?? (title === undefined ? undefined : keyFrom(title));
  const version = given.version ?? framework?.version ?? reading.place?.version;
  if (key === undefined || key === '') return failed({ kind: 'frameworkUnnamed', name, missing: 'key' });
  if (version === undefined) return failed({ kind: 'frameworkUnnamed', name, missing: 'version' });
  const levelNames = new Map(framework?.levels?.map(({ no, name: levelName }) => [no, levelName]));
  const file: NativeFile = {
    waymarkFramework: nativeVersion,
    framework: { key, version, ...headOf({ title: key, ...framework }, title) },
    ...factsOf(framework, reading.nodes),
    nodes: treeOf(reading.nodes, levelNames),
  };
  return checked(file, name);
}

/** What is written must be read again: a source may hold what the form does not allow, such as a title of two pages. */
function checked(file: NativeFile, name: string): Result<NativeFile, Failure> {
  const visited: Path[] = [];
  // The form is checked as a value: its places are the paths, in the order in which they are asked for.
  const placeOf = (path: Path) => ({ line: visited.push(path), column: 1 });
  const kept = checkNative(file, placeOf);
  const problems: readonly ContentProblem[] = kept.ok ? referenceProblems(kept.value, placeOf) : kept.failure;
  const [first] = problems;
  if (kept.ok && first === undefined) return kept;
  const path = visited[(first?.line ?? 1) - 1] ?? [];
  return failed({ kind: 'frameworkUnwritable', name, place: placeName(file, path), problems });
}

/** The nearest thing above a path that has a name people know. */
function placeName(file: NativeFile, path: Path): string {
  let holder: NativeFile | NativeNode = file;
  let found = file.framework.title ?? file.framework.key;
  for (let at = 0; path[at] === 'nodes'; at += 2) {
    const node: NativeNode | undefined = holder.nodes?.[Number(path[at + 1])];
    if (node === undefined) break;
    found = [node.code, node.title].filter(Boolean).join(' ');
    holder = node;
  }
  return found.slice(0, 80);
}

/** The framework's own key from its title; empty when it has no Latin letter or digit. */
function keyFrom(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

function headOf(
  { publisher, lang, description, sourceNote, licence }: ReadFramework,
  title: string | undefined,
): Omit<NativeFile['framework'], 'key' | 'version'> {
  return {
    ...(filled(title) && { title }),
    ...(filled(publisher) && { publisher }),
    ...(filled(lang) && { language: languageTag(lang) }),
    ...(filled(description) && { description }),
    ...(filled(sourceNote) && { source: sourceNote }),
    ...(licence !== undefined && {
      licence: {
        class: licence.class,
        mayTravel: licence.allowShare,
        ...(filled(licence.text) && { text: licence.text }),
      },
    }),
  };
}

function factsOf(
  framework: ReadFramework | undefined,
  nodes: readonly ReadNode[],
): Omit<NativeFile, 'waymarkFramework' | 'framework' | 'nodes'> {
  const { levels, scales = [], scoring, subsets = [] } = framework ?? {};
  const named = new Set(levels?.map(({ no }) => no));
  // Levels that a node has and the list lacks would lead nowhere.
  const others = !hasAny(levels) ? [] : levelsOf(nodes).filter((no) => !named.has(no));
  return {
    // No levels at all is not the same as the usual ones.
    ...(levels !== undefined && {
      levels: [
        ...levels.map(({ no, name, description }) => ({
          number: no,
          name,
          ...(filled(description) && { description }),
        })),
        ...others.map((no) => ({ number: no, name: String(no) })),
      ],
    }),
    ...(scales.length > 0 && {
      scales: scales.map(({ id, options }) => ({
        id,
        answers: options.map(({ code, label, worth, description }) => ({
          code,
          label,
          worth,
          ...(filled(description) && { description }),
        })),
      })),
    }),
    ...(scoring !== undefined && { scoring }),
    ...(subsets.length > 0 && {
      subsets: subsets.map(({ code, title, description, isDefault }) => ({
        code,
        title,
        ...(filled(description) && { description }),
        ...(isDefault !== undefined && { default: isDefault }),
      })),
    }),
  };
}

function levelsOf(nodes: readonly ReadNode[]): number[] {
  return [...new Set(nodes.flatMap(({ levels }) => levels.map(({ level }) => level)))].sort((a, b) => a - b);
}

type Growing = Omit<NativeNode, 'nodes'> & { nodes?: NativeNode[] };
type Grown = { readonly node: Growing; readonly path: string };

/** The list of nodes as a tree; a parent is the nearest node before it of that name. */
function treeOf(nodes: readonly ReadNode[], levelNames: ReadonlyMap<number, string>): NativeNode[] {
  const roots: NativeNode[] = [];
  const seen = new Map<string, Grown>();
  const taken = new Set<string>();
  for (const read of nodes) {
    const parent = read.parent === undefined ? undefined : seen.get(read.parent);
    const named = { title: read.title, ...(filled(read.code) && { code: read.code }) };
    const path = nativePath(named, parent === undefined ? '' : pathBelow(parent.node, parent.path));
    const id = freeId(read.id === undefined ? path : wordOf(read.id), taken);
    const node: Growing = { ...(id !== path && { id }), ...nodeOf(read, levelNames) };
    seen.set(read.id ?? read.code, { node, path });
    if (parent === undefined) roots.push(node);
    else (parent.node.nodes ??= []).push(node);
  }
  return roots;
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let ordinal = 2; taken.has(free); ordinal++) free = `${id}-${ordinal}`;
  taken.add(free);
  return free;
}

/** An id as a file may hold it; what it may not hold is said as it would be when the reading is stored. */
function wordOf(id: string): string {
  return wordPattern.test(id) ? id : idPath(id);
}

function nodeOf(read: ReadNode, levelNames: ReadonlyMap<number, string>): Omit<NativeNode, 'nodes'> {
  const keys = metricKeys();
  const levels = oncePerNumber(read.levels).map(({ level, name, groups }) => ({
    level,
    ...(filled(name) && name !== levelNames.get(level) && { name }),
    groups: groups.map((group) => groupOf(group, keys)),
  }));
  const metrics = keys.metrics();
  return {
    kind: read.kind,
    ...(filled(read.code) && { code: read.code }),
    title: read.title,
    ...(filled(read.description) && { description: read.description }),
    ...(hasAny(read.alignsWith) && { alignsWith: [...read.alignsWith] }),
    ...(read.subsets !== undefined && { subsets: [...read.subsets] }),
    ...(read.weight !== undefined && { weight: read.weight }),
    ...(read.isWithdrawn !== undefined && { withdrawn: read.isWithdrawn }),
    ...(hasAny(read.sections) && { sections: read.sections.map(sectionOf) }),
    ...(Object.keys(metrics).length > 0 && { metrics }),
    ...(levels.length > 0 && { levels }),
    ...translationsOf(read.translations),
  };
}

/** A level that a source heads twice is one level with the groups of both. */
function oncePerNumber(levels: readonly ReadLevel[]): ReadLevel[] {
  const byNumber = new Map<number, ReadLevel>();
  for (const level of levels) {
    const before = byNumber.get(level.level);
    byNumber.set(
      level.level,
      before === undefined ? level : { ...before, groups: [...before.groups, ...level.groups] },
    );
  }
  return [...byNumber.values()];
}

type NativeGroup = NonNullable<NativeNode['levels']>[number]['groups'][number];

function groupOf({ practices, outcomes, metrics }: ReadGroup, keys: MetricKeys): NativeGroup {
  const said = outcomes.filter(({ text }) => filled(text));
  return {
    ...(practices.length > 0 && { practices: practices.map(practiceOf) }),
    ...(said.length > 0 && { outcomes: said.map(outcomeOf) }),
    ...(metrics.length > 0 && { metrics: [...new Set(metrics.map(keys.keyOf))] }),
  };
}

function practiceOf(practice: ReadPractice): NonNullable<NativeGroup['practices']>[number] {
  const { id, title, text, question, scaleId, weight, sections, translations } = practice;
  const rest = {
    ...(filled(question) && { question }),
    ...(scaleId !== undefined && { scale: scaleId }),
    ...(weight !== undefined && { weight }),
    ...(hasAny(sections) && { sections: sections.map(sectionOf) }),
    ...translationsOf(translations),
  };
  if (id === undefined && !filled(title) && Object.keys(rest).length === 0) return text;
  return {
    ...(id !== undefined && { id: wordOf(id) }),
    ...(filled(title) && { title }),
    ...(filled(text) && { text }),
    ...rest,
  };
}

function outcomeOf({ id, text }: ReadItem): NonNullable<NativeGroup['outcomes']>[number] {
  return id === undefined ? text : { id: wordOf(id), text };
}

function sectionOf({ heading, text }: Section): { readonly heading?: string; readonly text?: string } {
  return { ...(filled(heading) && { heading }), ...(filled(text) && { text }) };
}

function translationsOf(translations: Translations = {}): { readonly translations?: Translations } {
  const said = Object.entries(translations).map(([language, { title, text }]) => [
    languageTag(language),
    { ...(filled(title) && { title }), ...(filled(text) && { text }) },
  ]);
  return said.length === 0 ? {} : { translations: Object.fromEntries(said) as Translations };
}

function hasAny<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0;
}

/** Some sources write `pt_BR`. */
function languageTag(language: string): string {
  return language.replaceAll('_', '-');
}

function filled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

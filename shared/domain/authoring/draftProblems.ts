import { matchingForm } from '#shared/base/text.ts';
import type { FrameworkVersion, Node } from '#shared/model/framework.ts';
import type { ItemList } from './editPage.ts';
import type { DraftRows } from './draftRows.ts';

/** What a field may be called in a problem's place. */
export type PageField = 'title' | 'code' | 'description' | 'sections';

/** Where a problem is mended. */
export type ProblemPlace =
  | { readonly at: 'about'; readonly field: 'title' | 'version' | 'language' | 'pages' }
  | { readonly at: 'level'; readonly level: number }
  | { readonly at: 'page'; readonly nodeId: string; readonly field: PageField }
  | { readonly at: 'group'; readonly nodeId: string; readonly groupId: string }
  | {
      readonly at: 'item';
      readonly nodeId: string;
      readonly groupId: string;
      readonly list: ItemList;
      readonly itemId: string;
    };

/** What an `error` keeps from being finished; a `hint` is what could be better. */
export type DraftProblem = { readonly place: ProblemPlace } & (
  | {
      readonly weight: 'error';
      readonly kind:
        | 'titleMissing'
        | 'titleLong'
        | 'textLong'
        | 'codeRepeated'
        | 'codeUnwritable'
        | 'textMissing'
        | 'characters'
        | 'levelUnknown'
        | 'levelUnnamed'
        | 'frameworkUntitled'
        | 'versionMissing'
        | 'languageUnknown'
        | 'noPages'
        | 'nothingToRate';
    }
  | {
      readonly weight: 'hint';
      readonly kind:
        | 'levelWithoutPractices'
        | 'practiceRepeated'
        | 'metricWithoutUnit'
        | 'metricWithoutDirection'
        | 'levelUnused';
    }
);
export type ProblemKind = DraftProblem['kind'];

/** The longest title and text, in UTF-16 code units. */
export const longestTitle = 300;
export const longestText = 100_000;

/** Control characters, and halves of characters: no file may hold them. */
const unwritable = /[^\P{C}\p{Cf}\p{Co}\p{Cn}\n\r\t]/u;
const languageForm = /^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$/;

/** Everything that is to be mended or could be better in a draft: its facts first, then its pages as they come. */
export function problemsOf(rows: DraftRows): DraftProblem[] {
  const repeated = repeatedCodes(rows);
  const pages = [...rows.nodes.values()].flatMap((node) => [
    ...(repeated.has(node.id) ? [codeRepeated(node)] : []),
    ...problemsOfPage(node, rows.version),
  ]);
  return [...problemsOfFacts(rows), ...pages];
}

/** Problems that stop a draft from being finished. */
export function errorsOf(problems: readonly DraftProblem[]): DraftProblem[] {
  return problems.filter(({ weight }) => weight === 'error');
}

function problemsOfFacts({ framework, version, nodes }: DraftRows): DraftProblem[] {
  const found: DraftProblem[] = [];
  const about = (
    field: 'title' | 'version' | 'language' | 'pages',
    kind: (DraftProblem & { weight: 'error' })['kind'],
  ) => found.push({ weight: 'error', kind, place: { at: 'about', field } });
  if (framework.title.trim() === '') about('title', 'frameworkUntitled');
  else if (framework.title.length > longestTitle) about('title', 'titleLong');
  if (version.version.trim() === '') about('version', 'versionMissing');
  if (version.lang !== '' && !languageForm.test(version.lang)) about('language', 'languageUnknown');
  if (nodes.size === 0) about('pages', 'noPages');
  else if (![...nodes.values()].some(({ groups }) => groups.some(({ practices }) => practices.length > 0)))
    about('pages', 'nothingToRate');
  const used = new Set([...nodes.values()].flatMap(({ groups }) => groups.map(({ level }) => level)));
  for (const { no, name } of version.levels) {
    const place = { at: 'level', level: no } as const;
    if (name.trim() === '') found.push({ weight: 'error', kind: 'levelUnnamed', place });
    // Level 1 asks for nothing in many frameworks: it is where everybody begins.
    else if (!used.has(no) && no > 1) found.push({ weight: 'hint', kind: 'levelUnused', place });
  }
  return found;
}

const known = new WeakMap<
  Node,
  { readonly levels: FrameworkVersion['levels']; readonly found: DraftProblem[] }
>();

/** The problems of one page; remembered as long as the page stays the same, since versions have thousands. */
export function problemsOfPage(node: Node, version: FrameworkVersion): DraftProblem[] {
  const before = known.get(node);
  if (before?.levels === version.levels) return before.found;
  const found = [
    ...problemsOfHead(node),
    ...node.groups.flatMap((group) => problemsOfGroup(node, group, version)),
  ];
  known.set(node, { levels: version.levels, found });
  return found;
}

function problemsOfHead(node: Node): DraftProblem[] {
  const at = (field: PageField) => ({ at: 'page', nodeId: node.id, field }) as const;
  const found: DraftProblem[] = [];
  const error = (field: PageField, kind: (DraftProblem & { weight: 'error' })['kind']) =>
    found.push({ weight: 'error', kind, place: at(field) });
  if (node.title.trim() === '') error('title', 'titleMissing');
  else if (node.title.length > longestTitle) error('title', 'titleLong');
  if (node.code !== '' && !/^[^\p{Cc}\p{Cs}<>]{1,100}$/u.test(node.code.trim()))
    error('code', 'codeUnwritable');
  if (node.description.length > longestText) error('description', 'textLong');
  if (unwritable.test(node.title)) error('title', 'characters');
  if (unwritable.test(node.description)) error('description', 'characters');
  if (node.sections.some(({ heading, text }) => unwritable.test(heading) || unwritable.test(text)))
    error('sections', 'characters');
  return found;
}

function problemsOfGroup(
  node: Node,
  group: Node['groups'][number],
  { levels }: Pick<FrameworkVersion, 'levels'>,
): DraftProblem[] {
  const found: DraftProblem[] = [];
  const groupPlace = { at: 'group', nodeId: node.id, groupId: group.id } as const;
  const itemPlace = (list: ItemList, itemId: string) =>
    ({ at: 'item', nodeId: node.id, groupId: group.id, list, itemId }) as const;
  if (levels.length > 0 && !levels.some(({ no }) => no === group.level))
    found.push({ weight: 'error', kind: 'levelUnknown', place: groupPlace });
  if (group.practices.length === 0)
    found.push({ weight: 'hint', kind: 'levelWithoutPractices', place: groupPlace });
  for (const list of ['practices', 'outcomes', 'metrics'] as const) {
    for (const item of group[list]) {
      const place = itemPlace(list, item.id);
      const title = 'title' in item ? (item.title ?? '') : '';
      if (item.text.trim() === '' && title.trim() === '')
        found.push({ weight: 'error', kind: 'textMissing', place });
      else if (item.text.length > longestText || title.length > longestTitle)
        found.push({ weight: 'error', kind: 'textLong', place });
      if (unwritable.test(item.text) || unwritable.test(title))
        found.push({ weight: 'error', kind: 'characters', place });
    }
  }
  for (const { id } of repeatedPractices(node, group))
    found.push({ weight: 'hint', kind: 'practiceRepeated', place: itemPlace('practices', id) });
  for (const metric of group.metrics) {
    // A metric is said once: where the page names it first.
    if (firstGroupOf(node, metric.id) !== group || metric.text.trim() === '') continue;
    const place = itemPlace('metrics', metric.id);
    if (metric.unit === undefined) found.push({ weight: 'hint', kind: 'metricWithoutUnit', place });
    if (metric.direction === undefined) found.push({ weight: 'hint', kind: 'metricWithoutDirection', place });
  }
  return found;
}

function firstGroupOf(node: Node, metricId: string): Node['groups'][number] | undefined {
  return node.groups.find(({ metrics }) => metrics.some(({ id }) => id === metricId));
}

/** Practices of a group that say what one before them on the page says. */
function repeatedPractices(node: Node, group: Node['groups'][number]): Node['groups'][number]['practices'] {
  const said = new Set<string>();
  const again = [];
  for (const each of node.groups) {
    for (const practice of each.practices) {
      const form = matchingForm(`${practice.title ?? ''} ${practice.text}`);
      if (form !== '' && said.has(form) && each === group) again.push(practice);
      said.add(form);
    }
    if (each === group) return again;
  }
  return again;
}

function codeRepeated(node: Node): DraftProblem {
  return { weight: 'error', kind: 'codeRepeated', place: { at: 'page', nodeId: node.id, field: 'code' } };
}

/** The nodes that have the code of another one below the same node. */
function repeatedCodes({ nodes }: DraftRows): Set<string> {
  const first = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { id, parentId, code } of nodes.values()) {
    if (code.trim() === '') continue;
    const key = `${parentId ?? ''}\n${code.trim()}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, id);
    else repeated.add(other).add(id);
  }
  return repeated;
}

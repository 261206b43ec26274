import { failed, ok } from '../../base/result.ts';
import type { ContentProblem, Failure, OtherContent } from '../../domain/failure.ts';
import { usualScale } from '../../domain/scales.ts';
import { fittingTitle } from '../fittingTexts.ts';
import type { ReadFramework, ReadNode, ReadResult } from '../frameworkReading.ts';
import { isRecord, itemsOf, lineOfText, recordsOf, textOf } from '../plainValues.ts';
import type { Fields, PlainRecord } from '../plainValues.ts';
import { startNotes } from '../readingNotes.ts';
import type { ReadingNotes } from '../readingNotes.ts';
import { startScales } from '../scaleList.ts';
import { readValues } from '../textValues.ts';
import type { TextValues } from '../textValues.ts';
import { withinLimits } from '../withinLimits.ts';
import type { CisoFramework, CisoLibrary, CisoNamed } from './cisoFields.ts';
import { headOf } from './cisoHead.ts';
import { startSubsets } from './cisoSubsets.ts';
import { readCisoNode } from './cisoNodes.ts';
import { readScores, scoringOf } from './cisoScores.ts';
import type { CisoScores } from './cisoScores.ts';
import { treeOfNodes } from './cisoTree.ts';

/** The largest library that is read, in bytes. */
export const maxLibraryBytes = 16 * 1024 * 1024;

/** Whether a text is a CISO Assistant library, with a framework in it or with anything else. */
export function looksLikeCisoLibrary(text: string): boolean {
  const isJson = /^\s*\{/.test(text.slice(0, 1000));
  return isJson
    ? /"objects"\s*:\s*\{/.test(text) && /"urn"\s*:\s*"urn:/i.test(text)
    : /^objects\s*:/m.test(text) &&
        /^(?:urn|ref_id|provider|packager|convert_library_version)\s*:/m.test(text);
}

/**
 * Reads a CISO Assistant library that holds a framework. Libraries of other things are refused by name. Nodes without
 * a parent to be found, doubled URNs and groups that nobody defined are told and kept; nodes that stand below
 * themselves are the failure `frameworkInvalid`.
 */
export function readCisoLibrary(text: string, source: { readonly name: string }): ReadResult {
  const { name } = source;
  const read = readValues(text, name);
  if (!read.ok) return read;
  const { lineOf, values } = read.value;
  const invalid = (place: unknown, problem: Problem) =>
    failed<Failure>({
      kind: 'frameworkInvalid',
      name,
      problems: [{ line: lineOf(place) ?? 1, column: 1, ...problem }],
    });
  const [library, second] = values;
  if (!isRecord(library)) return invalid(library, { problem: 'wrongType', expected: 'mapping' });
  if (second !== undefined) return invalid(second, { problem: 'repeated', text: '---' });
  const { objects }: CisoLibrary = library;
  if (!isRecord(objects)) return invalid(library, { problem: 'missingKey', key: 'objects' });
  const frameworks = frameworksOf(objects);
  if (frameworks.length === 0)
    return failed({ kind: 'notFrameworkContent', name, what: otherContentOf(objects) });
  const empty = frameworks.find((each) => nodeCount(each) === 0);
  if (empty !== undefined) return invalid(empty, { problem: 'missingKey', key: 'requirement_nodes' });
  return readFrameworks(library, objects, frameworks, read.value, name);
}

type Problem = ContentProblem extends infer P
  ? P extends ContentProblem
    ? Omit<P, 'line' | 'column'>
    : never
  : never;

function frameworksOf(objects: PlainRecord): readonly CisoFramework[] {
  const { framework, frameworks }: Fields<'framework' | 'frameworks'> = objects;
  return [...recordsOf(framework), ...recordsOf(frameworks)];
}

function nodeCount({ requirement_nodes, requirements }: CisoFramework): number {
  return itemsOf(requirement_nodes).length + itemsOf(requirements).length;
}

/** What a library without a framework holds, by the first of its objects that is known. */
function otherContentOf(objects: PlainRecord): OtherContent {
  const kinds: readonly (readonly [string, OtherContent])[] = [
    ['requirement_mapping_set', 'mapping'],
    ['requirement_mapping_sets', 'mapping'],
    ['risk_matrix', 'riskMatrix'],
    ['risk_matrices', 'riskMatrix'],
    ['preset', 'preset'],
    ['quick_forms', 'quickForms'],
    ['workflows', 'workflows'],
    ['metric_definitions', 'metricDefinitions'],
    ['reference_controls', 'referenceControls'],
    ['threats', 'threats'],
    ['ttp_catalogs', 'threats'],
  ];
  return kinds.find(([key]) => key in objects)?.[1] ?? 'otherLibrary';
}

function readFrameworks(
  library: PlainRecord,
  objects: PlainRecord,
  frameworks: readonly CisoFramework[],
  { lineOf }: TextValues,
  name: string,
): ReadResult {
  const notes = startNotes(lineOf);
  const scales = startScales();
  const names = namesOf(objects, notes);
  const subsets = startSubsets(frameworks, notes);
  const nodes: ReadNode[] = [];
  const scores: CisoScores[] = [];
  for (const [index, framework] of frameworks.entries()) {
    const root = frameworks.length === 1 ? undefined : rootOf(framework, index);
    const tree = treeOfNodes(
      { nodes: framework.requirement_nodes, requirements: framework.requirements },
      notes,
    );
    if (!tree.ok) {
      const { fault, urn, place } = tree.failure;
      const where = { line: lineOf(place) ?? 1, column: 1 };
      return fault === 'depth'
        ? failed({ kind: 'fileNotWellFormed', name, ...where, fault })
        : failed({ kind: 'frameworkInvalid', name, problems: [{ ...where, problem: 'circle', text: urn }] });
    }
    const own = readScores(framework, scales, notes);
    scores.push(own);
    const context = { scores: own, scales, notes, names, useGroup: subsets.use };
    if (root !== undefined) nodes.push(root);
    for (const node of tree.value) nodes.push(below(root, readCisoNode(node, context)));
  }
  leaveOutRest(library, objects, frameworks, notes);
  const all = scales.all();
  const isUsual = scores.some(({ scaleId }) => scaleId === undefined);
  const groups = subsets.all();
  const framework: ReadFramework = {
    ...headOf(library, frameworks),
    levels: [],
    ...(all.length > 0 && { scales: isUsual ? [usualScale, ...all] : all }),
    scoring: scoringOf(scores, notes),
    ...(groups.length > 0 && { subsets: groups }),
  };
  return ok(withinLimits({ kind: 'cisoLibrary', framework, nodes, warnings: notes.warnings() }));
}

/** Of several frameworks in one library, the node above everything of one. */
function rootOf(framework: CisoFramework, index: number): ReadNode {
  const code = lineOfText(framework.ref_id);
  const description = textOf(framework.description);
  return {
    id: `framework-${index + 1}`,
    code,
    title: fittingTitle(lineOfText(framework.name) || code || String(index + 1)),
    kind: 'framework',
    ...(description !== '' && { description }),
    levels: [],
  };
}

function below(root: ReadNode | undefined, node: ReadNode): ReadNode {
  if (root?.id === undefined) return node;
  const idOf = (id: string) => `${root.id}:${id}`;
  return {
    ...node,
    id: idOf(node.id ?? ''),
    parent: node.parent === undefined ? root.id : idOf(node.parent),
  };
}

/** The threats and reference controls that the library itself describes, by lower-case URN. */
function namesOf(objects: PlainRecord, notes: ReadingNotes): Map<string, string> {
  const { threats, reference_controls }: Fields<'threats' | 'reference_controls'> = objects;
  const names = new Map<string, string>();
  for (const item of [...recordsOf(threats), ...recordsOf(reference_controls)]) {
    const { urn, ref_id, name, description }: CisoNamed = item;
    const [code, title] = [lineOfText(ref_id), lineOfText(name)];
    names.set(
      textOf(urn).toLowerCase(),
      fittingTitle(title === '' || title === code ? code : code === '' ? title : `${title} (${code})`),
    );
    if (textOf(description) !== '') notes.leaveOut('threats, reference_controls: description', item);
  }
  return names;
}

const readOfLibrary = new Set<string>([
  'urn',
  'locale',
  'ref_id',
  'name',
  'description',
  'annotation',
  'version',
  'publication_date',
  'copyright',
  'provider',
  'packager',
  'labels',
  'dependencies',
  'objects',
  // How the file was made, and not what it says.
  'convert_library_version',
]);
const readOfObjects = new Set(['framework', 'frameworks', 'threats', 'reference_controls']);
const readOfFramework = new Set<string>([
  'urn',
  'ref_id',
  'name',
  'description',
  'annotation',
  'min_score',
  'max_score',
  'scores_definition',
  'implementation_groups_definition',
  'requirement_nodes',
  'requirements',
]);

function leaveOutRest(
  library: PlainRecord,
  objects: PlainRecord,
  frameworks: readonly CisoFramework[],
  notes: ReadingNotes,
): void {
  const rest = (fields: PlainRecord, known: ReadonlySet<string>, above: string) => {
    for (const [field, value] of Object.entries(fields)) {
      const isNothing = value === null || value === '' || (Array.isArray(value) && value.length === 0);
      if (!known.has(field) && !isNothing)
        notes.leaveOut(`${above}${field}`, isRecord(value) ? value : fields);
    }
  };
  rest(library, readOfLibrary, '');
  rest(objects, readOfObjects, 'objects.');
  for (const framework of frameworks) rest(framework, readOfFramework, 'framework.');
}

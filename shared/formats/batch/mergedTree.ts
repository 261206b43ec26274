import { known } from '../../base/assert.ts';
import type { FrameworkReading, ReadingWarning, ReadNode } from '../frameworkReading.ts';
import { macroCodes } from '../ivi/iviAddress.ts';
import type { KnownStructure } from '../knownStructure.ts';
import type { PlacedPage } from './assembleReadings.ts';
import { mergedNode } from './mergedNode.ts';
import type { Contribution, MergedNode } from './mergedNode.ts';
import { pathOf } from './batchPage.ts';
import { ownNodeOf } from './pagePlace.ts';
import type { NodePath } from './pagePlace.ts';

/** A node that several pages describe in different words, by its code; the first page's words stand. */
export type TwiceDescribed = { readonly code: string; readonly pages: readonly number[] };

type Kind = 'macro' | 'capability' | 'category' | 'block';
type Step = {
  readonly path: NodePath;
  readonly kind: Kind;
  readonly code: string;
  readonly parent: string | null;
};

/** Merges the pages of one version into one tree; a page's place tells where the nodes it lists go. */
export function mergedTree(input: {
  readonly pages: readonly PlacedPage[];
  readonly macros: ReadonlyMap<string, string>;
  readonly version: string | null;
  readonly structure: KnownStructure;
}): {
  readonly reading: FrameworkReading;
  readonly sources: readonly (readonly number[])[];
  readonly twice: readonly TwiceDescribed[];
} {
  const { pages, macros, version, structure } = input;
  const steps = new Map<string, Step>();
  const contributions = new Map<string, Contribution[]>();
  for (const page of pages) {
    for (const { node, index, path } of placedNodes(page)) {
      const key = addSteps(path, macros, steps);
      if (key === null) continue;
      const own = contributions.get(key) ?? [];
      contributions.set(key, [...own, { page, node, index, isOwn: node === ownNodeOf(page) }]);
    }
    addSteps(page.path, macros, steps);
  }
  const order = treeOrder(steps);
  const merged = order.map((key) => {
    const step = known(steps.get(key), 'the step of a node');
    const parent = step.parent === null ? undefined : steps.get(step.parent)?.code;
    return mergedNode({ step, parent, contributions: contributions.get(key) ?? [], version, structure });
  });
  const warnings = [
    ...merged.flatMap((node, position) => node.warnings.map((warning) => ({ ...warning, node: position }))),
    ...pages.flatMap((page) => pageWarnings(page, merged)),
  ];
  return {
    reading: {
      kind: 'iviPage',
      framework: frameworkOf(pages, version),
      nodes: merged.map(({ node }) => node),
      warnings: warnings.sort(inTreeOrder),
    },
    sources: merged.map(({ sources }) => sources),
    twice: merged.flatMap(({ node, twice }) => (twice.length > 1 ? [{ code: node.code, pages: twice }] : [])),
  };
}

/** A page's warnings where its words stand; those of words that do not stand need no decision. */
function pageWarnings(page: PlacedPage, merged: readonly MergedNode[]): ReadingWarning[] {
  const places = new Map(
    merged.flatMap(({ standing }, position) =>
      standing?.page === page ? [[standing.index, position] as const] : [],
    ),
  );
  const isRoot = ownNodeOf(page) === null;
  return page.reading.warnings.flatMap((warning): ReadingWarning[] => {
    // The place tells the code that the page does not say.
    if (warning.kind === 'missingCode') return [];
    const moved = { ...warning, file: pathOf(page) };
    const index = warning.at?.node ?? warning.node ?? (isRoot ? undefined : 0);
    if (index === undefined) return [moved];
    const place = places.get(index);
    if (place === undefined) return [];
    return [
      warning.at === undefined ? { ...moved, node: place } : { ...moved, at: { ...warning.at, node: place } },
    ];
  });
}

function inTreeOrder(a: ReadingWarning, b: ReadingWarning): number {
  const placeOf = (warning: ReadingWarning) => warning.at?.node ?? warning.node ?? -1;
  const [fileA = '', fileB = ''] = [a.file, b.file];
  return (
    placeOf(a) - placeOf(b) || (fileA < fileB ? -1 : Number(fileA > fileB)) || (a.line ?? 0) - (b.line ?? 0)
  );
}

/** Every node of a page with its path. */
export function placedNodes(
  page: Pick<PlacedPage, 'reading' | 'path'>,
): { readonly node: ReadNode; readonly index: number; readonly path: NodePath }[] {
  const own = ownNodeOf(page);
  const paths = new Map<string, NodePath>();
  return page.reading.nodes.map((node, index) => {
    const above = node.parent === undefined ? {} : (paths.get(node.parent) ?? {});
    const path = node === own ? page.path : pathBelow(above, node);
    paths.set(node.code, path);
    return { node, index, path };
  });
}

function pathBelow(above: NodePath, { kind, code }: ReadNode): NodePath {
  if (kind === 'macro') return { macro: code };
  if (kind === 'capability') return { ...above, capability: code };
  return kind === 'category' ? { ...above, category: code } : { ...above, block: code };
}

/** Adds a path's node with everything above it, and gives its key; `null` for the root and for a path with a gap. */
function addSteps(
  path: NodePath,
  macros: ReadonlyMap<string, string>,
  steps: Map<string, Step>,
): string | null {
  const { capability, category, block } = path;
  const macro = capability === undefined ? path.macro : macros.get(capability);
  let parent: string | null = null;
  const add = (kind: Kind, code: string | undefined, key: string) => {
    if (code === undefined) return;
    const whole = { ...path, ...(macro !== undefined && { macro }) };
    if (!steps.has(key)) steps.set(key, { path: whole, kind, code, parent });
    parent = key;
  };
  if (capability === undefined && (category ?? block) !== undefined) return null;
  add('macro', macro, `macro ${macro ?? ''}`);
  add('capability', capability, capability ?? '');
  add('category', category, `${capability ?? ''}/${category ?? ''}`);
  add('block', block, `${capability ?? ''}/${category ?? ''}/${block ?? ''}`);
  return parent;
}

/** Depth first, siblings as their codes tell it: macro-capabilities in the viewer's order, `A2` before `A10`. */
function treeOrder(steps: ReadonlyMap<string, Step>): string[] {
  const children = new Map<string | null, string[]>();
  for (const [key, { parent }] of steps) children.set(parent, [...(children.get(parent) ?? []), key]);
  const codeOf = (key: string) => steps.get(key)?.code ?? '';
  const compare = (a: string, b: string) =>
    rank(a) - rank(b) || codeOf(a).localeCompare(codeOf(b), 'en', { numeric: true }) || (a < b ? -1 : 1);
  const rank = (key: string) => {
    if (steps.get(key)?.kind !== 'macro') return macroCodes.length + 1;
    const index = macroCodes.findIndex((code) => code === codeOf(key));
    return index === -1 ? macroCodes.length : index;
  };
  const visit = (parent: string | null): string[] =>
    (children.get(parent) ?? []).toSorted(compare).flatMap((key) => [key, ...visit(key)]);
  return visit(null);
}

function frameworkOf(
  pages: readonly PlacedPage[],
  version: string | null,
): NonNullable<FrameworkReading['framework']> {
  const title = pages[0]?.reading.framework?.title ?? '';
  const descriptions = new Set(
    pages.flatMap(({ reading }) =>
      reading.framework?.description === undefined ? [] : [reading.framework.description],
    ),
  );
  const description = [...descriptions].sort().join('\n\n');
  return { title, ...(version !== null && { version }), ...(description !== '' && { description }) };
}

import { matchingForm } from '../../base/text.ts';
import type { ReadingWarning, ReadNode } from '../frameworkReading.ts';
import { nameForm } from '../ivi/itCmfStructure.ts';
import type { KnownStructure } from '../knownStructure.ts';
import { wording } from '../nodeWording.ts';
import type { PlacedPage } from './assembleReadings.ts';
import { pathOf } from './batchPage.ts';
import { ownNodeOf } from './pagePlace.ts';
import type { NodePath } from './pagePlace.ts';

/** What one page says of a node: its own page, or one that lists it. */
export type Contribution = {
  readonly page: PlacedPage;
  readonly node: ReadNode;
  /** Where the node stands in the page's reading. */
  readonly index: number;
  readonly isOwn: boolean;
};

export type MergedNode = {
  readonly node: ReadNode;
  /** The contribution whose words stand. */
  readonly standing: Contribution | null;
  readonly sources: readonly number[];
  readonly warnings: readonly ReadingWarning[];
  /** The pages that describe it in different words, the one that stands first; fewer than two when none disagree. */
  readonly twice: readonly number[];
};

/**
 * Makes one node of what several pages say of it. Its own page stands unchanged, so that it is the same content as when
 * it comes alone; else the nearest page above that lists it; else it is only a name.
 */
export function mergedNode(input: {
  readonly step: { readonly kind: ReadNode['kind']; readonly code: string; readonly path: NodePath };
  readonly parent: string | undefined;
  readonly contributions: readonly Contribution[];
  readonly version: string | null;
  readonly structure: KnownStructure;
}): MergedNode {
  const { step, parent, version, structure } = input;
  const contributions = input.contributions.toSorted(byWeight);
  const [standing] = contributions;
  const place = { code: step.code, kind: step.kind, ...(parent !== undefined && { parent }) };
  const names = contributions
    .map(({ node }) => node.title)
    .filter((title) => title !== '' && title !== step.code);
  const title = names[0] ?? knownTitle(step, version, structure) ?? step.code;
  return {
    // Its place in this tree goes before its place on the page.
    node: { ...(standing === undefined ? { levels: [] } : withoutParent(standing.node)), ...place, title },
    standing: standing ?? null,
    sources: [...new Set(contributions.map(({ page }) => page.index))],
    warnings: standing === undefined ? [] : otherwise(standing, title, contributions.slice(1)),
    twice: standing === undefined ? [] : twiceOf(standing, contributions),
  };
}

function withoutParent(node: ReadNode): Omit<ReadNode, 'parent'> {
  const words: { -readonly [Key in keyof ReadNode]?: ReadNode[Key] } & Omit<ReadNode, 'parent'> = { ...node };
  delete words.parent;
  return words;
}

const shapes = ['T1', 'HTML', 'T3', 'T2'];

/** Own pages before lists, what says more before what says less; among equals the words decide, never the order. */
function byWeight(a: Contribution, b: Contribution): number {
  const weights = [a, b].map(({ page, node, isOwn }) => {
    const groups = node.levels.reduce((sum, level) => sum + level.groups.length, 0);
    const shape = shapes.indexOf(page.reading.shape ?? '');
    return [
      isOwn ? 0 : 1,
      isOwn ? 0 : distance(page),
      -Math.min(1, groups),
      shape === -1 ? shapes.length : shape,
    ];
  });
  const [first = [], second = []] = weights;
  const difference = first.map((weight, index) => weight - (second[index] ?? 0)).find((each) => each !== 0);
  if (difference !== undefined) return difference;
  const [wordsA, wordsB] = [JSON.stringify(a.node), JSON.stringify(b.node)];
  return wordsA < wordsB ? -1 : wordsA > wordsB ? 1 : 0;
}

/** How far above its nodes a list stands: a category's page knows its blocks better than the root. */
function distance(page: PlacedPage): number {
  const kinds = ['category', 'capability', 'macro'];
  const at = kinds.indexOf(ownNodeOf(page)?.kind ?? '');
  return at === -1 ? kinds.length : at;
}

/** What lists say of a node beside what stands; own pages that disagree are asked about instead. */
function otherwise(standing: Contribution, title: string, others: readonly Contribution[]): ReadingWarning[] {
  const said = new Set([matchingForm(standing.node.description ?? '')]);
  const names = new Set([nameForm(title), nameForm(standing.node.code)]);
  return others
    .filter(({ isOwn }) => !isOwn)
    .flatMap(({ page, node }) => {
      const { description = '' } = node;
      const texts: string[] = [];
      if (node.title !== node.code && !names.has(nameForm(node.title))) texts.push(node.title);
      if (description !== '' && !said.has(matchingForm(description))) texts.push(description);
      names.add(nameForm(node.title));
      said.add(matchingForm(description));
      return texts.map((text): ReadingWarning => ({ kind: 'listedOtherwise', file: pathOf(page), text }));
    });
}

function twiceOf(standing: Contribution, contributions: readonly Contribution[]): number[] {
  if (!standing.isOwn) return [];
  const wordsOf = ({ node }: Contribution) => JSON.stringify(wording(node));
  const others = contributions.filter(
    (each) => each !== standing && each.isOwn && wordsOf(each) !== wordsOf(standing),
  );
  return others.length === 0 ? [] : [standing.page.index, ...others.map(({ page }) => page.index)];
}

/** What is publicly known of a node's name in this very version; codes of other versions may mean something else. */
function knownTitle(
  { kind, code, path }: Parameters<typeof mergedNode>[0]['step'],
  version: string | null,
  structure: KnownStructure,
): string | null {
  if (kind === 'macro') return structure.macros.find((macro) => macro.code === code)?.title ?? null;
  const capabilities = structure.macros
    .filter((macro) => path.macro === undefined || macro.code === path.macro)
    .flatMap((macro) => macro.capabilities)
    .filter((capability) => capability.code === path.capability);
  const [capability] = capabilities;
  if (capability === undefined || capabilities.length > 1) return null;
  if (kind === 'capability') return capability.title;
  const categories = capability.structures.find((each) => each.version === version)?.categories ?? [];
  const category = categories.find((each) => each.code === path.category);
  return (kind === 'category' ? category?.title : category?.blocks[code]) ?? null;
}

import type { FrameworkReading } from '../frameworkReading.ts';
import { itCmfStructure, nameForm } from '../ivi/itCmfStructure.ts';
import { candidatesFor, categoryCandidatesFor } from '../knownStructure.ts';
import type { KnownStructure, PlaceCandidate } from '../knownStructure.ts';
import { pathOf } from './batchPage.ts';
import type { BatchPage } from './batchPage.ts';
import { macrosOf } from './macroLinks.ts';
import { mergedTree } from './mergedTree.ts';
import type { TwiceDescribed } from './mergedTree.ts';
import { ownNodeOf, placeOf } from './pagePlace.ts';
import type { NodePath } from './pagePlace.ts';

/** All pages of one version as one tree. */
export type BatchTree = {
  /** `null` for pages whose version nobody has told yet. */
  readonly version: string | null;
  /** As if one source had it all; warnings name the page they come from. */
  readonly reading: FrameworkReading;
  /** For each node, the pages that tell of it, the one whose words stand first; none for a node that is only a step. */
  readonly sources: readonly (readonly number[])[];
};

/** Something that only a person can tell. Pages are named by their position in the batch. */
export type BatchQuestion =
  /** Which version the pages are. */
  | { readonly kind: 'version'; readonly pages: readonly number[]; readonly candidates: readonly string[] }
  /** Where a page sits: nothing tells it, or its name and its words tell different places. */
  | { readonly kind: 'place'; readonly page: number; readonly candidates: readonly PlaceCandidate[] }
  /** Which of several pages is right about a node; the first one stands meanwhile. */
  | {
      readonly kind: 'twice';
      readonly version: string | null;
      readonly code: string;
      readonly pages: readonly number[];
    };

/** What a batch of pages comes to. */
export type AssembledBatch = {
  /** Newest version first, the one without a version last. */
  readonly trees: readonly BatchTree[];
  readonly questions: readonly BatchQuestion[];
  /** Sources that are no pages of the viewer; each is a framework of its own. */
  readonly others: readonly number[];
};

/** A page whose place is known. */
export type PlacedPage = BatchPage & { readonly index: number; readonly path: NodePath };

/**
 * Puts pages of the framework viewer together, one tree for each version, whatever the order in which they came. A
 * node's own page says what it is; lists of other pages give names to nodes that have no page. Pages whose place
 * nothing tells are in no tree but in the questions: `placePages` and `leaveOutPages` answer them, and the answered
 * batch is assembled anew.
 */
export function assembleReadings(
  pages: readonly BatchPage[],
  structure: KnownStructure = itCmfStructure,
): AssembledBatch {
  const versions = new Map<string | null, PlacedPage[]>();
  const lost: number[] = [];
  const others: number[] = [];
  for (const [index, page] of pages.entries()) {
    if (page.isLeftOut) continue;
    if (page.reading.kind !== 'iviPage') others.push(index);
    else {
      const { version, path } = placeOf(page);
      if (path === null) lost.push(index);
      else versions.set(version, [...(versions.get(version) ?? []), { ...page, index, path }]);
    }
  }
  const twice: BatchQuestion[] = [];
  const trees = [...versions.keys()].sort(newestFirst).map((version): BatchTree => {
    const { kept, macros, strangers } = macrosOf(versions.get(version) ?? [], version, structure);
    lost.push(...strangers);
    const tree = mergedTree({ pages: kept, macros, version, structure });
    twice.push(...tree.twice.map((each: TwiceDescribed) => ({ kind: 'twice' as const, version, ...each })));
    return { version, reading: tree.reading, sources: tree.sources };
  });
  const questions = [
    ...versionQuestion(trees, versions.get(null) ?? [], structure),
    ...lost
      .sort((a, b) => a - b)
      .map((page) => ({
        kind: 'place' as const,
        page,
        candidates: candidatesOf(pages, page, trees, structure),
      })),
    ...twice,
  ];
  return { trees, questions, others };
}

function newestFirst(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b.localeCompare(a, 'en', { numeric: true });
}

function versionQuestion(
  trees: readonly BatchTree[],
  pages: readonly PlacedPage[],
  structure: KnownStructure,
): BatchQuestion[] {
  if (pages.length === 0) return [];
  const told = trees.flatMap(({ version }) => (version === null ? [] : [version]));
  const candidates = [...new Set([...told, ...structure.versions.toReversed()])];
  return [{ kind: 'version', pages: pages.map(({ index }) => index), candidates }];
}

/** Where a page may sit: first what the batch itself lists under its name, then what is publicly known. */
function candidatesOf(
  pages: readonly BatchPage[],
  index: number,
  trees: readonly BatchTree[],
  structure: KnownStructure,
): PlaceCandidate[] {
  const page = pages[index];
  const own = page === undefined ? null : ownNodeOf(page);
  if (page === undefined || own === null) return [];
  const asked = { code: own.code, title: own.title };
  if (own.kind === 'block')
    return distinct([
      ...listedPlaces(trees, 'block', asked),
      ...candidatesFor(structure, { ...asked, folder: pathOf(page) }),
    ]);
  return own.kind === 'category'
    ? distinct([...listedPlaces(trees, 'category', asked), ...categoryCandidatesFor(structure, asked)])
    : [];
}

function listedPlaces(
  trees: readonly BatchTree[],
  kind: 'block' | 'category',
  page: { readonly code: string; readonly title: string },
): PlaceCandidate[] {
  return trees.flatMap(({ version, reading: { nodes } }) =>
    nodes.flatMap((node, index): PlaceCandidate[] => {
      if (node.kind !== kind || nameForm(node.title) !== nameForm(page.title)) return [];
      const above = (wanted: string) => nodes.slice(0, index + 1).findLast((other) => other.kind === wanted);
      const capability = above('capability');
      const category = above('category');
      const macro = nodes.find((other) => other.kind === 'macro' && other.code === capability?.parent);
      if (capability === undefined) return [];
      return [
        {
          ...(version !== null && { version }),
          ...(macro !== undefined && { macro: { code: macro.code, title: macro.title } }),
          capability: { code: capability.code, title: capability.title },
          ...(category !== undefined && { category: { code: category.code, title: category.title } }),
          code: node.code,
          because: node.code === page.code ? 'codeAndTitle' : 'title',
        },
      ];
    }),
  );
}

function distinct(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ version, capability, code }) => {
    const place = [version, capability.code, code].join('/');
    return !seen.has(place) && seen.add(place);
  });
}

import { known } from '../base/assert.ts';
import { matchingForm, sha256 } from '../base/text.ts';
import type {
  Framework,
  FrameworkVersion,
  Level,
  Node,
  NodeKind,
  PomGroup,
  Section,
  Statement,
} from '../model/framework.ts';
import type { FrameworkReading, ReadItem, ReadNode } from './frameworkReading.ts';
import { idPart, idPath } from './idPart.ts';
import { macroCodes } from './ivi/iviAddress.ts';
import type { CodedTitle } from './knownStructure.ts';

/** Where a person said that a reading belongs, and on which terms. */
export type ReadingPlace = {
  readonly frameworkId: string;
  readonly frameworkTitle: string;
  readonly version: string;
  readonly publisher: string;
  readonly licence: Framework['licence'];
  readonly lang: string;
  /** Where the content came from, in a sentence. */
  readonly sourceNote?: string;
  readonly macro?: CodedTitle;
  readonly capability?: CodedTitle;
  readonly category?: CodedTitle;
};

/** Rows ready to be stored. */
export type AdoptedReading = {
  readonly framework: Framework;
  readonly frameworkVersion: FrameworkVersion;
  /** Parents before children. */
  readonly nodes: readonly Node[];
};

/** The five levels of IT-CMF. */
export const itCmfLevels: readonly Level[] = [
  { no: 1, name: 'Initial' },
  { no: 2, name: 'Basic' },
  { no: 3, name: 'Intermediate' },
  { no: 4, name: 'Advanced' },
  { no: 5, name: 'Optimized' },
];

/**
 * Turns a reading that a person agreed to into rows. Every id follows from the place and the wording alone, so that
 * the same page imported on two machines is the same content. A metric that one group names twice is kept once.
 */
export async function adoptReading(input: {
  readonly reading: FrameworkReading;
  readonly place: ReadingPlace;
  /** ISO 8601, UTC. */
  readonly importedAt: string;
}): Promise<AdoptedReading> {
  const { reading, place, importedAt } = input;
  const frameworkId = idPart(place.frameworkId);
  const versionId = `${frameworkId}:${idPart(place.version)}`;
  const { levels, scales, scoring, subsets, sourceNote = '' } = reading.framework ?? {};
  const links = withAncestors(reading.nodes, place);
  const entries = placedNodes(
    versionId,
    links,
    reading.kind === 'iviPage' ? orderByCode : orderOfPlaces(links),
  );
  return {
    framework: {
      id: frameworkId,
      title: place.frameworkTitle,
      publisher: place.publisher,
      licence: place.licence,
    },
    frameworkVersion: {
      id: versionId,
      frameworkId,
      version: place.version,
      levels: [...(levels ?? itCmfLevels)],
      lang: place.lang,
      sourceNote: place.sourceNote ?? sourceNote,
      importedAt,
      ...(scales !== undefined && { scales: [...scales] }),
      ...(scoring !== undefined && { scoring }),
      ...(subsets !== undefined && { subsets: [...subsets] }),
    },
    nodes: await Promise.all(entries.map((entry) => nodeRow(entry, versionId))),
  };
}

/** A node with the node above it, by position in the same list. */
type LinkedNode = { readonly node: ReadNode; readonly above: number | null };
type PlacedNode = {
  readonly node: ReadNode;
  readonly id: string;
  readonly parentId: string | null;
  readonly order: number;
};

/** Puts the nodes that the place names above the reading's own; a capability's page has no category above it. */
function withAncestors(nodes: readonly ReadNode[], place: ReadingPlace): LinkedNode[] {
  const kinds: readonly NodeKind[] = ['macro', 'capability', 'category', 'block'];
  const rootKind = nodes.find((node) => node.parent === undefined)?.kind ?? 'block';
  const whole = { ...place, ...categoryOf(nodes, place) };
  const ancestors = (['macro', 'capability', 'category'] as const)
    .filter((kind) => kinds.indexOf(kind) < kinds.indexOf(rootKind))
    .flatMap((kind) => (whole[kind] === undefined ? [] : [{ ...whole[kind], kind, levels: [] }]));
  const links = ancestors.map((node, index): LinkedNode => ({ node, above: index === 0 ? null : index - 1 }));
  const lowest = ancestors.length === 0 ? null : ancestors.length - 1;
  // The nearest node before it with that name: codes repeat between branches, ids do not.
  const seen = new Map<string, number>();
  for (const node of nodes) {
    links.push({ node, above: node.parent === undefined ? lowest : (seen.get(node.parent) ?? null) });
    seen.set(node.id ?? node.code, links.length - 1);
  }
  return links;
}

/** A block's code begins with its category's: the path below a capability is the same whoever told the place. */
function categoryOf(nodes: readonly ReadNode[], place: ReadingPlace): Pick<ReadingPlace, 'category'> {
  const letter = /^([A-Z])\d{1,2}$/.exec(nodes.find((node) => node.parent === undefined)?.code ?? '')?.[1];
  if (letter === undefined || place.capability === undefined || place.category !== undefined) return {};
  return { category: { code: letter, title: letter } };
}

/**
 * Gives ids by the path of codes below the macro-capability, whose code is no part of a node's address; a node with an
 * id of its own keeps it.
 */
function placedNodes(
  versionId: string,
  links: readonly LinkedNode[],
  orderOf: (node: ReadNode, index: number) => number,
): PlacedNode[] {
  const placed: (PlacedNode & { readonly path: readonly string[] })[] = [];
  const taken = new Set<string>();
  for (const [index, { node, above }] of links.entries()) {
    const parent = above === null ? null : known(placed[above], 'a parent before its child');
    const path = [...(parent?.node.kind === 'macro' ? [] : (parent?.path ?? [])), segmentOf(node)];
    const own = node.id === undefined ? path.join('/') : idPath(node.id);
    const id = unique(`${versionId}:${own}`, taken);
    placed.push({ node, id, parentId: parent?.id ?? null, order: orderOf(node, index), path });
  }
  return placed;
}

/** The position among siblings, as they stand in the source. */
function orderOfPlaces(links: readonly LinkedNode[]): (node: ReadNode, index: number) => number {
  const counts = new Map<number | null, number>();
  const orders = links.map(({ above }) => {
    const order = counts.get(above) ?? 0;
    counts.set(above, order + 1);
    return order;
  });
  return (_, index) => known(orders[index], 'a position');
}

function segmentOf(node: ReadNode): string {
  return idPart(node.code === '' ? node.title : node.code);
}

function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let ordinal = 2; taken.has(free); ordinal++) free = `${id}-${ordinal}`;
  taken.add(free);
  return free;
}

async function nodeRow({ node, id, parentId, order }: PlacedNode, versionId: string): Promise<Node> {
  return {
    id,
    versionId,
    parentId,
    kind: node.kind,
    code: node.code,
    title: node.title,
    description: node.description ?? '',
    sections: (node.sections ?? []).map((section) => ({ ...section })),
    groups: await groupRows(node, id),
    order,
    textHash: await sha256(JSON.stringify(wording(node))),
    ...(node.weight !== undefined && { weight: node.weight }),
    ...(node.isWithdrawn !== undefined && { isWithdrawn: node.isWithdrawn }),
    ...(node.alignsWith !== undefined && { alignsWith: [...node.alignsWith] }),
    ...(node.subsets !== undefined && { subsets: [...node.subsets] }),
    ...(node.translations !== undefined && { translations: node.translations }),
  };
}

async function groupRows(node: ReadNode, nodeId: string): Promise<PomGroup[]> {
  const taken = new Set<string>();
  const rows: PomGroup[] = [];
  for (const { level, groups } of node.levels) {
    const levelId = `${nodeId}/L${level}`;
    for (const group of groups) {
      const practices = await withIds(group.practices, `${levelId}/p-`);
      const outcomes = await withIds(group.outcomes, `${levelId}/o-`);
      const metrics = await withIds(group.metrics, `${nodeId}/m-`);
      rows.push({
        id: `${levelId}/g${rows.filter((row) => row.level === level).length + 1}`,
        level,
        practices: practices.map((row) => ({ weight: 1, ...row, id: unique(row.id, taken) })),
        outcomes: outcomes.map(({ id, text }) => ({ id: unique(id, taken), text })),
        metrics: metrics.filter((row, i) => metrics.findIndex((other) => other.id === row.id) === i),
      });
    }
  }
  return rows;
}

/** The items with whole ids: from their own one where the source gives it, else from what they say. */
function withIds<T extends ReadItem>(items: readonly T[], prefix: string): Promise<(T & Statement)[]> {
  return Promise.all(
    items.map(async (item) => {
      const own =
        item.id === undefined ? (await sha256(matchingForm(item.text))).slice(0, 10) : idPart(item.id);
      return { ...item, id: prefix + own };
    }),
  );
}

/**
 * The position among siblings as the code tells it, since pages arrive one by one and stored rows never change:
 * `C3` is third of its category, `C` the third category; capabilities stand in the order of their codes.
 */
function orderByCode({ code, kind }: ReadNode): number {
  const macro = macroCodes.findIndex((known) => known === code);
  if (kind === 'macro' && macro !== -1) return macro;
  const digits = /^[A-Z](\d{1,2})$/.exec(code)?.[1];
  if (digits !== undefined) return Number(digits);
  const letters = code
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 5)
    .padEnd(5, '@');
  return Array.from(letters).reduce((sum, letter) => sum * 27 + letter.charCodeAt(0) - 64, 0);
}

/** What a page says without how it is written, to tell the same page under another version. */
function wording(node: ReadNode): unknown {
  const all = (texts: readonly string[]) => texts.map(matchingForm);
  const said = (items: readonly ReadItem[]) => all(items.map((item) => item.text));
  const sections = (list: readonly Section[] = []) => list.map(({ heading, text }) => all([heading, text]));
  return [
    matchingForm(node.title),
    matchingForm(node.description ?? ''),
    sections(node.sections),
    node.levels.map(({ level, groups }) => [
      level,
      groups.map((group) => [
        group.practices.map(({ title = '', text, question = '', sections: asides }) => [
          ...all([title, text, question]),
          sections(asides),
        ]),
        said(group.outcomes),
        said(group.metrics),
      ]),
    ]),
  ];
}

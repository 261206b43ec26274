import { groupBy } from '../base/groupBy.ts';
import { matchingForm, sha256 } from '../base/text.ts';
import { inTreeOrder, treeOf } from '../domain/treeOrder.ts';
import type { Framework, FrameworkVersion, Node, PomGroup } from '../model/framework.ts';
import type { FrameworkReading, ReadItem, ReadLevel, ReadNode } from './frameworkReading.ts';
import { idPart } from './idPart.ts';

/** The rows of one framework version, drafts included. */
export type VersionRows = {
  readonly framework: Framework;
  readonly version: FrameworkVersion;
  readonly nodes: readonly Node[];
};

/** Begins the own part of an id that an editor gave: its bearer is named by what it says once it is stored for good. */
export const newIdMark = '+';

/**
 * The rows of a version as a reading, as if they had just been read: what is written as a file, and what a draft is
 * finished from. Ids that the content had before it was edited stay; what follows from the wording is left out.
 */
export async function readingOfVersion({
  framework,
  version,
  nodes,
}: VersionRows): Promise<FrameworkReading> {
  const names = new Map(version.levels.map(({ no, name }) => [no, name]));
  const placed = inTreeOrder(treeOf(nodes));
  const there = new Set(nodes.map(({ id }) => id));
  const ids = namesOf(
    placed.map(({ node }) => node),
    version.id,
  );
  return {
    kind: 'waymarkFramework',
    framework: {
      key: framework.id,
      title: framework.title,
      version: version.version,
      publisher: framework.publisher,
      licence: framework.licence,
      lang: version.lang,
      sourceNote: version.sourceNote,
      levels: version.levels,
      ...(version.scales !== undefined && { scales: version.scales }),
      ...(version.scoring !== undefined && { scoring: version.scoring }),
      ...(version.subsets !== undefined && { subsets: version.subsets }),
    },
    nodes: await Promise.all(
      placed.map(async ({ node }) => {
        const id = ids.get(node.id);
        const parent =
          node.parentId !== null && there.has(node.parentId) ? ids.get(node.parentId) : undefined;
        return {
          ...(await readNode(node, names)),
          ...(id !== undefined && { id }),
          ...(parent !== undefined && { parent }),
        };
      }),
    ),
    warnings: [],
  };
}

/** What each node is called: as before for one that was there before, by its codes for a new one. */
function namesOf(nodes: readonly Node[], versionId: string): Map<string, string> {
  const own = (node: Node): string | undefined => {
    const start = `${versionId}:`;
    const part = node.id.startsWith(start) ? node.id.slice(start.length) : node.id;
    return part.startsWith(newIdMark) ? undefined : part;
  };
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of nodes) {
    const name = own(node);
    if (name === undefined) continue;
    names.set(node.id, name);
    taken.add(name);
  }
  // Parents come first: a new page is named below the name that its parent got.
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    if (names.has(node.id)) continue;
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    const above = parent === undefined || parent.kind === 'macro' ? '' : `${names.get(parent.id) ?? ''}/`;
    const path = above + idPart(node.code === '' ? node.title : node.code);
    let name = path;
    for (let ordinal = 2; taken.has(name); ordinal++) name = `${path}-${ordinal}`;
    names.set(node.id, name);
    taken.add(name);
  }
  return names;
}

async function readNode(node: Node, names: ReadonlyMap<number, string>): Promise<ReadNode> {
  const levels = [...groupBy(node.groups, ({ level }) => level)].sort(([a], [b]) => a - b);
  const { code, title, kind, description, sections, weight, isWithdrawn, alignsWith, subsets, translations } =
    node;
  return {
    code: code.trim(),
    title: title.trim(),
    kind,
    ...(description !== '' && { description }),
    ...(sections.length > 0 && { sections }),
    levels: await Promise.all(levels.map(([level, groups]) => readLevel(level, groups, names.get(level)))),
    ...(weight !== undefined && { weight }),
    ...(isWithdrawn === true && { isWithdrawn }),
    ...(alignsWith !== undefined && { alignsWith }),
    ...(subsets !== undefined && { subsets }),
    ...(translations !== undefined && { translations }),
  };
}

async function readLevel(
  level: number,
  groups: readonly PomGroup[],
  name: string | undefined,
): Promise<ReadLevel> {
  return {
    level,
    ...(name !== undefined && { name }),
    groups: await Promise.all(
      groups.map(async ({ practices, outcomes, metrics }) => ({
        practices: await Promise.all(
          practices.map(async ({ weight, ...practice }) => ({
            ...(await named(practice, 'p-')),
            ...(weight !== 1 && { weight }),
          })),
        ),
        outcomes: await Promise.all(outcomes.map((outcome) => named(outcome, 'o-'))),
        metrics: await Promise.all(metrics.map((metric) => named(metric, 'm-'))),
      })),
    ),
  };
}

/** An item with its own name, or without one where that only repeats what the item says. */
async function named<Item extends { readonly id: string; readonly text: string }>(
  { id, ...item }: Item,
  prefix: string,
): Promise<Omit<Item, 'id'> & ReadItem> {
  const last = id.slice(id.lastIndexOf('/') + 1);
  const own = last.startsWith(prefix) ? last.slice(prefix.length) : last;
  if (own.startsWith(newIdMark) || own === '') return item;
  // As `adoptReading` names what has no name.
  const byWords = (await sha256(matchingForm(item.text))).slice(0, 10);
  return own === byWords ? item : { ...item, id: own };
}

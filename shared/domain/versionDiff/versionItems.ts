import { matchingForm } from '#shared/base/text.ts';
import type { Node, Practice, Statement } from '#shared/model/framework.ts';
import { wordsOf, type Worded } from './wordSimilarity.ts';

/** What of a framework version is compared. */
export type ItemKind = 'node' | 'practice' | 'outcome';

/** A node, practice or outcome of one version, as it is compared and as a list shows it. */
export type VersionItem = Worded & {
  readonly kind: ItemKind;
  readonly id: string;
  /** The node itself, or the node whose page it stands on. */
  readonly node: Node;
  /** Its level where it stands in a group, else `null`. */
  readonly level: number | null;
  /** The row itself where it is no node. */
  readonly row: Practice | Statement | null;
  /** The item above it; `null` for a root. */
  readonly parent: VersionItem | null;
  /** What tells it within its version, whatever the version is called. */
  readonly key: string;
  /** What tells it among what stands below the same parent. */
  readonly localKey: string;
  /** The same for items that say the same, word for word. */
  readonly wording: string;
  /** What it is called; empty where it has no name beside its text. */
  readonly title: string;
  /** Its own text, in the source's words. */
  readonly text: string;
};

/** All items of a version, each list in the order of the tree. */
export type VersionItems = { readonly [K in ItemKind]: readonly VersionItem[] };

/** The items of a version; `nodes` stand in the order of the tree, parents before their children. */
export function itemsOf(nodes: readonly Node[]): VersionItems {
  const byId = new Map<string, VersionItem>();
  const raw = new Map(nodes.map((node) => [node.id, node]));
  const place = (node: Node): VersionItem => {
    const known = byId.get(node.id);
    if (known) return known;
    const above = node.parentId === null ? undefined : raw.get(node.parentId);
    const item = nodeItem(node, above ? place(above) : null);
    byId.set(node.id, item);
    return item;
  };
  const items = nodes.map(place);
  return {
    node: items,
    practice: items.flatMap((item) => rowItems(item, 'practice')),
    outcome: items.flatMap((item) => rowItems(item, 'outcome')),
  };
}

function nodeItem(node: Node, parent: VersionItem | null): VersionItem {
  const key = withoutPrefix(node.id, `${node.versionId}:`);
  return {
    kind: 'node',
    id: node.id,
    node,
    level: null,
    row: null,
    parent,
    key,
    localKey: node.code === '' ? key : node.code,
    wording: `${matchingForm(node.title)}\n${node.textHash}`,
    title: node.title,
    text: textOfNode(node),
    words: once(() => wordsOf([node.title, node.description, ...practiceTexts(node)].join('\n'))),
  };
}

function rowItems(parent: VersionItem, kind: 'practice' | 'outcome'): VersionItem[] {
  const { node } = parent;
  return node.groups.flatMap((group) =>
    group[kind === 'practice' ? 'practices' : 'outcomes'].map((row: Practice | Statement): VersionItem => {
      const localKey = withoutPrefix(row.id, `${node.id}/`);
      const title = 'title' in row ? row.title : '';
      const text = [row.text, ...asides(row)].join('\n\n');
      return {
        kind,
        id: row.id,
        node,
        level: group.level,
        row,
        parent,
        key: `${parent.key} ${localKey}`,
        localKey,
        wording: matchingForm(`${title}\n${text}`),
        title,
        text,
        words: once(() => wordsOf(`${title}\n${row.text}`)),
      };
    }),
  );
}

/** What a node says itself, without what its groups ask for. */
function textOfNode({ description, sections, groups }: Node): string {
  const metrics = groups.flatMap((group) => group.metrics.map((metric) => metric.text));
  const parts = sections.map(({ heading, text }) => `${heading}\n${text}`);
  return [description, ...parts, ...new Set(metrics)].filter((part) => part !== '').join('\n\n');
}

function practiceTexts({ groups }: Node): string[] {
  return groups.flatMap((group) =>
    group.practices.map((practice) => `${practice.title ?? ''} ${practice.text}`),
  );
}

function asides(row: Practice | Statement): string[] {
  const { question, sections = [] } = row as Partial<Practice>;
  return [
    ...(question === undefined ? [] : [question]),
    ...sections.map((part) => `${part.heading}\n${part.text}`),
  ];
}

function withoutPrefix(id: string, prefix: string): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

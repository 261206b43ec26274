import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { isRecord, itemsOf, textOf } from '../plainValues.ts';
import type { ReadingNotes } from '../readingNotes.ts';
import type { CisoNode } from './cisoFields.ts';

/** A requirement node in its place. */
export type PlacedCisoNode = {
  readonly fields: CisoNode;
  /** Lower case; empty where the node has none. */
  readonly urn: string;
  /** Unique within the framework. */
  readonly id: string;
  readonly parentId: string | undefined;
  readonly isAssessable: boolean;
};

/** What keeps nodes from being a tree, and the node where it shows. */
export type TreeFault = { readonly fault: 'circle' | 'depth'; readonly urn: string; readonly place: unknown };

/** How many nodes may stand above one another. */
const maximalDepth = 64;

type Linked = {
  readonly fields: CisoNode;
  readonly urn: string;
  readonly id: string;
  readonly isAssessable: boolean;
  parent: Linked | null;
  readonly children: Linked[];
};

/**
 * Puts nodes in the order of the tree, which is the order of the text with parents before their children. URNs are the
 * same whatever their capitals. A node whose parent is nowhere stands at the root, with a warning; nodes that stand
 * below themselves are no tree.
 */
export function treeOfNodes(
  lists: { readonly nodes: unknown; readonly requirements: unknown },
  notes: ReadingNotes,
): Result<readonly PlacedCisoNode[], TreeFault> {
  const linked = [
    ...linkedNodes(lists.nodes, false, notes),
    // The older form kept what is assessed in a list of its own.
    ...linkedNodes(lists.requirements, true, notes),
  ];
  const byUrn = new Map<string, Linked>();
  const ids = new Set<string>();
  const nodes = linked.map((node, index) => {
    const isTaken = byUrn.has(node.urn);
    if (node.urn === '') notes.warn('incomplete', `urn: ${nameOf(node.fields)}`, node.fields);
    else if (isTaken) notes.warn('duplicateId', node.urn, node.fields);
    const own = idOf(node.urn, ids, index);
    ids.add(own);
    const named = { ...node, id: own };
    if (node.urn !== '' && !isTaken) byUrn.set(node.urn, named);
    return named;
  });
  const roots: Linked[] = [];
  for (const node of nodes) {
    const parentUrn = textOf(node.fields.parent_urn).toLowerCase();
    const parent = parentUrn === '' ? undefined : byUrn.get(parentUrn);
    if (parentUrn !== '' && parent === undefined)
      notes.warn('danglingLink', `${nameOf(node.fields)}: parent_urn ${parentUrn}`, node.fields);
    node.parent = parent ?? null;
    (parent?.children ?? roots).push(node);
  }
  return inOrder(roots, nodes);
}

function linkedNodes(list: unknown, isAssessable: boolean, notes: ReadingNotes): Linked[] {
  return itemsOf(list).flatMap((item) => {
    if (!isRecord(item)) {
      notes.warn('incomplete', textOf(item) || '–', list);
      return [];
    }
    const fields: CisoNode = item;
    const asked = fields.assessable === undefined ? isAssessable : isTrue(fields.assessable);
    return [
      {
        fields,
        urn: textOf(fields.urn).toLowerCase(),
        id: '',
        // A screen that only shows something is never answered, whatever else it says.
        isAssessable: asked && textOf(fields.display_mode) !== 'splash',
        parent: null,
        children: [],
      },
    ];
  });
}

function isTrue(value: unknown): boolean {
  return /^(?:true|yes|x|1)$/i.test(textOf(value));
}

/** What a node is called in a warning. */
export function nameOf({ ref_id, name, urn, description }: CisoNode): string {
  return (textOf(ref_id) || textOf(name) || textOf(urn) || textOf(description)).slice(0, 80) || '–';
}

/** The part of a URN that is the node's own, such as `gv.oc-01`; all of it where that is taken. */
function idOf(urn: string, taken: ReadonlySet<string>, index: number): string {
  const own = urn.split(':').slice(5).join(':');
  const candidates = [own, urn, `${urn === '' ? 'node' : urn}-${index + 1}`];
  return (
    candidates.find((candidate) => candidate !== '' && !taken.has(candidate)) ??
    `${urn}-${index + 1}-${taken.size}`
  );
}

function inOrder(roots: readonly Linked[], all: readonly Linked[]): Result<PlacedCisoNode[], TreeFault> {
  const placed: PlacedCisoNode[] = [];
  const open = roots.map((node) => ({ node, depth: 1 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    const { fields, urn, id, isAssessable, parent, children } = node;
    if (depth > maximalDepth) return failed({ fault: 'depth', urn, place: fields });
    placed.push({ fields, urn, id, parentId: parent?.id, isAssessable });
    for (const child of children.toReversed()) open.push({ node: child, depth: depth + 1 });
  }
  if (placed.length === all.length) return ok(placed);
  const { urn, fields } = inCircle(all, new Set(placed.map(({ id }) => id)));
  return failed({ fault: 'circle', urn, place: fields });
}

/** The first node, in the order of the text, that is found again above itself. */
function inCircle(all: readonly Linked[], reached: ReadonlySet<string>): Linked {
  const seen = new Set<Linked>();
  let node = all.find(({ id }) => !reached.has(id)) as Linked;
  while (!seen.has(node)) {
    seen.add(node);
    node = node.parent ?? node;
  }
  const circle = new Set<Linked>();
  for (let at = node; !circle.has(at); at = at.parent ?? at) circle.add(at);
  return all.find((each) => circle.has(each)) ?? node;
}

import type { Framework, FrameworkVersion, Node } from '#shared/model/framework.ts';

/** The rows of a framework version that is being edited. */
export type DraftRows = {
  readonly framework: Framework;
  readonly version: FrameworkVersion;
  readonly nodes: ReadonlyMap<string, Node>;
};

/** What one edit does to a draft: the rows it writes, and no others. A node that is `null` is removed. */
export type DraftEdit = {
  readonly framework?: Framework;
  readonly version?: FrameworkVersion;
  readonly nodes?: ReadonlyMap<string, Node | null>;
};

/** An edit that writes these nodes. */
export function editOf(nodes: readonly Node[]): DraftEdit {
  return { nodes: new Map(nodes.map((node) => [node.id, node])) };
}

/** The rows after an edit. */
export function applyEdit(rows: DraftRows, edit: DraftEdit): DraftRows {
  const { framework = rows.framework, version = rows.version } = edit;
  if (edit.nodes === undefined) return { framework, version, nodes: rows.nodes };
  const nodes = new Map(rows.nodes);
  for (const [id, node] of edit.nodes) {
    if (node === null) nodes.delete(id);
    else nodes.set(id, node);
  }
  return { framework, version, nodes };
}

/** The edit that takes another back; `rows` are those before it. */
export function reverseEdit(rows: DraftRows, edit: DraftEdit): DraftEdit {
  return {
    ...(edit.framework && { framework: rows.framework }),
    ...(edit.version && { version: rows.version }),
    ...(edit.nodes && {
      nodes: new Map([...edit.nodes.keys()].map((id) => [id, rows.nodes.get(id) ?? null])),
    }),
  };
}

/** Whether an edit writes nothing. */
export function isEmptyEdit(edit: DraftEdit): boolean {
  return !edit.framework && !edit.version && (edit.nodes?.size ?? 0) === 0;
}

import { guarded } from './command.ts';
import { db } from './database.ts';
import type { Node } from '#shared/model/framework.ts';

const prefix = 'draft:';

/** Keeps what is being typed, so that it survives a crash; it is no part of the client's work until it is stored. */
export async function keepDraft(key: string, text: string): Promise<void> {
  // A draft that could not be kept is still in its field, and storing it says what is wrong.
  await guarded(() => db.settings.put({ key: `${prefix}${key}`, value: text }));
}

/** Forgets a draft that was stored, or given up. */
export async function dropDraft(key: string): Promise<void> {
  await guarded(() => db.settings.delete(`${prefix}${key}`));
}

/** The drafts whose keys begin with `start`, by key. */
export async function draftsOf(start: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.settings.where('key').startsWith(`${prefix}${start}`).toArray();
  return new Map(
    rows.flatMap(({ key, value }) => (typeof value === 'string' ? [[key.slice(prefix.length), value]] : [])),
  );
}

/** A page of an assessment with notes that were typed and never stored. */
export type UnstoredNotes = { readonly assessmentId: string; readonly node: Node; readonly count: number };

/** Where drafts of an engagement's notes say something else than what is stored, page by page. */
export async function unstoredNotes(engagementId: string): Promise<UnstoredNotes[]> {
  const assessments = await db.assessments.where('engagementId').equals(engagementId).toArray();
  const found: UnstoredNotes[] = [];
  for (const { id: assessmentId, versionId } of assessments) {
    const start = `${assessmentId}:`;
    const targets = new Set<string>();
    for (const [key, text] of await draftsOf(start)) {
      const stored = await db.notes.get(`${key}:note`);
      if (text.trim() !== (stored?.text ?? '').trim()) targets.add(key.slice(start.length));
    }
    if (targets.size === 0) continue;
    const nodes = await db.nodes.where('versionId').equals(versionId).sortBy('order');
    for (const node of nodes) {
      const ids = [node.id, ...node.groups.flatMap(({ practices }) => practices.map(({ id }) => id))];
      const count = ids.filter((id) => targets.has(id)).length;
      if (count > 0) found.push({ assessmentId, node, count });
    }
  }
  return found;
}

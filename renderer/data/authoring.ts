import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import { isEmptyEdit, type DraftEdit, type DraftRows } from '#shared/domain/authoring/draftRows.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { newIdMark } from '#shared/formats/draftReading.ts';
import { idPart } from '#shared/formats/idPart.ts';
import type { Framework, FrameworkVersion, Node, PomGroup } from '#shared/model/framework.ts';
import type { Transaction } from '#shared/model/change.ts';
import { guarded, runCommand, type CommandLabel } from './command.ts';
import { db } from './database.ts';

/** What a copy is called: a framework of its own, or one more version of the one it is copied from. */
export type CopyWish =
  | { readonly as: 'framework'; readonly key: string; readonly title: string; readonly version: string }
  | { readonly as: 'version'; readonly version: string };

/** Makes a draft from a version, which stays as it is; resolves with the draft's id. */
export async function editCopy(
  source: { readonly framework: Framework; readonly version: FrameworkVersion },
  wish: CopyWish,
  /** Where it came from, in a sentence. */
  sourceNote: string,
): Promise<Result<string, Failure>> {
  const isOwn = wish.as === 'framework';
  const framework = isOwn
    ? { ...source.framework, id: idPart(wish.key), title: wish.title }
    : source.framework;
  const version: FrameworkVersion = {
    ...source.version,
    id: `${framework.id}:draft-${newId()}`,
    frameworkId: framework.id,
    version: wish.version,
    sourceNote,
    importedAt: new Date().toISOString(),
    isDraft: true,
    basedOnId: source.version.id,
  };
  const result = await guarded(() =>
    db.transaction('rw', db.frameworks, db.frameworkVersions, db.nodes, async () => {
      const nodes = await db.nodes.where('versionId').equals(source.version.id).toArray();
      if (isOwn) await db.frameworks.add(framework);
      await db.frameworkVersions.add(version);
      await db.nodes.bulkAdd(copiesOf(nodes, source.version.id, version.id));
    }),
  );
  return result.ok ? ok(version.id) : result;
}

/** The same nodes in another version: ids keep what follows the version's own. */
function copiesOf(nodes: readonly Node[], from: string, to: string): Node[] {
  const moved = (id: string) => (id.startsWith(`${from}:`) ? to + id.slice(from.length) : `${to}:${id}`);
  return nodes.map((node) => ({
    ...node,
    id: moved(node.id),
    versionId: to,
    parentId: node.parentId === null ? null : moved(node.parentId),
    groups: node.groups.map((group): PomGroup => ({
      ...group,
      id: moved(group.id),
      practices: group.practices.map((practice) => ({ ...practice, id: moved(practice.id) })),
      outcomes: group.outcomes.map((outcome) => ({ ...outcome, id: moved(outcome.id) })),
      metrics: group.metrics.map((metric) => ({ ...metric, id: moved(metric.id) })),
    })),
  }));
}

/** Which keys and versions are taken: a copy needs one that is free. */
export async function takenNames(): Promise<{
  readonly keys: ReadonlySet<string>;
  /** As `<framework>:<version>`. */
  readonly versions: ReadonlySet<string>;
}> {
  const [frameworks, versions] = await Promise.all([
    db.frameworks.toCollection().primaryKeys(),
    db.frameworkVersions.toArray(),
  ]);
  return {
    keys: new Set(frameworks),
    versions: new Set(versions.flatMap((each) => [each.id, `${each.frameworkId}:${idPart(each.version)}`])),
  };
}

/** How many versions of a framework there are, this one included. */
export function versionCount(frameworkId: string): Promise<number> {
  return db.frameworkVersions.where('frameworkId').equals(frameworkId).count();
}

/** All rows of a draft; `undefined` when it is not there, or finished. */
export async function draftRows(versionId: string): Promise<DraftRows | undefined> {
  return db.transaction('r', db.frameworks, db.frameworkVersions, db.nodes, async () => {
    const version = await db.frameworkVersions.get(versionId);
    const framework = version && (await db.frameworks.get(version.frameworkId));
    if (!version?.isDraft || !framework) return undefined;
    const nodes = await db.nodes.where('versionId').equals(versionId).toArray();
    return { framework, version, nodes: new Map(nodes.map((node) => [node.id, node])) };
  });
}

/** The id of a page, group or item that an editor adds to a draft. */
export function newDraftId(versionId: string): string {
  return `${versionId}:${newIdMark}${newId()}`;
}

/** Stores one edit of a draft with its line in the history. */
export async function editDraft(
  versionId: string,
  head: { readonly label: CommandLabel; readonly subject: string },
  edit: DraftEdit,
): Promise<Result<Transaction | null, Failure>> {
  if (isEmptyEdit(edit)) return ok(null);
  return runCommand(db, { engagementId: versionId, ...head }, async (write) => {
    if (edit.framework) await write.restore('frameworks', edit.framework.id, edit.framework);
    if (edit.version) await write.restore('frameworkVersions', edit.version.id, edit.version);
    for (const [id, node] of edit.nodes ?? []) await write.restore('nodes', id, node);
  });
}

/** The id of the newest command in a draft's history; empty before the first. */
export async function lastEditOf(versionId: string): Promise<string> {
  const last = await db.transactions
    .where('[engagementId+id]')
    .between([versionId, ''], [versionId, '\uffff'])
    .last();
  return last?.id ?? '';
}

/** What the commands after `since` left behind in a draft, row by row. */
export async function editsSince(versionId: string, since: string): Promise<DraftEdit> {
  return db.transaction(
    'r',
    [db.transactions, db.changes, db.frameworks, db.frameworkVersions, db.nodes],
    async () => {
      const ids = await db.transactions
        .where('[engagementId+id]')
        .between([versionId, since], [versionId, '\uffff'], false)
        .primaryKeys();
      const changes = await db.changes.where('transactionId').anyOf(ids).toArray();
      const idsOf = (table: string) => [
        ...new Set(changes.filter(({ entity }) => entity === table).map(({ entityId }) => entityId)),
      ];
      const nodeIds = idsOf('nodes');
      const nodes = await db.nodes.bulkGet(nodeIds);
      const version = await db.frameworkVersions.get(idsOf('frameworkVersions')[0] ?? '');
      const framework = await db.frameworks.get(idsOf('frameworks')[0] ?? '');
      return {
        ...(framework && { framework }),
        ...(version && { version }),
        nodes: new Map(nodeIds.map((id, index) => [id, nodes[index] ?? null])),
      };
    },
  );
}

/** The rows that a draft becomes. */
export type FinishedRows = {
  readonly framework: Framework;
  readonly frameworkVersion: FrameworkVersion;
  readonly nodes: readonly Node[];
};

/** Puts a finished version in the place of its draft, whose history ends with it. */
export async function finishDraft(versionId: string, rows: FinishedRows): Promise<Result<string, Failure>> {
  const { framework, frameworkVersion: version, nodes } = rows;
  const result = await guarded(() =>
    db.transaction('rw', db.tables, async () => {
      if (await db.frameworkVersions.get(version.id)) return false;
      await forget(versionId);
      await db.frameworks.put(framework);
      await db.frameworkVersions.add(version);
      await db.nodes.bulkAdd([...nodes]);
      return true;
    }),
  );
  if (!result.ok) return result;
  return result.value
    ? ok(version.id)
    : failed({ kind: 'frameworkDiffers', page: framework.title, version: version.version });
}

/** Throws a draft away, and its framework when it has no other version. */
export async function discardDraft(versionId: string): Promise<Result<unknown, Failure>> {
  return guarded(() =>
    db.transaction('rw', db.tables, async () => {
      const version = await db.frameworkVersions.get(versionId);
      if (!version?.isDraft) return;
      await forget(versionId);
      if ((await versionCount(version.frameworkId)) === 0) await db.frameworks.delete(version.frameworkId);
    }),
  );
}

async function forget(versionId: string): Promise<void> {
  await db.frameworkVersions.delete(versionId);
  await db.nodes.where('versionId').equals(versionId).delete();
  await db.changes.where('engagementId').equals(versionId).delete();
  await db.transactions.where('[engagementId+id]').between([versionId, ''], [versionId, '\uffff']).delete();
}

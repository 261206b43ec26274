import { beforeEach, describe, expect, it } from 'vitest';
import { known } from '#shared/base/assert.ts';
import { addNode, removeNode } from '#shared/domain/authoring/editTree.ts';
import { editOf } from '#shared/domain/authoring/draftRows.ts';
import { aCategory, aFramework, aFrameworkVersion, aNode } from '#shared/testing/builders.ts';
import {
  discardDraft,
  draftRows,
  editCopy,
  editDraft,
  editsSince,
  finishDraft,
  lastEditOf,
  newDraftId,
} from './authoring.ts';
import { db } from './database.ts';
import { redo, undo } from './history.ts';
import { assessableVersions, nodesOf, shelveContent } from './library.ts';

const source = { framework: aFramework(), version: aFrameworkVersion() };

beforeEach(async () => {
  await db.delete();
  await db.open();
  await shelveContent({
    frameworks: [source.framework],
    frameworkVersions: [source.version],
    nodes: [aCategory(), aNode({ parentId: 'lantern:1.0:A' })],
  });
});

async function copied(): Promise<string> {
  const wish = { as: 'framework', key: 'harbour', title: 'Harbour', version: '1.0-draft' } as const;
  const copy = await editCopy(source, wish, 'Based on Lantern 1.0');
  if (!copy.ok) throw new Error(copy.failure.kind);
  return copy.value;
}

const rows = async (id: string) => known(await draftRows(id), 'the draft');

describe('a copy to edit', () => {
  it('has the same pages under its own ids, says what it derives from, and cannot be assessed', async () => {
    const before = await nodesOf('lantern:1.0');
    const id = await copied();
    const draft = await rows(id);
    expect(draft.version).toMatchObject({ frameworkId: 'harbour', isDraft: true, basedOnId: 'lantern:1.0' });
    expect(draft.framework).toMatchObject({ title: 'Harbour', licence: source.framework.licence });
    expect([...draft.nodes.keys()]).toEqual([`${id}:A`, `${id}:A/A1`]);
    expect(draft.nodes.get(`${id}:A/A1`)?.parentId).toBe(`${id}:A`);
    expect((await assessableVersions()).map(({ version }) => version.id)).toEqual(['lantern:1.0']);
    expect(await nodesOf('lantern:1.0')).toEqual(before);
  });

  it('may be one more version of the same framework', async () => {
    const copy = await editCopy(source, { as: 'version', version: '1.1-draft' }, '');
    expect(copy.ok && (await rows(copy.value)).framework).toEqual(source.framework);
    expect(await db.frameworks.count()).toBe(1);
  });
});

describe('editing a draft', () => {
  it('writes the rows of the edit alone, and undo and redo give the same rows', async () => {
    const id = await copied();
    const before = await rows(id);
    const edit = addNode(before, newDraftId(id), { parentId: `${id}:A`, index: 1 });
    await editDraft(id, { label: 'addPage', subject: 'A2' }, edit);
    expect(await db.changes.where('engagementId').equals(id).count()).toBe(1);
    const after = await rows(id);
    expect(after.nodes.size).toBe(3);
    await undo(id);
    expect(await rows(id)).toEqual(before);
    await redo(id);
    expect(await rows(id)).toEqual(after);
  });

  it('tells what undo changed, so that a screen reads no more than that', async () => {
    const id = await copied();
    const draft = await rows(id);
    await editDraft(id, { label: 'removePage', subject: 'A1' }, removeNode(draft, `${id}:A/A1`));
    const since = await lastEditOf(id);
    expect((await rows(id)).nodes.size).toBe(1);
    await undo(id);
    const back = await editsSince(id, since);
    expect([...(back.nodes ?? [])]).toEqual([[`${id}:A/A1`, draft.nodes.get(`${id}:A/A1`)]]);
  });

  it('leaves a title empty while it is being typed', async () => {
    const id = await copied();
    const page = known((await rows(id)).nodes.get(`${id}:A`), 'the page');
    const stored = await editDraft(
      id,
      { label: 'changePage', subject: 'A' },
      editOf([{ ...page, title: '' }]),
    );
    expect(stored.ok).toBe(true);
    expect((await rows(id)).nodes.get(page.id)?.title).toBe('');
  });
});

describe('the end of a draft', () => {
  it('puts the finished version in its place, with no trace of the draft', async () => {
    const id = await copied();
    const { framework, version } = await rows(id);
    await editDraft(
      id,
      { label: 'changeFramework', subject: '' },
      { version: { ...version, sourceNote: 'Edited' } },
    );
    const frameworkVersion = aFrameworkVersion({ id: 'harbour:1.0', frameworkId: 'harbour' });
    const nodes = [aCategory({ id: 'harbour:1.0:A', versionId: 'harbour:1.0' })];
    expect(await finishDraft(id, { framework, frameworkVersion, nodes })).toEqual({
      ok: true,
      value: 'harbour:1.0',
    });
    expect(await draftRows(id)).toBeUndefined();
    expect(await nodesOf(id)).toEqual([]);
    expect(await nodesOf('harbour:1.0')).toEqual(nodes);
    expect(await db.changes.count()).toBe(0);
    expect(await db.transactions.count()).toBe(0);
  });

  it('never replaces a version that is there', async () => {
    const id = await copied();
    const { framework } = await rows(id);
    const finished = await finishDraft(id, { framework, frameworkVersion: source.version, nodes: [] });
    expect(finished.ok).toBe(false);
    expect((await rows(id)).nodes.size).toBe(2);
    expect(await nodesOf('lantern:1.0')).toHaveLength(2);
  });

  it('takes the framework along when it has no other version', async () => {
    await discardDraft(await copied());
    expect(await db.frameworks.toCollection().primaryKeys()).toEqual(['lantern']);
    expect(await db.nodes.count()).toBe(2);
    await discardDraft('lantern:1.0');
    expect(await db.nodes.count()).toBe(2);
  });
});

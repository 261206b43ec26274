import { beforeEach, describe, expect, it } from 'vitest';
import type { Node } from '#shared/model/framework.ts';
import { db } from './database.ts';
import { shelveContent } from './library.ts';

/** A block as a capability's page lists it, or as its own page has it. */
function block(parts: Partial<Node> = {}): Node {
  return {
    id: 'lantern:1.0:A/A1',
    versionId: 'lantern:1.0',
    parentId: null,
    kind: 'block',
    code: 'A1',
    title: 'Change Intake',
    description: 'How a wish becomes work.',
    sections: [],
    groups: [],
    order: 1,
    textHash: 'a'.repeat(64),
    ...parts,
  };
}

const ownPage = block({
  description: 'How a wish for a change becomes work that somebody has agreed to.',
  groups: [
    { id: 'g', level: 2, practices: [], outcomes: [{ id: 'o', text: 'Nobody asks twice.' }], metrics: [] },
  ],
  textHash: 'b'.repeat(64),
});

const shelve = (node: Node) => shelveContent({ frameworks: [], frameworkVersions: [], nodes: [node] });

beforeEach(async () => {
  await db.delete();
  await db.open();
});

describe('a block that a list describes and its own page describes at length', () => {
  it.each([
    ['the list first', [block(), ownPage]],
    ['the page first', [ownPage, block()]],
  ])('stands as its own page has it: %s', async (_, nodes) => {
    for (const node of nodes) expect(await shelve(node)).toMatchObject({ ok: true });
    expect(await db.nodes.toArray()).toEqual([ownPage]);
  });
});

it('a page that stands there with other words is left, and the import says so', async () => {
  await shelve(ownPage);
  const other = { ...ownPage, description: 'Other words.', textHash: 'c'.repeat(64) };
  expect(await shelve(other)).toMatchObject({ ok: false, failure: { kind: 'frameworkDiffers' } });
  expect(await db.nodes.toArray()).toEqual([ownPage]);
});

import { expect, it } from 'vitest';
import { engagementTables } from '#shared/model/tables.ts';
import { Database, databaseName } from './database.ts';

it('keeps the name and the version 1 layout that clients already have on disk', async () => {
  expect(databaseName).toBe('waymark');
  const db = new Database('layout');
  await db.open();
  const layout = Object.fromEntries(
    db.tables.map((table) => [
      table.name,
      [table.schema.primKey.src, ...table.schema.indexes.map((index) => index.src)].join(', '),
    ]),
  );
  await db.delete();
  expect(db.verno).toBe(1);
  expect(layout).toMatchInlineSnapshot(`
    {
      "assessments": "id, engagementId",
      "changes": "id, engagementId, transactionId, [entity+entityId]",
      "covers": "id, engagementId, initiativeId",
      "engagements": "id, engagementId",
      "evidence": "id, engagementId, [engagementId+sha256]",
      "evidenceBytes": "sha256",
      "evidenceLinks": "id, engagementId, assessmentId, evidenceId",
      "frameworkVersions": "id, frameworkId",
      "frameworks": "id",
      "initiatives": "id, engagementId, assessmentId",
      "levelPicks": "id, engagementId, assessmentId",
      "nodes": "id, versionId",
      "notes": "id, engagementId, assessmentId",
      "placements": "id, engagementId, scenarioId",
      "ratings": "id, engagementId, [assessmentId+nodeId]",
      "respondents": "id, engagementId",
      "responses": "id, engagementId, [assessmentId+nodeId], [assessmentId+respondentId]",
      "scenarios": "id, engagementId, assessmentId",
      "scopeItems": "id, engagementId, assessmentId",
      "settings": "key",
      "targets": "id, engagementId, assessmentId",
      "transactions": "id, [engagementId+id]",
      "unmappedAnswers": "id, engagementId, assessmentId",
    }
  `);
});

it('gives every table of a client’s work an index by which all of it is found', () => {
  const db = new Database('layout');
  for (const name of engagementTables) {
    expect(db.table(name).schema.idxByName, name).toHaveProperty('engagementId');
  }
});

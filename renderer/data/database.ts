import { Dexie, type EntityTable, type Table } from 'dexie';
import type { EngagementTables, LibraryTables, LogTables } from '#shared/model/tables.ts';

/** The name of the database: frozen, a change would leave every client's data behind. */
export const databaseName = 'waymark';

/** Evidence bytes, apart from the evidence rows so that no list ever loads them. */
export type EvidenceBytes = { sha256: string; blob: Blob };

/** Something this device remembers about itself; never part of a package. */
export type Setting = { key: string; value: unknown };

type Rows = LibraryTables & EngagementTables & LogTables;
type Tables = { [Name in keyof Rows]: Table<Rows[Name], string, Rows[Name]> };

/**
 * Everything the application stores. Version 1.
 *
 * Every write is durable before it is acknowledged (`strict`): Chromium's default may lose seconds of
 * acknowledged writes when the power fails.
 */
export class Database extends Dexie implements Tables {
  declare frameworks: Tables['frameworks'];
  declare frameworkVersions: Tables['frameworkVersions'];
  declare nodes: Tables['nodes'];
  declare engagements: Tables['engagements'];
  declare assessments: Tables['assessments'];
  declare ratings: Tables['ratings'];
  declare notes: Tables['notes'];
  declare evidence: Tables['evidence'];
  declare evidenceLinks: Tables['evidenceLinks'];
  declare targets: Tables['targets'];
  declare initiatives: Tables['initiatives'];
  declare covers: Tables['covers'];
  declare scenarios: Tables['scenarios'];
  declare placements: Tables['placements'];
  declare unmappedAnswers: Tables['unmappedAnswers'];
  declare respondents: Tables['respondents'];
  declare responses: Tables['responses'];
  declare levelPicks: Tables['levelPicks'];
  declare scopeItems: Tables['scopeItems'];
  declare transactions: Tables['transactions'];
  declare changes: Tables['changes'];
  declare evidenceBytes: EntityTable<EvidenceBytes, 'sha256'>;
  declare settings: EntityTable<Setting, 'key'>;

  constructor(name: string = databaseName) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      frameworks: 'id',
      frameworkVersions: 'id, frameworkId',
      nodes: 'id, versionId',
      engagements: 'id, engagementId',
      assessments: 'id, engagementId',
      ratings: 'id, engagementId, [assessmentId+nodeId]',
      notes: 'id, engagementId, assessmentId',
      evidence: 'id, engagementId, [engagementId+sha256]',
      evidenceLinks: 'id, engagementId, assessmentId, evidenceId',
      targets: 'id, engagementId, assessmentId',
      initiatives: 'id, engagementId, assessmentId',
      covers: 'id, engagementId, initiativeId',
      scenarios: 'id, engagementId, assessmentId',
      placements: 'id, engagementId, scenarioId',
      unmappedAnswers: 'id, engagementId, assessmentId',
      respondents: 'id, engagementId',
      responses: 'id, engagementId, [assessmentId+nodeId], [assessmentId+respondentId]',
      levelPicks: 'id, engagementId, assessmentId',
      scopeItems: 'id, engagementId, assessmentId',
      transactions: 'id, [engagementId+id]',
      changes: 'id, engagementId, transactionId, [entity+entityId]',
      evidenceBytes: 'sha256',
      settings: 'key',
    });
  }
}

/** The one open database of this window. */
export const db = new Database();

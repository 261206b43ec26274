import { known } from '#shared/base/assert.ts';
import { failed, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { HostApi, PackageHead, WrittenFile } from '#shared/host/contract.ts';
import { countRows, encodeRows } from '#shared/formats/packageContents.ts';
import type { PackageRows } from '#shared/formats/packageRows.ts';
import { engagementTables, type EngagementTable, type EngagementTables } from '#shared/model/tables.ts';
import { db } from './database.ts';
import { readEvidence } from './evidence.ts';
import { shelvedVersions, type ShelvedVersion } from './library.ts';

/**
 * Everything one engagement consists of, read in one transaction. The text of a framework version comes along only
 * where `withText` says so.
 */
export async function packageContents(
  engagementId: string,
  withText: (versionId: string) => boolean,
): Promise<PackageRows> {
  return db.transaction('r', db.tables, async () => {
    const work = await workOf(engagementId);
    const versionIds = [...new Set(work.assessments.map((assessment) => assessment.versionId))];
    const versions = await db.frameworkVersions.where('id').anyOf(versionIds).toArray();
    const frameworkIds = versions.map((version) => version.frameworkId);
    return {
      frameworks: await db.frameworks.where('id').anyOf(frameworkIds).toArray(),
      frameworkVersions: versions,
      nodes: await db.nodes.where('versionId').anyOf(versionIds.filter(withText)).toArray(),
      ...work,
      transactions: await db.transactions
        .where('[engagementId+id]')
        .between([engagementId, ''], [engagementId, '\uffff'])
        .toArray(),
      changes: await db.changes.where('engagementId').equals(engagementId).toArray(),
    };
  });
}

async function workOf(engagementId: string): Promise<WorkRows> {
  const entries = await Promise.all(
    engagementTables.map(async (table) => [
      table,
      await db.table(table).where('engagementId').equals(engagementId).toArray(),
    ]),
  );
  return Object.fromEntries(entries) as WorkRows;
}

type WorkRows = { readonly [T in keyof EngagementTables]: readonly EngagementTables[T][] };

/** What a package would hold, in figures: for saying so before it is written. */
export type PackageOverview = {
  readonly assessments: number;
  readonly ratings: number;
  readonly notes: number;
  readonly initiatives: number;
  readonly evidence: number;
  /** Total size of the evidence in bytes, each file counted once. */
  readonly evidenceBytes: number;
  readonly changes: number;
  readonly frameworks: readonly ShelvedVersion[];
};

/** Counts what a package of an engagement would hold. */
export async function packageOverview(engagementId: string): Promise<PackageOverview> {
  const count = (table: EngagementTable | 'changes') =>
    db.table(table).where('engagementId').equals(engagementId).count();
  const assessments = await db.assessments.where('engagementId').equals(engagementId).toArray();
  const versionIds = new Set(assessments.map((assessment) => assessment.versionId));
  const evidence = await db.evidence.where('engagementId').equals(engagementId).toArray();
  const sizes = new Map(evidence.map((row) => [row.sha256, row.bytes]));
  return {
    assessments: assessments.length,
    ratings: await count('ratings'),
    notes: await count('notes'),
    initiatives: await count('initiatives'),
    evidence: evidence.length,
    evidenceBytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
    changes: await count('changes'),
    frameworks: (await shelvedVersions()).filter(({ version }) => versionIds.has(version.id)),
  };
}

/** How far an export has come: `done` of `total` parts. */
export type Progress = (done: number, total: number) => void;

/**
 * Writes an engagement to a package where the user wants it; `null` when they changed their mind. The evidence is
 * checked against its hashes on the way; when anything fails nothing is left at that place.
 */
export async function exportPackage(
  host: HostApi,
  rows: PackageRows,
  suggestedName: string,
  progress: Progress,
): Promise<Result<WrittenFile, Failure> | null> {
  const encoded = encodeRows(rows, suggestedName);
  if (!encoded.ok) return encoded;
  const started = await host.startPackage(suggestedName);
  if (started === null || !started.ok) return started;
  const { token } = started.value;
  const files = [...new Map(rows.evidence.map((evidence) => [evidence.sha256, evidence])).values()];
  const total = encoded.value.length + files.length;
  let done = 0;
  const add = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Failure | null> => {
    const added = await host.addPackagePart(token, path, bytes);
    progress(++done, total);
    return added.ok ? null : added.failure;
  };
  let isFinishing = false;
  try {
    const failure = await firstFailure([
      ...encoded.value.map((part) => () => add(part.path, part.bytes)),
      ...files.map((evidence) => async () => {
        const read = await readEvidence(evidence);
        if (!read.ok) return read.failure;
        return add(`evidence/${evidence.sha256}`, new Uint8Array(await read.value.arrayBuffer()));
      }),
    ]);
    if (failure !== null) return failed(failure);
    const head = headOf(rows);
    isFinishing = true;
    return await host.finishPackage(token, head);
  } finally {
    if (!isFinishing) await host.abandonPackage(token);
  }
}

async function firstFailure(steps: readonly (() => Promise<Failure | null>)[]): Promise<Failure | null> {
  for (const step of steps) {
    const failure = await step();
    if (failure !== null) return failure;
  }
  return null;
}

function headOf(rows: PackageRows): PackageHead {
  const engagement = known(rows.engagements[0], 'the engagement of a package');
  const withText = new Set(rows.nodes.map((node) => node.versionId));
  const titles = new Map(rows.frameworks.map((framework) => [framework.id, framework.title]));
  return {
    kind: 'full',
    createdAt: new Date().toISOString(),
    engagement: {
      id: engagement.id,
      title: engagement.title,
      client: engagement.client,
      confidentiality: engagement.confidentiality,
    },
    framework: rows.frameworkVersions.map((version) => ({
      versionId: version.id,
      title: titles.get(version.frameworkId) ?? version.frameworkId,
      version: version.version,
      textIncluded: withText.has(version.id),
    })),
    counts: countRows(rows),
    head:
      rows.transactions
        .map((transaction) => transaction.id)
        .sort()
        .at(-1) ?? null,
  };
}

import { known } from '#shared/base/assert.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { readRows } from '#shared/formats/packageContents.ts';
import type { PackageRows } from '#shared/formats/packageRows.ts';
import type { HostApi, StagedPackage } from '#shared/host/contract.ts';
import { engagementTables } from '#shared/model/tables.ts';
import { guarded } from './command.ts';
import { db, type EvidenceBytes } from './database.ts';
import { addContent } from './library.ts';

/** The rows of a staged package, checked against its manifest and one another. */
export function packageRows(host: HostApi, staged: StagedPackage): Promise<Result<PackageRows, Failure>> {
  return readRows(staged.manifest, (path) => host.readPackagePart(staged.token, path), staged.name);
}

/** Where to go after an import; the newest assessment, if there is one. */
export type Imported = { readonly engagementId: string; readonly assessmentId: string | undefined };

/**
 * Opens a staged package as a new engagement: everything in one transaction, or nothing. Fails when the engagement is
 * here already, when the library holds other words for one of its pages, or when neither the package nor the library
 * has the framework's text.
 */
export async function importPackage(
  host: HostApi,
  staged: StagedPackage,
  rows: PackageRows,
): Promise<Result<Imported, Failure>> {
  const evidence = await evidenceBytes(host, staged, rows);
  if (!evidence.ok) return evidence;
  const engagement = known(rows.engagements[0], 'the engagement of a package');
  const stored = await guarded(() =>
    db
      .transaction('rw', db.tables, async () => {
        if (await db.engagements.get(engagement.id)) {
          throw new Refusal({ kind: 'packageAlreadyHere', title: engagement.title });
        }
        const shelved = await addContent(db, rows);
        if (!shelved.ok) throw new Refusal(shelved.failure);
        await refuseMissingText(rows);
        for (const table of engagementTables) await db.table(table).bulkAdd(rows[table]);
        await db.transactions.bulkAdd(rows.transactions);
        await db.changes.bulkAdd(rows.changes);
        await db.evidenceBytes.bulkPut(evidence.value);
        return null;
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) return error.failure;
        throw error;
      }),
  );
  if (!stored.ok) return stored;
  if (stored.value !== null) return failed(stored.value);
  const assessments = rows.assessments.map((assessment) => assessment.id).sort();
  return ok({ engagementId: engagement.id, assessmentId: assessments.at(-1) });
}

/** Ends a transaction with nothing stored, for a reason the user can act on. */
class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** A package may come without the framework's text; then the library must have every page that its rows speak of. */
async function refuseMissingText(rows: PackageRows): Promise<void> {
  const { ratings, targets, covers, responses, levelPicks, scopeItems } = rows;
  const speaking = [ratings, targets, covers, responses, levelPicks, scopeItems].flat();
  const spokenOf = speaking.map((row) => row.nodeId);
  const nodes = [...new Set(spokenOf)];
  const present = await db.nodes.bulkGet(nodes);
  const missing = nodes.find((_, index) => present[index] === undefined);
  if (missing === undefined) return;
  const version = rows.frameworkVersions.find((candidate) => missing.startsWith(`${candidate.id}:`));
  const framework = rows.frameworks.find((candidate) => candidate.id === version?.frameworkId);
  throw new Refusal({
    kind: 'frameworkMissing',
    title: framework?.title ?? missing,
    version: version?.version ?? '',
    page: missing.slice(missing.lastIndexOf('/') + 1),
  });
}

async function evidenceBytes(
  host: HostApi,
  staged: StagedPackage,
  rows: PackageRows,
): Promise<Result<EvidenceBytes[], Failure>> {
  const files = [...new Map(rows.evidence.map((evidence) => [evidence.sha256, evidence])).values()];
  const found: EvidenceBytes[] = [];
  for (const { sha256, mime } of files) {
    const part = await host.readPackagePart(staged.token, `evidence/${sha256}`);
    if (!part.ok) return part;
    found.push({ sha256, blob: new Blob([part.value], { type: mime }) });
  }
  return ok(found);
}

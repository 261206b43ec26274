import { beforeEach, expect, it } from 'vitest';
import { known } from '#shared/base/assert.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { sha256 } from '#shared/base/text.ts';
import { packageFormat, packageVersion, type PackageManifest } from '#shared/formats/package.ts';
import type { HostApi, PackageHead, StagedPackage } from '#shared/host/contract.ts';
import { aFramework, aFrameworkVersion, aNode } from '#shared/testing/builders.ts';
import { ratePractice, writeNote } from './answers.ts';
import { db } from './database.ts';
import { startEngagement } from './engagements.ts';
import { attachEvidence, detachEvidence, evidenceOf, readEvidence } from './evidence.ts';
import { undo } from './history.ts';
import { shelveContent } from './library.ts';
import { exportPackage, packageContents, packageOverview } from './packageExport.ts';
import { migrateAssessment } from './migration.ts';
import { importPackage, packageRows } from './packageImport.ts';
import { addInitiatives, placeInitiative, planOf } from './plan.ts';
import { addRespondent, pickLevel, recordResponse } from './respondents.ts';
import { setScope } from './scope.ts';
import { setTarget } from './targets.ts';

/** The machine's side of a package, without files: keeps the parts it is given and hands them back. */
class PartsInMemory {
  readonly parts = new Map<string, Uint8Array<ArrayBuffer>>();
  abandoned = false;
  manifest: PackageManifest | undefined;

  readonly host = {
    startPackage: () => Promise.resolve(ok({ token: 'package', name: 'alder.waymark' })),
    addPackagePart: (_token: string, path: string, bytes: Uint8Array<ArrayBuffer>) => {
      this.parts.set(path, bytes);
      return Promise.resolve(ok(null));
    },
    finishPackage: async (_token: string, head: PackageHead) => {
      const parts = await Promise.all(
        [...this.parts].map(async ([path, bytes]) => ({
          path,
          bytes: bytes.byteLength,
          sha256: await sha256(bytes),
        })),
      );
      this.manifest = { format: packageFormat, version: packageVersion, app: '0.1.0', ...head, parts };
      return ok({ name: 'alder.waymark', bytes: 1, sha256: '', token: 'file' });
    },
    abandonPackage: () => {
      this.abandoned = true;
      return Promise.resolve();
    },
    readPackagePart: (_token: string, path: string) => Promise.resolve(ok(known(this.parts.get(path), path))),
  } as unknown as HostApi;

  get staged(): StagedPackage {
    const manifest = known(this.manifest, 'the manifest of a finished package');
    return { token: 'package', name: 'alder.waymark', bytes: 1, sha256: '', manifest };
  }
}

function value<T>(result: Result<T, { kind: string }>): T {
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

const node = aNode();
const version = aFrameworkVersion({ id: node.versionId });
const framework = aFramework({ id: version.frameworkId });
const library = {
  frameworks: [framework],
  frameworkVersions: [version],
  nodes: [{ ...node, parentId: null }],
};

/** A piece of work that touches every table. */
async function someWork() {
  value(await shelveContent(library));
  const { engagementId, assessmentId } = value(
    await startEngagement({
      title: 'Harbour review',
      client: 'Alder Logistics',
      confidentiality: 'Confidential',
      fiscalStartMonth: 7,
      scoringPreset: 'balanced',
      versionId: version.id,
      assessmentTitle: 'Spring',
      startedOn: '2026-03-02',
    }),
  );
  const assessment = known(await db.assessments.get(assessmentId), 'the assessment');
  const practiceId = known(node.groups[0]?.practices[0], 'a practice').id;
  value(await ratePractice({ assessment, nodeId: node.id, practiceId, subject: 'A1' }, 'L'));
  const anchor = { assessment, targetType: 'practice' as const, targetId: practiceId, subject: 'A1' };
  value(await writeNote(anchor, 'Seen the handbook – “quite good” 👍'));
  value(await attachEvidence(anchor, new File([new Uint8Array([0, 1, 2, 255])], 'scan.bin')));
  value(await attachEvidence(anchor, new File(['gone'], 'gone.txt')));
  const gone = known((await evidenceOf(assessmentId)).at(-1), 'the second piece of evidence');
  value(await detachEvidence(anchor, gone.evidence));
  value(await setTarget(assessment, node, 4));
  const respondentId = value(await addRespondent(engagementId, { name: 'Kim', role: 'Head', group: 'IT' }));
  const practice = { assessment, nodeId: node.id, practiceId, subject: 'A1' };
  value(await recordResponse(practice, respondentId, { value: 'P', comment: 'Since spring' }));
  value(await pickLevel({ assessment, nodeId: node.id, subject: 'A1' }, respondentId, 2.5));
  const scope = { nodeId: node.id, isIncluded: true, reason: '', importance: 5 };
  value(await setScope(assessment, 'A1', [scope]));
  const covers = [{ nodeId: node.id, practiceId }];
  value(
    await addInitiatives(assessment, [{ title: 'A1', description: '', owner: '', effortDays: 5, covers }]),
  );
  const plan = known(await planOf(assessmentId), 'the plan');
  value(await placeInitiative(plan.scenario, known(plan.initiatives[0], 'an initiative'), '2026-07'));
  return { engagementId, assessmentId };
}

async function everything(): Promise<string> {
  const tables = db.tables.filter(({ name }) => !['settings', 'evidenceBytes'].includes(name));
  const entries = await Promise.all(
    tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return canonicalJson(Object.fromEntries(entries));
}

async function exported(engagementId: string, withText = true): Promise<PartsInMemory> {
  const memory = new PartsInMemory();
  const rows = await packageContents(engagementId, () => withText);
  known(await exportPackage(memory.host, rows, 'alder.waymark', () => undefined), 'a written package');
  return memory;
}

async function imported(memory: PartsInMemory) {
  const rows = value(await packageRows(memory.host, memory.staged));
  return importPackage(memory.host, memory.staged, rows);
}

async function emptyStore() {
  await db.delete();
  await db.open();
}

beforeEach(emptyStore);

it('gives another copy the same work, field by field', async () => {
  const { engagementId, assessmentId } = await someWork();
  const before = await everything();
  const memory = await exported(engagementId);
  await emptyStore();
  expect(value(await imported(memory))).toEqual({ engagementId, assessmentId });
  expect(await everything()).toBe(before);
  const [first] = await evidenceOf(assessmentId);
  const read = value(await readEvidence(known(first, 'the evidence').evidence));
  expect([...new Uint8Array(await read.arrayBuffer())]).toEqual([0, 1, 2, 255]);
});

it('gives another copy an assessment that moved on, with the answers that found no place', async () => {
  const { engagementId, assessmentId } = await someWork();
  const assessment = known(await db.assessments.get(assessmentId), 'the assessment');
  const wish = { versionId: version.id, title: 'Autumn', startedOn: '2026-09-01', decisions: new Map() };
  const { unmapped } = value(await migrateAssessment(assessment, wish));
  expect(unmapped).toBe(5);
  const before = await everything();
  const memory = await exported(engagementId);
  await emptyStore();
  value(await imported(memory));
  expect(await everything()).toBe(before);
});

it('says before writing what goes in', async () => {
  const { engagementId } = await someWork();
  expect(await packageOverview(engagementId)).toMatchObject({
    assessments: 1,
    ratings: 1,
    notes: 1,
    initiatives: 1,
    evidence: 1,
    evidenceBytes: 4,
    frameworks: [{ version: { id: version.id } }],
  });
});

it('carries nothing of another client', async () => {
  const { engagementId } = await someWork();
  await startEngagement({
    title: 'Secret merger',
    client: 'Birch Holdings',
    confidentiality: '',
    fiscalStartMonth: 1,
    scoringPreset: 'strict',
    versionId: version.id,
    assessmentTitle: 'Autumn',
    startedOn: '2026-09-01',
  });
  const memory = await exported(engagementId);
  const text = [...memory.parts.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  expect(text).not.toMatch(/Birch|Secret merger/);
});

it('changes nothing when the engagement is here already', async () => {
  const { engagementId } = await someWork();
  const memory = await exported(engagementId);
  const before = await everything();
  expect(await imported(memory)).toEqual({
    ok: false,
    failure: { kind: 'packageAlreadyHere', title: 'Harbour review' },
  });
  expect(await everything()).toBe(before);
});

it('changes nothing when the library holds other words for a page', async () => {
  const { engagementId } = await someWork();
  const memory = await exported(engagementId);
  await emptyStore();
  value(
    await shelveContent({
      ...library,
      nodes: library.nodes.map((n) => ({ ...n, textHash: 'f'.repeat(64) })),
    }),
  );
  const before = await everything();
  expect(await imported(memory)).toMatchObject({ ok: false, failure: { kind: 'frameworkDiffers' } });
  expect(await everything()).toBe(before);
});

it('opens a package without the framework’s text where the library has it, and says so where it has not', async () => {
  const { engagementId } = await someWork();
  const before = await everything();
  const memory = await exported(engagementId, false);
  expect(new TextDecoder().decode(memory.parts.get('data/nodes.ndjson'))).toBe('');
  await emptyStore();
  expect(await imported(memory)).toMatchObject({ ok: false, failure: { kind: 'frameworkMissing' } });
  expect(await db.engagements.count()).toBe(0);
  value(await shelveContent(library));
  value(await imported(memory));
  expect(await everything()).toBe(before);
});

it('leaves nothing behind when a piece of evidence was changed on the disk', async () => {
  const { engagementId } = await someWork();
  const [evidence] = await db.evidence.toArray();
  await db.evidenceBytes.put({ sha256: known(evidence, 'evidence').sha256, blob: new Blob(['forged']) });
  const memory = new PartsInMemory();
  const rows = await packageContents(engagementId, () => true);
  expect(await exportPackage(memory.host, rows, 'alder.waymark', () => undefined)).toMatchObject({
    ok: false,
    failure: { kind: 'evidenceChanged', name: 'scan.bin' },
  });
  expect(memory.abandoned).toBe(true);
});

it('lets the receiver go on undoing only what they did themselves', async () => {
  const { engagementId } = await someWork();
  const memory = await exported(engagementId);
  await emptyStore();
  value(await imported(memory));
  const before = await everything();
  expect(value(await undo(engagementId))).toBeNull();
  expect(await everything()).toBe(before);
});

import fc from 'fast-check';
import { known } from '../base/assert.ts';
import { hex } from '../base/text.ts';
import type { PackageHead } from '../host/contract.ts';
import { packageTables } from '../formats/packageRows.ts';
import { countRows } from '../formats/packageContents.ts';
import type { PackageRows, PackageTables } from '../formats/packageRows.ts';

/** Rows that belong together, and the bytes of their evidence by SHA-256. */
export type PackageSample = {
  readonly rows: PackageRows;
  readonly evidence: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
};

const at = '2026-11-24T09:30:00.000Z';
const engagementId = '01ENGAGEMENT';
const versionId = 'acme:1.0';

/** Text as people and programs write it, with what breaks careless writers. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.replaceAll('\u0000', '')),
  fc.constantFrom('', 'line\nbreak\r\n', '"quoted\\"', '__proto__', '\u2028', '{"a":1}', 'ångström 😀'),
);

const userFields = { engagementId, createdAt: at, createdBy: 'ann', updatedAt: at };

/** A field that a later program might have added. */
const later = fc.option(fc.record({ zebra: text, apple: fc.integer(), '10': fc.boolean() }), {
  nil: undefined,
});

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Every table empty. */
export function noRows(): { [T in keyof PackageTables]: PackageTables[T][] } {
  return Object.fromEntries(packageTables.map((table) => [table, []])) as unknown as {
    [T in keyof PackageTables]: PackageTables[T][];
  };
}

/** What decides a sample; small, so that a counterexample shrinks to something that can be read. */
export const sampleSeed = fc.record({
  blocks: fc.integer({ min: 1, max: 4 }),
  practices: fc.integer({ min: 0, max: 5 }),
  texts: fc.array(text, { minLength: 1, maxLength: 6 }),
  values: fc.array(fc.constantFrom('N', 'P', 'L', 'F', 'NA'), { minLength: 1, maxLength: 6 }),
  files: fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 3 }),
  later,
  isTextIncluded: fc.boolean(),
});
type Seed = typeof sampleSeed extends fc.Arbitrary<infer T> ? T : never;

/** Rows of every table that belong together, grown from a seed. */
export async function packageSample(seed: Seed): Promise<PackageSample> {
  const rows = noRows();
  const extra = seed.later === undefined ? {} : { later: seed.later };
  const pick = <T>(list: readonly T[], index: number): T =>
    known(list[index % list.length], 'an item to pick');
  rows.frameworks.push({
    id: 'acme',
    title: 'Acme maturity',
    publisher: pick(seed.texts, 0),
    licence: { class: 'own', text: '', allowShare: true },
  });
  rows.frameworkVersions.push({
    id: versionId,
    frameworkId: 'acme',
    version: '1.0',
    levels: ['Initial', 'Basic', 'Defined'].map((levelName, index) => ({ no: index + 1, name: levelName })),
    lang: 'en',
    sourceNote: pick(seed.texts, 1),
    importedAt: at,
  });
  rows.engagements.push({
    ...userFields,
    id: engagementId,
    title: 'Year-end review',
    client: pick(seed.texts, 2),
    confidentiality: 'Confidential',
    fiscalStartMonth: 7,
    scoringPreset: 'balanced',
  });
  rows.assessments.push({
    ...userFields,
    id: 'a1',
    versionId,
    title: 'First',
    startedOn: '2026-11-24',
    ...extra,
  });
  rows.initiatives.push({
    ...userFields,
    id: 'i1',
    assessmentId: 'a1',
    title: 'Automate',
    description: pick(seed.texts, 3),
    owner: 'Bo',
    effortDays: 12.5,
  });
  rows.scenarios.push({ ...userFields, id: 's1', assessmentId: 'a1', title: 'Plan', isAdopted: true });
  rows.placements.push({
    ...userFields,
    id: 's1:i1',
    scenarioId: 's1',
    initiativeId: 'i1',
    startMonth: '2027-01',
  });
  rows.respondents.push({ ...userFields, id: 'r1', name: 'Kim', role: 'Head of change', group: 'IT' });
  for (let block = 0; block < seed.blocks; block++) addBlock(rows, seed, block, pick);
  addSuccessor(rows, pick(seed.texts, 4));
  const evidence = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [index, file] of seed.files.entries()) {
    const bytes = new Uint8Array(file);
    const sha256 = await hashOf(bytes);
    evidence.set(sha256, bytes);
    const id = `e${index}`;
    rows.evidence.push({
      ...userFields,
      id,
      sha256,
      name: 'scan.pdf',
      mime: '',
      bytes: bytes.length,
      capturedAt: at,
    });
    const [targetType, targetId] = ['node', `${versionId}:B0`] as const;
    rows.evidenceLinks.push({
      ...userFields,
      id: `${id}:a1:${targetId}`,
      evidenceId: id,
      assessmentId: 'a1',
      targetType,
      targetId,
    });
  }
  const [kept] = rows.evidence;
  if (kept) addUnmapped(rows, 'u9', { kind: 'evidence', evidenceId: kept.id });
  rows.transactions.push({
    id: 't1',
    engagementId,
    label: 'ratePractice',
    subject: 'B0',
    kind: 'do',
    reverses: null,
    actorId: 'ann',
    deviceId: 'd1',
    at,
  });
  for (const [index, after] of seed.texts.entries()) {
    rows.changes.push({
      id: `c${index}`,
      transactionId: 't1',
      engagementId,
      entity: 'notes',
      entityId: 'n',
      field: 'text',
      before: null,
      after: { after, list: [1, 2.5, true] },
      parents: index === 0 ? [] : [`c${index - 1}`],
    });
  }
  if (!seed.isTextIncluded) rows.nodes.length = 0;
  return { rows, evidence };
}

/** An assessment based on the first one, with answers that found no place. */
function addSuccessor(rows: ReturnType<typeof noRows>, said: string): void {
  const assessment = { id: 'a2', versionId, title: 'Second', startedOn: '2027-11-24', basedOnId: 'a1' };
  rows.assessments.push({ ...userFields, ...assessment });
  rows.initiatives.push({
    ...userFields,
    id: 'i2',
    assessmentId: 'a2',
    title: 'Automate',
    description: said,
    owner: 'Bo',
    effortDays: 12.5,
  });
  addUnmapped(rows, 'u1', { kind: 'rating', value: 'NA', naReason: said });
  addUnmapped(rows, 'u2', { kind: 'note', text: said });
  addUnmapped(rows, 'u3', { kind: 'target', level: 4, rationale: said });
  addUnmapped(rows, 'u4', { kind: 'cover', initiativeId: 'i2' });
}

function addUnmapped(
  rows: ReturnType<typeof noRows>,
  id: string,
  answer: PackageTables['unmappedAnswers']['answer'],
): void {
  rows.unmappedAnswers.push({
    ...userFields,
    id,
    assessmentId: 'a2',
    targetType: 'node',
    targetId: `${versionId}:B0`,
    reason: 'noPlace',
    answer,
  });
}

function addBlock(
  rows: ReturnType<typeof noRows>,
  seed: Seed,
  block: number,
  pick: <T>(list: readonly T[], index: number) => T,
): void {
  const nodeId = `${versionId}:B${block}`;
  const practices = Array.from({ length: seed.practices }, (_, index) => ({
    id: `${nodeId}:p${index}`,
    text: pick(seed.texts, index),
    weight: 1,
  }));
  rows.nodes.push({
    id: nodeId,
    versionId,
    parentId: block === 0 ? null : `${versionId}:B${block - 1}`,
    kind: 'block',
    code: `B${block}`,
    title: `Block ${block}`,
    description: pick(seed.texts, block),
    sections: [],
    groups: [
      {
        id: `${nodeId}:g`,
        level: 2,
        practices,
        outcomes: [{ id: `${nodeId}:o`, text: 'It works' }],
        metrics: [],
      },
    ],
    order: block,
    textHash: 'ab'.repeat(32),
  });
  rows.targets.push({
    ...userFields,
    id: `a1:${nodeId}`,
    assessmentId: 'a1',
    nodeId,
    level: 3,
    rationale: '',
  });
  const picked = { assessmentId: 'a1', nodeId, level: 2.5, rationale: pick(seed.texts, block + 1) };
  rows.levelPicks.push(
    { ...userFields, ...picked, id: `a1:${nodeId}:agreed`, respondentId: null },
    { ...userFields, ...picked, id: `a1:${nodeId}:r1`, respondentId: 'r1' },
  );
  rows.scopeItems.push({
    ...userFields,
    id: `a1:${nodeId}`,
    assessmentId: 'a1',
    nodeId,
    isIncluded: true,
    reason: '',
    importance: 4,
  });
  rows.notes.push({
    ...userFields,
    id: `a1:${nodeId}:o:note`,
    assessmentId: 'a1',
    targetType: 'outcome',
    targetId: `${nodeId}:o`,
    text: pick(seed.texts, block),
  });
  for (const [index, practice] of practices.entries()) {
    const value = pick(seed.values, index);
    const place = { nodeId, practiceId: practice.id };
    rows.ratings.push({
      ...userFields,
      id: `a1:${practice.id}`,
      assessmentId: 'a1',
      ...place,
      value,
      naReason: value === 'NA' ? 'no' : '',
    });
    rows.responses.push({
      ...userFields,
      id: `a1:${practice.id}:r1`,
      assessmentId: 'a1',
      ...place,
      respondentId: 'r1',
      value,
      naReason: '',
      comment: pick(seed.texts, index),
    });
    rows.covers.push({ ...userFields, id: `i1:${practice.id}`, initiativeId: 'i1', ...place });
  }
}

/** The head that says what the sample's rows say. */
export function headOf({ rows }: PackageSample): PackageHead {
  const engagement = known(rows.engagements[0], 'the engagement');
  return {
    kind: 'full',
    createdAt: at,
    engagement: {
      id: engagement.id,
      title: engagement.title,
      client: engagement.client,
      confidentiality: engagement.confidentiality,
    },
    framework: [{ versionId, title: 'Acme maturity', version: '1.0', textIncluded: rows.nodes.length > 0 }],
    counts: countRows(rows),
    head: 't1',
  };
}

/** One sample of every table, always the same. */
export function oneSample(): Promise<PackageSample> {
  return packageSample({
    blocks: 3,
    practices: 4,
    texts: ['Plans are written down', 'somebody owns them', 'åß😀'],
    values: ['N', 'P', 'L', 'F', 'NA'],
    files: [new Uint8Array([1, 2, 3]), new Uint8Array(150).fill(7)],
    later: { zebra: 'z', apple: 1, '10': true },
    isTextIncluded: true,
  });
}

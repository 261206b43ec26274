import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf, oneSample, packageSample, sampleSeed } from '../testing/packageSamples.ts';
import type { PackageSample } from '../testing/packageSamples.ts';
import { hex, sha256 } from '../base/text.ts';
import type { Failure } from '../domain/failure.ts';
import { known } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import type { PackageManifest } from './package.ts';
import { encodeRows, readRows } from './packageContents.ts';
import type { EncodedPart } from './packageContents.ts';
import { decodeTable, encodeTable, packageTables, tableAt, tablePath } from './packageRows.ts';
import type { PackageTable } from './packageRows.ts';

const name = 'acme.waymark';

function encoded(sample: PackageSample): EncodedPart[] {
  const parts = encodeRows(sample.rows, name);
  if (!parts.ok) throw new Error(JSON.stringify(parts.failure));
  return [
    ...parts.value,
    ...Array.from(sample.evidence, ([hash, bytes]) => ({ path: `evidence/${hash}`, bytes })),
  ];
}

async function manifestOf(sample: PackageSample, parts: readonly EncodedPart[]): Promise<PackageManifest> {
  const listed = parts.map(async ({ path, bytes }) => ({
    path,
    bytes: bytes.length,
    sha256: await sha256(bytes),
  }));
  return {
    format: 'waymark-package',
    version: 1,
    app: '0',
    ...headOf(sample),
    parts: await Promise.all(listed),
  };
}

/** Reads a sample whose rows were changed after they were written, line by line as a table's text. */
async function readChanged(
  table: PackageTable,
  change: (row: Record<string, unknown>, index: number) => unknown,
  changeManifest: (manifest: PackageManifest) => object = (manifest) => manifest,
) {
  const sample = await oneSample();
  const rows = sample.rows[table].map((row, index) => change({ ...row }, index));
  const parts = encoded(sample).map((part) =>
    part.path === tablePath(table)
      ? { ...part, bytes: new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join('')) }
      : part,
  );
  return read(parts, {
    ...(await manifestOf(sample, parts)),
    ...changeManifest(await manifestOf(sample, parts)),
  });
}

function read(parts: readonly EncodedPart[], manifest: PackageManifest) {
  const bytes = new Map(parts.map((part) => [part.path, part.bytes]));
  return readRows(manifest, (path) => Promise.resolve(ok(known(bytes.get(path), path))), name);
}

function invalid(part: string, line?: number): { ok: false; failure: Failure } {
  return { ok: false, failure: { kind: 'packageInvalid', name, part, ...(line !== undefined && { line }) } };
}

describe('The rows of a package', () => {
  it('come back as they were, with fields of later programs, and give the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(sampleSeed, async (seed) => {
        const sample = await packageSample(seed);
        const parts = encoded(sample);
        const back = await read(parts, await manifestOf(sample, parts));
        expect(back).toEqual(ok(sample.rows));
        if (back.ok) expect(encodeRows(back.value, name)).toEqual(encodeRows(sample.rows, name));
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('give the same bytes in whatever order they and their fields come', async () => {
    const { rows } = await oneSample();
    const shuffled = rows.ratings
      .map((row) => Object.fromEntries(Object.entries(row).reverse()) as typeof row)
      .reverse();
    expect(encodeTable('ratings', shuffled, name)).toEqual(encodeTable('ratings', rows.ratings, name));
  });

  it('know their part by its path and their path by its table', () => {
    for (const table of packageTables) expect(tableAt(tablePath(table))).toBe(table);
    expect(tableAt('data/toString.ndjson')).toBeNull();
  });

  it('are not written when they could not be read back', async () => {
    const [rating] = (await oneSample()).rows.ratings;
    const lone = { ...rating!, naReason: '\ud800' };
    expect(encodeTable('ratings', [lone], name)).toEqual(invalid('data/ratings.ndjson', 1));
    expect(encodeTable('ratings', [rating!, rating!], name)).toEqual(invalid('data/ratings.ndjson', 2));
  });

  it.each([
    ['a blank line', (lines: string) => `${lines}\n`],
    ['a last row without its newline', (lines: string) => lines.slice(0, -1)],
    ['a row twice', (lines: string) => lines + lines.slice(lines.lastIndexOf('\n', lines.length - 2) + 1)],
    ['a list for a row', (lines: string) => `${lines}[]\n`],
    ['a key twice', (lines: string) => lines.replace('{', '{"id":"0",')],
    ['a row that is cut', (lines: string) => `${lines.slice(0, -9)}\n`],
    ['an unknown rating', (lines: string) => lines.replace('"value":"F"', '"value":"F!"')],
    ['an id with markup', (lines: string) => lines.replace('"id":"', '"id":"<b>')],
    ['rows out of order', (lines: string) => `${lines.split('\n').reverse().join('\n').slice(1)}\n`],
  ])('are refused with their line for %s', async (_, change) => {
    const bytes = encodeTable('ratings', (await oneSample()).rows.ratings, name);
    const lines = change(new TextDecoder().decode(bytes.ok ? bytes.value : undefined));
    const read = decodeTable('ratings', new TextEncoder().encode(lines), name);
    expect(read).toMatchObject({
      ok: false,
      failure: { kind: 'packageInvalid', part: 'data/ratings.ndjson' },
    });
    expect(read.ok || ('line' in read.failure && read.failure.line)).toBeGreaterThan(0);
  });

  it.each([
    ['Latin-1', [0x7b, 0xe9, 0x7d, 0x0a]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('are refused in %s', (_, bytes) => {
    expect(decodeTable('notes', new Uint8Array(bytes), name).ok).toBe(false);
  });

  it('name the hash of no evidence that is not inside', async () => {
    const changed = await readChanged('evidence', (row) => ({ ...row, sha256: hex(new Uint8Array(32)) }));
    expect(changed).toEqual(invalid('data/evidence.ndjson', 1));
  });

  it.each<[string, PackageTable, (row: Record<string, unknown>) => unknown]>([
    ['another engagement', 'ratings', (row) => ({ ...row, engagementId: 'other' })],
    ['another engagement in the log', 'changes', (row) => ({ ...row, engagementId: 'other' })],
    ['a framework that is not inside', 'frameworkVersions', (row) => ({ ...row, frameworkId: 'nist' })],
    ['a parent that is not inside', 'nodes', (row) => ({ ...row, parentId: 'acme:1.0:nowhere' })],
    ['a node that is its own parent', 'nodes', (row) => ({ ...row, parentId: row['id'] })],
    [
      'a version that the manifest does not name',
      'assessments',
      (row) => ({ ...row, versionId: 'acme:2.0' }),
    ],
    ['an assessment that is not inside', 'initiatives', (row) => ({ ...row, assessmentId: 'a9' })],
    ['a practice of another node', 'ratings', (row) => ({ ...row, nodeId: 'acme:1.0:B0' })],
    ['an answer that is not on the scale', 'ratings', (row) => ({ ...row, value: 'X' })],
    ['a response that is not on the scale', 'responses', (row) => ({ ...row, value: 'X' })],
    [
      'a respondent that is not inside',
      'responses',
      (row) => ({ ...row, respondentId: 'r9', id: `a1:${String(row['practiceId'])}:r9` }),
    ],
    [
      'a pick of a respondent that is not inside',
      'levelPicks',
      (row) => ({ ...row, respondentId: 'r9', id: `a1:${String(row['nodeId'])}:r9` }),
    ],
    [
      'a pick for a block that is not inside',
      'levelPicks',
      (row) => ({ ...row, nodeId: 'x', id: 'a1:x:r1' }),
    ],
    ['a scope of a node that is not inside', 'scopeItems', (row) => ({ ...row, nodeId: 'x', id: 'a1:x' })],
    ['an id that says something else', 'ratings', (row) => ({ ...row, id: `~${String(row['id'])}` })],
    ['an outcome that is not inside', 'notes', (row) => ({ ...row, id: 'a1:x:note', targetId: 'x' })],
    ['an initiative in place of a node', 'notes', (row) => ({ ...row, targetType: 'initiative' })],
    [
      'evidence that is not inside',
      'evidenceLinks',
      (row) => ({ ...row, evidenceId: 'e9', id: `e9:a1:${String(row['targetId'])}` }),
    ],
    ['evidence of another size', 'evidence', (row) => ({ ...row, bytes: 9 })],
    ['a block that is not inside', 'targets', (row) => ({ ...row, nodeId: 'x', id: 'a1:x' })],
    [
      'an initiative that is not inside',
      'covers',
      (row) => ({ ...row, initiativeId: 'i9', id: `i9:${String(row['practiceId'])}` }),
    ],
    ['a scenario that is not inside', 'placements', (row) => ({ ...row, scenarioId: 's9', id: 's9:i1' })],
    ['an assessment to follow that is not inside', 'assessments', (row) => ({ ...row, basedOnId: 'a9' })],
    ['an assessment that follows itself', 'assessments', (row) => ({ ...row, basedOnId: row['id'] })],
    [
      'an answer that was about nothing inside',
      'unmappedAnswers',
      (row) => ({ ...row, targetId: 'acme:1.0:nowhere' }),
    ],
    [
      'an unmapped answer of an assessment that follows none',
      'unmappedAnswers',
      (row) => ({ ...row, assessmentId: 'a1' }),
    ],
    [
      'unmapped evidence that is not inside',
      'unmappedAnswers',
      (row) => ({ ...row, answer: { kind: 'evidence', evidenceId: 'e9' } }),
    ],
    [
      'an initiative of another assessment',
      'unmappedAnswers',
      (row) => ({ ...row, answer: { kind: 'cover', initiativeId: 'i1' } }),
    ],
    ['a transaction that is not inside', 'changes', (row) => ({ ...row, transactionId: 't9' })],
    ['a change that is not inside', 'changes', (row) => ({ ...row, parents: ['c99'] })],
    ['a table every object has', 'changes', (row) => ({ ...row, entity: 'toString' })],
    ['an undo of nothing', 'transactions', (row) => ({ ...row, reverses: 't9' })],
  ])('are refused when they name %s', async (_, table, change) => {
    const last = (await oneSample()).rows[table].length;
    const changed = await readChanged(table, (row, index) => (index === last - 1 ? change(row) : row));
    expect(changed).toEqual(invalid(tablePath(table), last));
  });

  it('are refused when nodes are each other\u2019s ancestors', async () => {
    const changed = await readChanged('nodes', (row, index) => ({
      ...row,
      parentId: `acme:1.0:B${(index + 1) % 3}`,
    }));
    expect(changed).toEqual(invalid('data/nodes.ndjson', 1));
  });

  it.each<[string, (manifest: PackageManifest) => object, string]>([
    ['another number of rows', ({ counts }) => ({ counts: { ...counts, notes: 99 } }), 'data/notes.ndjson'],
    ['a table that does not exist', ({ counts }) => ({ counts: { ...counts, wishes: 1 } }), 'manifest.json'],
    [
      'another client',
      ({ engagement }) => ({ engagement: { ...engagement, client: 'Somebody' } }),
      'manifest.json',
    ],
    ['a head that is not inside', () => ({ head: 't9' }), 'manifest.json'],
    ['no head though there are changes', () => ({ head: null }), 'manifest.json'],
    [
      'text that is included though it says not',
      ({ framework }) => ({ framework: framework.map((entry) => ({ ...entry, textIncluded: false })) }),
      'data/nodes.ndjson',
    ],
  ])('are refused when the manifest says %s', async (_, change, part) => {
    const changed = await readChanged('notes', (row) => row, change);
    expect(changed).toMatchObject({ ok: false, failure: { kind: 'packageInvalid', part } });
  });

  it('are refused when there is a table this version does not have', async () => {
    const sample = await oneSample();
    const parts = [...encoded(sample), { path: 'data/wishes.ndjson', bytes: new Uint8Array(0) }];
    expect(await read(parts, await manifestOf(sample, parts))).toEqual(invalid('data/wishes.ndjson'));
  });
});

import { Dexie } from 'dexie';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assessment } from '#shared/model/engagement.ts';
import { engagementTables } from '#shared/model/tables.ts';
import { clearRating, ratePractice, writeNote } from './answers.ts';
import { runCommand } from './command.ts';
import { db } from './database.ts';
import { startEngagement } from './engagements.ts';
import { attachEvidence, detachEvidence, evidenceOf, readEvidence } from './evidence.ts';
import { redo, stepsOf, undo, undoState } from './history.ts';
import { addInitiatives, placeInitiative, planOf, removeInitiative } from './plan.ts';
import { setTarget } from './targets.ts';

async function anAssessmentInTheStore(): Promise<Assessment> {
  const started = await startEngagement({
    title: 'Harbour review',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    fiscalStartMonth: 7,
    scoringPreset: 'balanced',
    versionId: 'tidewater:1',
    assessmentTitle: 'Spring',
    startedOn: '2026-03-02',
  });
  if (!started.ok) throw new Error(started.failure.kind);
  const assessment = await db.assessments.get(started.value.assessmentId);
  if (!assessment) throw new Error('The assessment was not stored.');
  return assessment;
}

/** Everything a client's work consists of, in a stable order. */
async function snapshot(engagementId: string): Promise<string> {
  const rows = await Promise.all(
    engagementTables.map((name) => db.table(name).where('engagementId').equals(engagementId).sortBy('id')),
  );
  return JSON.stringify(rows);
}

const practice = (assessment: Assessment, n: number) => ({
  assessment,
  nodeId: 'tidewater:1:A/A1',
  practiceId: `tidewater:1:A/A1/L2/p-${n}`,
  subject: `A1 L2.${n}`,
});

const block = (assessment: Assessment) => ({
  assessment,
  targetType: 'node' as const,
  targetId: 'tidewater:1:A/A1',
  subject: 'A1',
});

beforeEach(async () => {
  await db.delete();
  await db.open();
});

describe('a command', () => {
  it('waits for the disk before it says that something is stored', async () => {
    const assessment = await anAssessmentInTheStore();
    let durability = '';
    const head = {
      engagementId: assessment.engagementId,
      label: 'changeEngagement',
      subject: 'Harbour',
    } as const;
    await runCommand(db, head, async (write) => {
      await write.remove('assessments', assessment.id);
      durability = Dexie.currentTransaction.idbtrans.durability;
    });
    expect(durability).toBe('strict');
  });

  it('records each changed field with what it was, what it is, and the change it follows', async () => {
    const assessment = await anAssessmentInTheStore();
    await ratePractice(practice(assessment, 1), 'P');
    await ratePractice(practice(assessment, 1), 'L');
    const changes = await db.changes.orderBy('id').toArray();
    const ofRating = changes.filter((change) => change.entity === 'ratings');
    expect(ofRating.map(({ field, parents }) => ({ field, parents }))).toEqual([
      { field: '*', parents: [] },
      { field: 'value', parents: [ofRating[0]?.id] },
    ]);
    expect(ofRating[1]).toMatchObject({ before: 'P', after: 'L' });
  });

  it('records nothing when nothing changed', async () => {
    const assessment = await anAssessmentInTheStore();
    await ratePractice(practice(assessment, 1), 'P');
    const before = await db.transactions.count();
    await ratePractice(practice(assessment, 1), 'P');
    expect(await db.transactions.count()).toBe(before);
  });

  it('stores nothing at all when its work breaks half way', async () => {
    const assessment = await anAssessmentInTheStore();
    const before = await snapshot(assessment.engagementId);
    const head = { engagementId: assessment.engagementId, label: 'setTarget', subject: 'A1' } as const;
    await expect(
      runCommand(db, head, async (write) => {
        await write.put('engagements', {
          ...(await db.engagements.get(assessment.engagementId))!,
          title: 'Changed',
        });
        throw new RangeError('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await snapshot(assessment.engagementId)).toBe(before);
    expect(await db.transactions.count()).toBe(1);
  });

  it('says so when the store is full instead of throwing', async () => {
    const assessment = await anAssessmentInTheStore();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Encountered full disk', 'QuotaExceededError');
    });
    const result = await ratePractice(practice(assessment, 1), 'F');
    vi.restoreAllMocks();
    expect(result).toEqual({ ok: false, failure: { kind: 'saveFailed', reason: 'quota' } });
    expect(await db.ratings.count()).toBe(0);
  });
});

describe('undo and redo', () => {
  it('return the work to the byte it was, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({
              do: fc.constant('rate' as const),
              n: fc.nat(3),
              value: fc.constantFrom('N', 'P', 'L', 'F'),
            }),
            fc.record({ do: fc.constant('clear' as const), n: fc.nat(3) }),
            fc.record({ do: fc.constant('note' as const), text: fc.constantFrom('', 'seen', 'told') }),
            fc.record({ do: fc.constant('target' as const), level: fc.constantFrom(null, 3, 4) }),
            fc.record({ do: fc.constant('evidence' as const), text: fc.constantFrom('a', 'b') }),
            fc.record({ do: fc.constant('plan' as const), n: fc.nat(3) }),
            fc.record({ do: fc.constant('drop' as const) }),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (steps) => {
          const assessment = await anAssessmentInTheStore();
          const states = [await snapshot(assessment.engagementId)];
          for (const step of steps) {
            switch (step.do) {
              case 'rate':
                await ratePractice(practice(assessment, step.n), step.value);
                break;
              case 'clear':
                await clearRating(practice(assessment, step.n));
                break;
              case 'note':
                await writeNote(block(assessment), step.text);
                break;
              case 'target':
                await setTarget(assessment, { id: 'tidewater:1:A/A1', code: 'A1' }, step.level);
                break;
              case 'evidence':
                await attachEvidence(block(assessment), new File([step.text], `${step.text}.txt`));
                break;
              case 'plan': {
                const covers = [
                  { nodeId: 'tidewater:1:A/A1', practiceId: `tidewater:1:A/A1/L2/p-${step.n}` },
                ];
                const initiative = { title: 'A1', description: '', owner: '', effortDays: 5, covers };
                const added = await addInitiatives(assessment, [initiative]);
                const plan = await planOf(assessment.id);
                if (added.ok && plan) {
                  const last = plan.initiatives.find((candidate) => candidate.id === added.value[0])!;
                  states.push(await snapshot(assessment.engagementId));
                  await placeInitiative(plan.scenario, last, '2026-07');
                }
                break;
              }
              case 'drop': {
                const plan = await planOf(assessment.id);
                if (plan?.initiatives[0]) await removeInitiative(plan.initiatives[0]);
                const first = (await evidenceOf(assessment.id))[0];
                states.push(await snapshot(assessment.engagementId));
                if (first) await detachEvidence(block(assessment), first.evidence);
                break;
              }
            }
            states.push(await snapshot(assessment.engagementId));
          }
          const distinct = states.filter((state, index) => state !== states[index - 1]);
          for (const state of distinct.slice(0, -1).reverse()) {
            await undo(assessment.engagementId);
            expect(await snapshot(assessment.engagementId)).toBe(state);
          }
          for (const state of distinct.slice(1)) {
            await redo(assessment.engagementId);
            expect(await snapshot(assessment.engagementId)).toBe(state);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('offer what was done last and name it', async () => {
    const assessment = await anAssessmentInTheStore();
    await ratePractice(practice(assessment, 1), 'P');
    expect((await undoState(assessment.engagementId)).undo).toMatchObject({
      label: 'ratePractice',
      subject: 'A1 L2.1',
    });
    await undo(assessment.engagementId);
    expect((await undoState(assessment.engagementId)).redo?.subject).toBe('A1 L2.1');
    await ratePractice(practice(assessment, 2), 'P');
    expect((await undoState(assessment.engagementId)).redo).toBeNull();
  });

  it('never touch what another device did', async () => {
    const assessment = await anAssessmentInTheStore();
    const theirs = (await db.transactions.toArray()).map((transaction) => ({
      ...transaction,
      deviceId: 'other',
    }));
    await db.transactions.bulkPut(theirs);
    expect(await undoState(assessment.engagementId)).toEqual({ undo: null, redo: null });
    expect(stepsOf(theirs).undo?.label).toBe('startEngagement');
  });
});

describe('evidence', () => {
  it('is stored once, whatever it hangs on, and read back as the same bytes', async () => {
    const assessment = await anAssessmentInTheStore();
    const file = new File(['handbook'], 'handbook.txt', { type: 'text/plain' });
    await attachEvidence(block(assessment), file);
    await attachEvidence({ ...block(assessment), targetType: 'practice', targetId: 'p1' }, file);
    expect(await db.evidenceBytes.count()).toBe(1);
    expect(await db.evidence.count()).toBe(1);
    const linked = await evidenceOf(assessment.id);
    expect(linked).toHaveLength(2);
    const read = await readEvidence(linked[0]!.evidence);
    expect(read.ok && (await read.value.text())).toBe('handbook');
  });

  it('whose bytes changed on disk is reported, not shown', async () => {
    const assessment = await anAssessmentInTheStore();
    await attachEvidence(block(assessment), new File(['signed'], 'minutes.txt'));
    const { evidence } = (await evidenceOf(assessment.id))[0]!;
    await db.evidenceBytes.put({ sha256: evidence.sha256, blob: new Blob(['forged']) });
    expect(await readEvidence(evidence)).toEqual({
      ok: false,
      failure: { kind: 'evidenceChanged', name: 'minutes.txt' },
    });
    await db.evidenceBytes.clear();
    expect(await readEvidence(evidence)).toEqual({
      ok: false,
      failure: { kind: 'evidenceMissing', name: 'minutes.txt' },
    });
  });
});

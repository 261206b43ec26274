import { newId } from '#shared/base/id.ts';
import { failed, ok, type Result } from '#shared/base/result.ts';
import { sha256 } from '#shared/base/text.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Evidence, EvidenceLink } from '#shared/model/answers.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import type { Anchor } from './answers.ts';
import { guarded, runCommand } from './command.ts';
import { db } from './database.ts';

/** The largest evidence file, in bytes. */
export const evidenceLimit = 100 * 1024 * 1024;

/**
 * Attaches a file to something in an assessment. The bytes are kept once, whoever names them; a file that the
 * engagement already holds gets a second link instead of a second row.
 */
export async function attachEvidence(
  anchor: Anchor,
  file: File,
): Promise<Result<{ evidenceId: string }, Failure>> {
  const name = nameOf(file);
  if (file.size > evidenceLimit) return failed({ kind: 'evidenceTooLarge', name, limitBytes: evidenceLimit });
  const read = await bytesOf(file, name);
  if (!read.ok) return read;
  const hash = await sha256(read.value);
  const { engagementId } = anchor.assessment;
  let evidenceId = newId();
  const stored = await runCommand(
    db,
    { engagementId, label: 'attachEvidence', subject: `${anchor.subject} · ${name}` },
    async (write) => {
      const known = await db.evidence.where('[engagementId+sha256]').equals([engagementId, hash]).first();
      if (known) {
        evidenceId = known.id;
      } else {
        await db.evidenceBytes.put({ sha256: hash, blob: new Blob([read.value], { type: file.type }) });
        await write.put('evidence', {
          id: evidenceId,
          sha256: hash,
          name,
          mime: file.type || 'application/octet-stream',
          bytes: read.value.byteLength,
          capturedAt: new Date().toISOString(),
        });
      }
      await write.put('evidenceLinks', {
        id: `${evidenceId}:${anchor.assessment.id}:${anchor.targetId}`,
        evidenceId,
        assessmentId: anchor.assessment.id,
        targetType: anchor.targetType,
        targetId: anchor.targetId,
      });
    },
  );
  return stored.ok ? ok({ evidenceId }) : stored;
}

/** A name that can be shown on one line; a pasted picture or a nameless file gets one of its own. */
function nameOf(file: File): string {
  const name = file.name.replace(/\p{Cc}+/gu, ' ').trim();
  return name === '' ? 'unnamed' : name.slice(0, 300);
}

async function bytesOf(file: File, name: string): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A folder that was dropped, or a file that vanished: the browser says no more than that it cannot be read.
    return failed({ kind: 'fileUnreadable', name });
  }
}

/** Takes evidence off one target; its row goes too when nothing else names it. The bytes stay for undo. */
export async function detachEvidence(anchor: Anchor, evidence: Evidence): Promise<Result<unknown, Failure>> {
  const { assessment, targetId, subject } = anchor;
  const linkId = `${evidence.id}:${assessment.id}:${targetId}`;
  return runCommand(
    db,
    {
      engagementId: assessment.engagementId,
      label: 'detachEvidence',
      subject: `${subject} · ${evidence.name}`,
    },
    async (write) => {
      const links = await db.evidenceLinks.where('evidenceId').equals(evidence.id).toArray();
      await write.remove('evidenceLinks', linkId);
      const isNamed =
        links.some((link) => link.id !== linkId) || (await isKeptAside(assessment, evidence.id));
      if (!isNamed) await write.remove('evidence', evidence.id);
    },
  );
}

/** Whether an answer that found no place in a newer version still shows the evidence. */
async function isKeptAside({ engagementId }: Assessment, evidenceId: string): Promise<boolean> {
  const kept = await db.unmappedAnswers.where('engagementId').equals(engagementId).toArray();
  return kept.some(({ answer }) => answer.kind === 'evidence' && answer.evidenceId === evidenceId);
}

/** Evidence with one place it hangs on. */
export type LinkedEvidence = { readonly link: EvidenceLink; readonly evidence: Evidence };

/** All evidence of an assessment with its links, in the order in which it was attached. */
export async function evidenceOf(assessmentId: string): Promise<LinkedEvidence[]> {
  const links = await db.evidenceLinks.where('assessmentId').equals(assessmentId).toArray();
  const rows = await db.evidence.bulkGet(links.map((link) => link.evidenceId));
  return links
    .flatMap((link, index) => {
      const evidence = rows[index];
      return evidence ? [{ link, evidence }] : [];
    })
    .sort((a, b) => (a.evidence.id < b.evidence.id ? -1 : 1));
}

/** The bytes of a piece of evidence, checked against its hash each time they are read. */
export async function readEvidence(evidence: Evidence): Promise<Result<Blob, Failure>> {
  const read = await guarded(() => db.evidenceBytes.get(evidence.sha256));
  if (!read.ok) return read;
  if (!read.value) return failed({ kind: 'evidenceMissing', name: evidence.name });
  const bytes = await read.value.blob.arrayBuffer().catch(() => undefined);
  if (!bytes) return failed({ kind: 'evidenceMissing', name: evidence.name });
  if ((await sha256(new Uint8Array(bytes))) !== evidence.sha256) {
    return failed({ kind: 'evidenceChanged', name: evidence.name });
  }
  return ok(new Blob([bytes], { type: evidence.mime }));
}

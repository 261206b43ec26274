import { createHash } from 'node:crypto';
import { chunksOf } from './byteSource.ts';
import type { ByteSource } from './byteSource.ts';

/** How the comment of a sealed package starts; the SHA-256 of every byte before the comment follows. */
const sealPrefix = 'waymark-sha256:';

const digestLength = 64;

/** Bytes of a seal. */
export const sealCommentBytes = sealPrefix.length + digestLength;

/** The seal with zeros where the digest belongs: what the archive is closed with, before its digest is known. */
export const emptySeal = sealPrefix + '0'.repeat(digestLength);

/** Passes an archive that ends with `emptySeal` on to `write`, all but the seal, which `seal` then writes. */
export function sealingWriter(write: (chunk: Uint8Array) => Promise<void>): {
  readonly write: (chunk: Uint8Array) => Promise<void>;
  readonly seal: () => Promise<void>;
} {
  const hash = createHash('sha256');
  let heldBack = Buffer.alloc(0);
  return {
    write: async (chunk) => {
      const bytes = heldBack.length === 0 ? chunk : Buffer.concat([heldBack, chunk]);
      const passed = bytes.subarray(0, Math.max(0, bytes.length - sealCommentBytes));
      heldBack = Buffer.from(bytes.subarray(passed.length));
      hash.update(passed);
      await write(passed);
    },
    seal: () => write(Buffer.from(sealPrefix + hash.digest('hex'), 'latin1')),
  };
}

export type Fingerprint = {
  /** SHA-256 of the whole file. */
  readonly sha256: string;
  /** Whether the seal fits the bytes; a package need not have one. */
  readonly seal: 'whole' | 'broken' | 'none';
};

/**
 * Hashes a package once, and compares what stands before its seal with the seal. The parts' own hashes cannot tell a
 * changed header field, or an unused bit at the end of a compressed part, that leaves every part as it was; the seal
 * does.
 */
export async function fingerprint(source: ByteSource): Promise<Fingerprint> {
  const sealed = createHash('sha256');
  const sealedBytes = Math.max(0, source.size - sealCommentBytes);
  for await (const chunk of chunksOf(source, 0, sealedBytes)) sealed.update(chunk);
  const whole = sealed.copy();
  whole.update(await source.read(sealedBytes, source.size - sealedBytes));

  const text = await lastText(source);
  const digest = sealed.digest('hex');
  const isThere = text.startsWith(sealPrefix) || text.endsWith(digest);
  const seal = text === sealPrefix + digest ? 'whole' : isThere ? 'broken' : 'none';
  return { sha256: whole.digest('hex'), seal };
}

/** Whether the bytes end like a sealed package, be it whole or broken. */
export async function endsWithSeal(source: ByteSource): Promise<boolean> {
  return (await lastText(source)).startsWith(sealPrefix);
}

async function lastText(source: ByteSource): Promise<string> {
  const bytes = await source.read(Math.max(0, source.size - sealCommentBytes), sealCommentBytes);
  return Buffer.from(bytes).toString('latin1');
}

import { createHash } from 'node:crypto';
import type { Failure } from '#shared/domain/failure.ts';
import { headOf, oneSample } from '#shared/testing/packageSamples.ts';
import { openPackage } from '../packageReader.ts';
import { buildZip } from './zipBuilder.ts';
import type { BuiltArchive, BuiltEntry } from './zipBuilder.ts';

export const name = 'x.waymark';
export const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const note = { name: 'data/notes.ndjson', content: text('{}\n'.repeat(50)), method: 8 } as const;
export const evidence = { name: `evidence/${sha256(text('a photo'))}`, content: text('a photo') } as const;
export const head = headOf(await oneSample());

/** An archive another program might have written: no seal, the manifest first. */
export function archive(
  entries: readonly BuiltEntry[],
  changes: object = {},
  more: Omit<BuiltArchive, 'entries'> = {},
) {
  const parts = entries.map((entry) => ({
    path: String(entry.name),
    bytes: entry.content.length,
    sha256: sha256(entry.content),
  }));
  const manifest = { format: 'waymark-package', version: 1, app: '0', ...head, parts, ...changes };
  return buildZip({
    entries: [{ name: 'manifest.json', content: text(JSON.stringify(manifest)) }, ...entries],
    ...more,
  });
}

/** Why a package does not open. */
export async function failureOf(bytes: Uint8Array<ArrayBuffer>): Promise<Failure | 'opened'> {
  const opened = await openPackage({ name, bytes });
  return opened.ok ? 'opened' : opened.failure;
}

/** The kind of failure that keeps a package from opening. */
export const kindOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const failure = await failureOf(bytes);
  return failure === 'opened' ? failure : failure.kind;
};

import { join } from 'node:path';
import { encodeRows } from '#shared/formats/packageContents.ts';
import { headOf } from '#shared/testing/packageSamples.ts';
import type { PackageSample } from '#shared/testing/packageSamples.ts';
import type { Result } from '#shared/base/result.ts';
import { startPackage } from '../packageWriter.ts';
import type { WrittenPackage } from '../packageWriter.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** The value of a result that a test expects to have one. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Writes a sample as the application does; into a fresh folder unless told where. */
export async function writeSample(
  sample: PackageSample,
  path?: string,
): Promise<WrittenPackage & { readonly path: string }> {
  const target = path ?? join(await temporaryFolder(), 'acme.waymark');
  const writer = valueOf(await startPackage(target, '0.1.0'));
  for (const part of valueOf(encodeRows(sample.rows, 'acme.waymark')))
    valueOf(await writer.addPart(part.path, part.bytes));
  for (const [hash, bytes] of sample.evidence) valueOf(await writer.addPart(`evidence/${hash}`, bytes));
  return { ...valueOf(await writer.finish(headOf(sample))), path: target };
}

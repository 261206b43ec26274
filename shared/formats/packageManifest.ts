import * as v from 'valibot';
import { failed, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { parseStrictJson } from '../base/strictJson.ts';
import { decodeUtf8 } from '../base/utf8.ts';
import type { Failure } from '../domain/failure.ts';
import { manifestPath, packageFormat, packageManifestSchema, packageVersion } from './package.ts';
import type { PackageManifest } from './package.ts';

/**
 * Reads a manifest, `name` being the package's. A newer version is told before anything else of its shape is looked
 * at, since a later format may look different everywhere else. Fields this program does not know are kept.
 */
export function readManifest(bytes: Uint8Array<ArrayBuffer>, name: string): Result<PackageManifest, Failure> {
  const invalid = failed<Failure>({ kind: 'packageInvalid', name, part: manifestPath });
  const text = decodeUtf8(bytes);
  if (text === null) return invalid;
  const parsed = parseStrictJson(text);
  if (!parsed.ok) return invalid;
  if (!v.is(v.looseObject({ format: v.literal(packageFormat) }), parsed.value)) {
    return failed({ kind: 'packageNotOurs', name });
  }
  const version = versionOf(parsed.value);
  if (version !== null && version > packageVersion) {
    return failed({ kind: 'packageNewer', name, version, supported: packageVersion });
  }
  if (!v.is(packageManifestSchema, parsed.value)) return invalid;
  const manifest: PackageManifest = parsed.value;
  const paths = new Set(manifest.parts.map((part) => part.path));
  return paths.size === manifest.parts.length ? ok(manifest) : invalid;
}

function versionOf(manifest: Record<string, unknown>): number | null {
  const version = manifest['version'];
  return Number.isInteger(version) ? Number(version) : null;
}

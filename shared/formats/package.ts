import * as v from 'valibot';
import { id, instant, sha256Hex, title } from '../model/fields.ts';

/** The `format` of every manifest: frozen. */
export const packageFormat = 'waymark-package';

/** The manifest version this program writes, and the newest it reads. */
export const packageVersion = 1;

/** File extension of an assessment package: frozen. */
export const packageExtension = 'waymark';

/** Where the manifest stands in a package: frozen. */
export const manifestPath = 'manifest.json';

/** One part of a package besides the manifest: where it stands, its size in bytes and its SHA-256. */
export const packagePartSchema = v.looseObject({
  path: v.pipe(v.string(), v.regex(/^(data\/[a-zA-Z]{1,64}\.ndjson|evidence\/[0-9a-f]{64})$/)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: sha256Hex,
});
export type PackagePart = v.InferOutput<typeof packagePartSchema>;

/** What a package says of itself in `manifest.json`. Unknown fields of a later writer are kept. */
export const packageManifestSchema = v.looseObject({
  format: v.literal(packageFormat),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  kind: v.picklist(['full']),
  /** Version of the program that wrote it. */
  app: v.string(),
  createdAt: instant,
  engagement: v.looseObject({ id, title, client: v.string(), confidentiality: v.string() }),
  /** The framework versions the assessments stand on, and whether their text is inside. */
  framework: v.array(v.looseObject({ versionId: id, title, version: v.string(), textIncluded: v.boolean() })),
  /** Rows per table. */
  counts: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The newest transaction inside; `null` when nothing was ever changed. */
  head: v.nullable(id),
  parts: v.array(packagePartSchema),
});
export type PackageManifest = v.InferOutput<typeof packageManifestSchema>;

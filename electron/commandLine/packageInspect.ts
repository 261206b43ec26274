import { countRows, readRows } from '#shared/formats/packageContents.ts';
import type { PackageTable } from '#shared/formats/packageRows.ts';
import type { PackageManifest } from '#shared/formats/package.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { examinePackage } from '#electron/packages/packageReader.ts';
import type { Examination, PartVerdict } from '#electron/packages/packageReader.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { fileArgument } from './command.ts';
import type { Command } from './command.ts';

type Inspection = {
  /** `null` of a package that could not be taken apart. */
  readonly manifest: PackageManifest | null;
  readonly parts: readonly PartVerdict[];
  /** Rows per table, as counted; absent when the rows could not be read. */
  readonly counts?: Readonly<Record<PackageTable, number>>;
};

/** Says what a package holds and whether every part of it is what was exported. */
export const packageInspect: Command = {
  usage: 'package inspect FILE [--json]',
  run: async (args, io) => {
    const asked = fileArgument(args);
    if (asked === null) {
      io.error(`Usage: ${packageInspect.usage}`);
      return 2;
    }
    const examined = await examinePackage(asked.file);
    if (!examined.ok) {
      const isPackage = brokenPackage.has(examined.failure.kind);
      if (asked.isJson && isPackage) io.out(asJson({ manifest: null, parts: [] }));
      io.error(failureSentence(examined.failure, 'en'));
      return 1;
    }
    const { inspection, failure } = await inspect(examined.value);
    await examined.value.package.close();
    io.out(asked.isJson ? asJson(inspection) : asText(inspection));
    if (failure === null) return 0;
    io.error(failureSentence(failure, 'en'));
    return 1;
  },
};

/** Failures of what is a package, and yet could not be taken apart. */
const brokenPackage: ReadonlySet<Failure['kind']> = new Set([
  'packageTruncated',
  'packageDamaged',
  'packageUnsafe',
  'packageNewer',
  'packageInvalid',
]);

async function inspect(
  examination: Examination,
): Promise<{ inspection: Inspection & { readonly manifest: PackageManifest }; failure: Failure | null }> {
  const { package: opened, parts, failure } = examination;
  const { manifest } = opened;
  if (failure !== null) return { inspection: { manifest, parts }, failure };
  const rows = await readRows(manifest, opened.readPart, opened.name);
  if (!rows.ok) return { inspection: { manifest, parts }, failure: rows.failure };
  return { inspection: { manifest, parts, counts: countRows(rows.value) }, failure: null };
}

function asJson(inspection: Inspection): string {
  return JSON.stringify(inspection, null, 2);
}

function asText({ manifest, parts, counts }: Inspection & { readonly manifest: PackageManifest }): string {
  const { engagement } = manifest;
  const lines = [
    `${engagement.title} (${engagement.client}), written on ${manifest.createdAt} by Waymark ${manifest.app}`,
  ];
  for (const entry of manifest.framework) {
    lines.push(`${entry.title} ${entry.version}, ${entry.textIncluded ? 'with' : 'without'} its text`);
  }
  for (const [table, count] of Object.entries(counts ?? {})) lines.push(`${table}: ${count}`);
  for (const part of parts) lines.push(`${part.verdict} ${part.sha256} ${part.bytes} ${part.path}`);
  return lines.join('\n');
}

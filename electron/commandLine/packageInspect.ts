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
  readonly manifest: PackageManifest;
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
      io.error(failureSentence(examined.failure, 'en'));
      return 1;
    }
    const { inspection, failure } = await inspect(examined.value);
    await examined.value.package.close();
    io.out(asked.isJson ? JSON.stringify(inspection, null, 2) : asText(inspection));
    if (failure === null) return 0;
    io.error(failureSentence(failure, 'en'));
    return 1;
  },
};

async function inspect(
  examination: Examination,
): Promise<{ inspection: Inspection; failure: Failure | null }> {
  const { package: opened, parts, failure } = examination;
  const { manifest } = opened;
  if (failure !== null) return { inspection: { manifest, parts }, failure };
  const rows = await readRows(manifest, opened.readPart, opened.name);
  if (!rows.ok) return { inspection: { manifest, parts }, failure: rows.failure };
  return { inspection: { manifest, parts, counts: countRows(rows.value) }, failure: null };
}

function asText({ manifest, parts, counts }: Inspection): string {
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

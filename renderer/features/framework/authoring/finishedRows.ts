import { failed, ok, type Result } from '#shared/base/result.ts';
import type { DraftRows } from '#shared/domain/authoring/draftRows.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { readingOfVersion } from '#shared/formats/draftReading.ts';
import type { NativeFile } from '#shared/formats/native/nativeSchema.ts';
import type { FinishedRows } from '#renderer/data/authoring.ts';

/** A draft in our own form, as it is exported; fails where the form cannot hold it. */
export async function nativeFileOf({
  framework,
  version,
  nodes,
}: DraftRows): Promise<Result<NativeFile, Failure>> {
  // Only who exports or finishes waits for the form's code.
  const { nativeOf } = await import('#shared/formats/native/nativeOf.ts');
  const reading = await readingOfVersion({ framework, version, nodes: [...nodes.values()] });
  const isKey = /^[a-z0-9][a-z0-9.-]{0,59}$/.test(framework.id);
  const key = framework.id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return nativeOf(reading, framework.title, isKey || key === '' ? {} : { key });
}

/**
 * What a draft becomes as this version: the very rows that importing its export would give, so that the file and the
 * library never tell two stories.
 */
export async function finishedRows(
  rows: DraftRows,
  label: string,
  now: string,
): Promise<Result<FinishedRows, Failure>> {
  const { framework, version } = rows;
  const file = await nativeFileOf({ ...rows, version: { ...version, version: label } });
  if (!file.ok) return failed(file.failure);
  const [{ readingOf }, { adoptReading }] = await Promise.all([
    import('#shared/formats/native/nativeFramework.ts'),
    import('#shared/formats/adoptReading.ts'),
  ]);
  const adopted = await adoptReading({
    reading: readingOf(file.value),
    place: {
      frameworkId: framework.id,
      frameworkTitle: framework.title,
      version: label,
      publisher: framework.publisher,
      licence: framework.licence,
      lang: version.lang,
      sourceNote: version.sourceNote,
    },
    importedAt: now,
  });
  const { basedOnId } = version;
  return ok({
    ...adopted,
    frameworkVersion: { ...adopted.frameworkVersion, ...(basedOnId !== undefined && { basedOnId }) },
  });
}

import { failed, ok } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { ReadResult } from '#shared/formats/frameworkReading.ts';
import { readSourcePaths } from './readSources.ts';

/** What says no more than that a file is no framework content. */
const foreign = new Set<Failure['kind']>(['frameworkUnknownFormat', 'fileNotText', 'fileEmpty']);

/**
 * The one framework that files, folders and archives hold together. Fails for the first thing that is broken, and when
 * there are several frameworks or pages; files that are no framework content are passed over beside it.
 */
export async function readWholeFramework(paths: readonly string[]): Promise<ReadResult> {
  const sources = (await readSourcePaths(paths)).map(({ reading }) => reading);
  const read = sources.flatMap(({ name, result }) => (result.ok ? [{ name, reading: result.value }] : []));
  const failures = sources.flatMap(({ result }) => (result.ok ? [] : [result.failure]));
  const broken = failures.find(({ kind }) => !foreign.has(kind));
  if (broken !== undefined) return failed(broken);
  const [only, second] = read;
  if (only === undefined) return failed(failures[0] ?? { kind: 'nothingToRead' });
  if (second === undefined) return ok(only.reading);
  const names = read.map(({ name, reading: { framework } }) =>
    framework === undefined ? name : [framework.title, framework.version].filter(Boolean).join(' '),
  );
  return failed({ kind: 'severalFrameworks', names });
}

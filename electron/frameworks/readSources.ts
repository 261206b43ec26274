import { sep } from 'node:path';
import type { NamedBytes } from '#shared/formats/frameworkReading.ts';
import { readBatch } from '#shared/formats/sets/readBatch.ts';
import type { Batch, BatchFile, BatchReading } from '#shared/formats/sets/readBatch.ts';
import { fileNameOf } from '#shared/formats/sets/sourceSet.ts';
import type { SourceReading } from '#shared/host/contract.ts';
import { ok } from '#shared/base/result.ts';
import { archiveInMemory, containerBatch, looseFile } from './batches.ts';
import { readFrameworkBytes } from './readFrameworkBytes.ts';
import { readingTally } from './readingTally.ts';
import type { WatchReading } from './readingTally.ts';
import { nameOf } from './sourceFiles.ts';

/**
 * Reads framework content from files, and from everything in folders and archives, in the order of the paths. Files
 * that belong together are one reading. What cannot be read is a failure in its place in the list. `watch` is told of
 * every step.
 */
export async function readSources(paths: readonly string[], watch?: WatchReading): Promise<SourceReading[]> {
  return (await readSourcePaths(paths, watch)).map(({ reading }) => reading);
}

/** A reading with the path it came from: a file, or the folder or archive that a set of files is. */
export type ReadPath = { readonly path: string; readonly reading: SourceReading };

/** Like `readSources`, with the path each reading came from: for the command line, whose user works with paths. */
export async function readSourcePaths(paths: readonly string[], watch?: WatchReading): Promise<ReadPath[]> {
  const tally = readingTally(watch);
  const places: ReadPath[][] = paths.map(() => []);
  const loose: { readonly place: number; readonly file: BatchFile }[] = [];
  for (const [place, path] of paths.entries()) {
    tally.open(nameOf(path));
    const container = await containerBatch(path);
    if (!container.ok) places[place]?.push({ path, reading: { name: nameOf(path), result: container } });
    else if (container.value === null) {
      const file = await looseFile(path);
      tally.find([file]);
      loose.push({ place, file });
    } else {
      const { name, files } = container.value;
      tally.find(files);
      for (const reading of readBatch(container.value, readFrameworkBytes, tally.begin)) {
        places[place]?.push({ path: joined(path, reading.path), reading: named(reading, name) });
      }
    }
  }
  const batch = looseBatch(loose.map(({ file }) => file));
  for (const reading of readBatch(batch, readFrameworkBytes, tally.begin)) {
    const place = loose[reading.at]?.place ?? 0;
    const path = reading.isSet ? joined(reading.path, '') : (paths[place] ?? reading.path);
    places[place]?.push({ path, reading: named(reading, nameOf(path)) });
  }
  tally.end();
  return places.flat();
}

/** Reads framework content from bytes that were dropped or pasted, archives among them. */
export async function readNamedBytes(
  files: readonly NamedBytes[],
  watch?: WatchReading,
): Promise<SourceReading[]> {
  const tally = readingTally(watch);
  const places: SourceReading[][] = files.map(() => []);
  const loose: { readonly place: number; readonly file: BatchFile }[] = [];
  for (const [place, { name, folder, bytes }] of files.entries()) {
    tally.open(name);
    const archive = await archiveInMemory(name, bytes);
    if (!archive.ok) places[place]?.push({ name, result: archive });
    else if (archive.value !== null) {
      tally.find(archive.value.files);
      const readings = readBatch(archive.value, readFrameworkBytes, tally.begin);
      places[place]?.push(...readings.map((reading) => named(reading, name)));
    } else {
      const path = folder === undefined ? name : `${folder}/${name}`;
      const file = { path, bytes: ok(bytes), ...(folder !== undefined && { folder }) };
      tally.find([file]);
      loose.push({ place, file });
    }
  }
  const batch = looseBatch(loose.map(({ file }) => file));
  for (const reading of readBatch(batch, readFrameworkBytes, tally.begin)) {
    const name = reading.path === '' ? batch.name : fileNameOf(reading.path);
    places[loose[reading.at]?.place ?? 0]?.push(named(reading, name));
  }
  tally.end();
  return places.flat();
}

/** Files that were named one by one; those that lay in folders may have company that is no framework content. */
function looseBatch(files: readonly BatchFile[]): Batch {
  const [first] = files;
  return {
    name: first === undefined ? '' : fileNameOf(first.path),
    folders: first?.folder ?? '',
    isContainer: false,
    files,
  };
}

function named({ path, isSet, folder, result }: BatchReading, name: string): SourceReading {
  const own = isSet || path === '' ? name : fileNameOf(path);
  return { name: own, ...(folder !== undefined && { folder }), result };
}

/** A path below a folder or archive, parted as the system does it. */
function joined(path: string, below: string): string {
  if (below === '') return path === '' ? '.' : path;
  return `${path.endsWith(sep) ? path.slice(0, -1) : path}${sep}${below.split('/').join(sep)}`;
}

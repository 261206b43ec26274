import type { FrameworkReading } from '../formats/frameworkReading.ts';
import { readBatch } from '../formats/sets/readBatch.ts';
import type { Batch, BatchReading } from '../formats/sets/readBatch.ts';

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** Files as a folder called `name` would bring them. */
export function aFolder(files: Files, name = 'chosen'): Batch {
  return {
    name,
    folders: `home/${name}`,
    isContainer: true,
    files: Object.keys(files)
      .sort()
      .map((path) => ({
        path,
        bytes: { ok: true, value: new TextEncoder().encode(files[path]) },
      })),
  };
}

/** Reads files as a folder. */
export function readFolder(files: Files, name?: string): BatchReading[] {
  return readBatch(aFolder(files, name));
}

/** The one reading that files are expected to give. */
export function readOne(files: Files, name?: string): FrameworkReading {
  const [only, ...others] = readFolder(files, name);
  if (only === undefined || others.length > 0) throw new Error(`${others.length + 1} readings`);
  if (!only.result.ok) throw new Error(JSON.stringify(only.result.failure));
  return only.result.value;
}

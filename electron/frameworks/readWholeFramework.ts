import { basename, resolve } from 'node:path';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { decodeText } from '#shared/formats/decodeText.ts';
import type { FrameworkReading, ReadResult } from '#shared/formats/frameworkReading.ts';
import { looksLikeNative, mergeNativeReadings, nativeSets } from '#shared/formats/native/nativeFramework.ts';
import { readNativePart } from '#shared/formats/native/nativePart.ts';
import type { NativePart } from '#shared/formats/native/nativePart.ts';
import { readFrameworkBytes } from './readFrameworkBytes.ts';
import { readBytes } from './readSources.ts';
import { sourceFiles } from './sourceFiles.ts';

/** What says no more than that a file of a folder is no framework content. */
const foreign = new Set<Failure['kind']>(['frameworkUnknownFormat', 'fileNotText', 'fileEmpty']);

/**
 * The one framework that files and folders hold together: a file of any format, or all files of one framework in our own
 * form. Fails for the first file that cannot be read, and when there are several frameworks. Other files of a folder are
 * passed over.
 */
export async function readWholeFramework(paths: readonly string[]): Promise<ReadResult> {
  const parts: NativePart[] = [];
  const readings: { readonly name: string; readonly reading: FrameworkReading }[] = [];
  let passedOver: Failure | undefined;
  for (const path of paths) {
    const files = await sourceFiles(path);
    if (!files.ok) return files;
    const isFolder = files.value[0] !== path;
    for (const file of files.value) {
      const read = await readPart(file);
      if (!read.ok) {
        if (!isFolder || !foreign.has(read.failure.kind)) return read;
        passedOver ??= read.failure;
      } else if ('file' in read.value) parts.push(read.value);
      else readings.push({ name: basename(file), reading: read.value });
    }
  }
  const sets = nativeSets(parts);
  const names = [
    ...sets.map(([first]) => `${first?.file.framework.key ?? ''} ${first?.file.framework.version ?? ''}`),
    ...readings.map(({ name }) => name),
  ];
  if (names.length > 1) return failed({ kind: 'severalFrameworks', names });
  const [set] = sets;
  if (set !== undefined) return mergeNativeReadings(set);
  const [only] = readings;
  return only === undefined ? failed(passedOver ?? { kind: 'nothingToRead' }) : ok(only.reading);
}

/** A file as a part of a framework in our own form, or as whatever else it is. */
async function readPart(path: string): Promise<Result<NativePart | FrameworkReading, Failure>> {
  const name = basename(resolve(path));
  const bytes = await readBytes(path, name);
  if (!bytes.ok) return bytes;
  const text = decodeText(bytes.value, name);
  return text.ok && looksLikeNative(text.value.text)
    ? readNativePart(text.value.text, name)
    : readFrameworkBytes({ name, bytes: bytes.value });
}

import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import { decodeText } from '../decodeText.ts';
import type { NamedBytes, ReadingWarning, ReadResult } from '../frameworkReading.ts';
import { maxTextBytes, readSource } from '../registry.ts';
import { isAside } from './asides.ts';
import { frameworkSets } from './frameworkSets.ts';
import { fileNameOf } from './sourceSet.ts';
import type { FoundSet, SetFile } from './sourceSet.ts';

/** Files that came together: a folder, an archive, or what was chosen or dropped at once. */
export type Batch = {
  /** What failures call the whole. */
  readonly name: string;
  /** Where it lay, its own name last, with `/` between: the names that may tell a version. */
  readonly folders: string;
  /** Whether it is a folder or an archive, which may hold more than framework content. */
  readonly isContainer: boolean;
  readonly files: readonly BatchFile[];
};

export type BatchFile = {
  /** Below the folder or archive, with `/` between folders. */
  readonly path: string;
  /** What a page's place is told by; see `NamedBytes`. */
  readonly folder?: string;
  readonly bytes: Result<Uint8Array<ArrayBuffer>, Failure>;
};

/** One thing that was read from a batch. */
export type BatchReading = {
  /** Which of the batch's files it is, or the first one of its set, from 0. */
  readonly at: number;
  /** The file it is, or the folder that holds the set; empty for the folder or archive itself. */
  readonly path: string;
  /** Whether `path` is a set's folder and not a file. */
  readonly isSet: boolean;
  readonly folder?: string;
  readonly result: ReadResult;
};

/**
 * Reads a batch: the files that belong together as one framework each, every other file for itself, in the order of
 * the files. What a folder or archive holds beside framework content, such as pictures and terms of use, becomes one
 * warning of its first reading and fails only where nothing at all could be read. `readOne` reads a file for itself:
 * where more can be opened than texts, more than the registry knows. `onNext` is told of each file or set before it is
 * read, and how many files it is.
 */
export function readBatch(
  batch: Batch,
  readOne: (file: NamedBytes) => ReadResult = readSource,
  onNext: (name: string, files: number) => void = () => undefined,
): BatchReading[] {
  const sets = foundSets(batch);
  const taken = new Map<string, FoundSet>();
  for (const set of sets) for (const { path } of set.files) taken.set(path, set);
  const isAlone = sets.filter(({ standsFor }) => standsFor === undefined).length === 1;
  const readings: BatchReading[] = [];
  const begun = new Set<FoundSet>();
  for (const [at, file] of batch.files.entries()) {
    const set = taken.get(file.path);
    if (set === undefined) {
      onNext(fileNameOf(file.path), 1);
      readings.push(readFile(file, at, readOne));
    } else if (!begun.has(set) && (set.standsFor ?? file.path) === file.path) {
      begun.add(set);
      const path = set.standsFor ?? (isAlone && batch.isContainer ? '' : set.root);
      const name = path === '' ? batch.name : fileNameOf(path);
      onNext(name, set.files.length);
      const result = set.read({ name, folders: batch.folders });
      readings.push({ at, path, isSet: set.standsFor === undefined, result });
    }
  }
  return batch.isContainer ? withoutAsides(readings) : readings;
}

function foundSets({ files }: Batch): FoundSet[] {
  const setFiles = files.flatMap(({ path, bytes }): SetFile[] =>
    // No set has a file that is larger than its texts may be: what is, is not decoded only to find that out.
    bytes.ok && bytes.value.length <= maxTextBytes
      ? [{ path, text: once(() => textIn(bytes.value, path)) }]
      : [],
  );
  return frameworkSets.flatMap((format) => format.find(setFiles));
}

function textIn(bytes: Uint8Array<ArrayBuffer>, path: string): string | null {
  const decoded = decodeText(bytes, path);
  return decoded.ok ? decoded.value.text : null;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function readFile(
  { path, folder, bytes }: BatchFile,
  at: number,
  readOne: (file: NamedBytes) => ReadResult,
): BatchReading {
  const place = { at, path, isSet: false, ...(folder !== undefined && { folder }) };
  if (!bytes.ok) return { ...place, result: bytes };
  const name = fileNameOf(path);
  return {
    ...place,
    result: readOne({ name, bytes: bytes.value, ...(folder !== undefined && { folder }) }),
  };
}

/** Failures that say no more than that a file is no framework content. */
const foreign = new Set<Failure['kind']>([
  'frameworkUnknownFormat',
  'fileNotText',
  'fileEmpty',
  'fileTooLarge',
]);

function withoutAsides(readings: readonly BatchReading[]): BatchReading[] {
  const hasSet = readings.some(({ isSet, result }) => isSet && result.ok);
  // Beside a set a text nobody understands is some text; among pages it may be a page that was saved badly.
  const isSkipped = ({ path, isSet, result }: BatchReading): boolean =>
    !isSet && !result.ok && foreign.has(result.failure.kind) && (hasSet || isAside(path));
  const skipped = readings.filter(isSkipped);
  const kept = readings.filter((reading) => !isSkipped(reading));
  const first = kept.findIndex(({ result }) => result.ok);
  if (skipped.length === 0 || kept.length === 0) return [...readings];
  const warning: ReadingWarning = { kind: 'skippedFiles', text: listed(skipped.map(({ path }) => path)) };
  return kept.map((reading, at) =>
    at === first && reading.result.ok
      ? {
          ...reading,
          result: ok({ ...reading.result.value, warnings: [...reading.result.value.warnings, warning] }),
        }
      : reading,
  );
}

/** The most names that one warning lists. */
const listedNames = 10;

function listed(paths: readonly string[]): string {
  const names = paths.slice(0, listedNames).join(', ');
  return paths.length <= listedNames ? names : `${names}, … (${paths.length})`;
}

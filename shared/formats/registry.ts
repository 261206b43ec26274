import { failed, ok } from '../base/result.ts';
import { looksLikeCisoLibrary, maxLibraryBytes, readCisoLibrary } from './ciso/cisoLibrary.ts';
import type { Failure } from '../domain/failure.ts';
import { decodeText } from './decodeText.ts';
import { looksLikeDsomm, readDsomm } from './dsomm/dsommFile.ts';
import { looksLikeDsommProgress, readDsommProgressSource } from './dsomm/dsommProgress.ts';
import type { NamedBytes, ReadResult } from './frameworkReading.ts';
import { looksLikeIviPage, readIviPage } from './ivi/iviPage.ts';
import type { SourceName } from './ivi/iviPage.ts';
import { looksLikeOscal, maxCatalogBytes, readOscalCatalog } from './oscal/oscalCatalog.ts';
import { looksLikeSheetCsv, maximalSheetBytes, readSheetCsv } from './sheet/sheetFormat.ts';
import { looksLikeNative, readNative } from './native/nativeFramework.ts';
import { looksLikeSammwise, readSammwiseSource } from './samm/sammwiseProgress.ts';

/** One kind of file that framework content is read from. */
export type FrameworkFormat = {
  /** Stored in readings: frozen. */
  readonly id: string;
  readonly title: string;
  /** Without the dot; for file dialogs only, the text itself decides. */
  readonly extensions: readonly string[];
  readonly recognise: (text: string, name: string) => boolean;
  /** The largest file it is read from, in bytes; `maxTextBytes` when left out. */
  readonly maxBytes?: number;
  readonly read: (text: string, source: SourceName) => ReadResult;
};

/** The largest text file that most framework content is read from, in bytes. */
export const maxTextBytes = 4 * 1024 * 1024;

/** Every format there is; the first that recognises a text reads it. */
export const frameworkFormats: readonly FrameworkFormat[] = [
  {
    id: 'waymarkFramework',
    title: 'Waymark framework',
    extensions: ['yaml', 'yml', 'json'],
    recognise: looksLikeNative,
    read: readNative,
  },
  {
    id: 'waymarkSheet',
    title: 'Waymark framework as a spreadsheet',
    extensions: ['csv', 'tsv', 'xlsx'],
    recognise: looksLikeSheetCsv,
    read: readSheetCsv,
    maxBytes: maximalSheetBytes,
  },
  {
    id: 'dsomm',
    title: 'OWASP DSOMM',
    extensions: ['yaml', 'yml'],
    recognise: looksLikeDsomm,
    read: readDsomm,
  },
  {
    id: 'dsommProgress',
    title: 'Progress of OWASP DSOMM',
    extensions: ['yaml', 'yml'],
    recognise: looksLikeDsommProgress,
    read: readDsommProgressSource,
  },
  {
    id: 'sammwiseProgress',
    title: 'Save file of SAMMwise',
    extensions: ['json'],
    recognise: looksLikeSammwise,
    read: readSammwiseSource,
  },
  {
    id: 'cisoLibrary',
    title: 'CISO Assistant library',
    extensions: ['yaml', 'yml', 'json'],
    recognise: looksLikeCisoLibrary,
    read: readCisoLibrary,
    maxBytes: maxLibraryBytes,
  },
  {
    id: 'oscalCatalog',
    title: 'OSCAL catalogue',
    extensions: ['json', 'yaml', 'yml'],
    recognise: looksLikeOscal,
    read: readOscalCatalog,
    maxBytes: maxCatalogBytes,
  },
  {
    id: 'iviPage',
    title: 'IVI Framework Viewer page',
    extensions: ['txt', 'text', 'md', 'html', 'htm', 'xhtml'],
    recognise: looksLikeIviPage,
    read: readIviPage,
  },
];

/** The largest file that any format is read from, in bytes. */
export const maxSourceBytes = Math.max(...frameworkFormats.map(limitOf));

/** Reads framework content from one file's bytes, whatever its format. */
export function readSource(source: NamedBytes): ReadResult {
  const { name, bytes } = source;
  const tooLarge = (limitBytes: number) => failed<Failure>({ kind: 'fileTooLarge', name, limitBytes });
  if (bytes.length > maxSourceBytes) return tooLarge(maxSourceBytes);
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return decoded;
  const { text, warnings } = decoded.value;
  const fitting = frameworkFormats.filter((candidate) => bytes.length <= limitOf(candidate));
  const format = fitting.find((candidate) => candidate.recognise(text, name));
  if (format === undefined) {
    // What is too large for its format is recognised by its beginning, since recognising may take long as well.
    const beginning = text.slice(0, 64 * 1024);
    const known = frameworkFormats.find((candidate) => candidate.recognise(beginning, name));
    if (known !== undefined && !fitting.includes(known)) return tooLarge(limitOf(known));
    return bytes.length > maxTextBytes
      ? tooLarge(maxTextBytes)
      : failed({ kind: 'frameworkUnknownFormat', name });
  }
  const reading = format.read(text, source);
  if (!reading.ok) return reading;
  return ok({ ...reading.value, warnings: [...warnings, ...reading.value.warnings] });
}

function limitOf({ maxBytes = maxTextBytes }: FrameworkFormat): number {
  return maxBytes;
}

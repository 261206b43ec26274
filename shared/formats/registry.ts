import { failed, ok } from '../base/result.ts';
import { decodeText } from './decodeText.ts';
import type { NamedBytes, ReadResult } from './frameworkReading.ts';
import { looksLikeIviPage, readIviPage } from './iviPage.ts';
import type { SourceName } from './iviPage.ts';
import { looksLikeSheetCsv, maximalSheetBytes, readSheetCsv } from './sheet/sheetFormat.ts';
import { looksLikeNative, readNative } from './native/nativeFramework.ts';

/** One kind of file that framework content is read from. */
export type FrameworkFormat = {
  /** Stored in readings: frozen. */
  readonly id: string;
  readonly title: string;
  /** Without the dot; for file dialogs only, the text itself decides. */
  readonly extensions: readonly string[];
  readonly recognise: (text: string, name: string) => boolean;
  readonly read: (text: string, source: SourceName) => ReadResult;
  /** The most bytes of its files, where they may be larger than most. */
  readonly limitBytes?: number;
};

/** The largest text file that framework content is read from, in bytes, unless its format says otherwise. */
const maxTextBytes = 4 * 1024 * 1024;

/** The largest file of any kind that framework content is read from, in bytes. */
export const maxSourceBytes = maximalSheetBytes;

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
    limitBytes: maximalSheetBytes,
  },
  {
    id: 'iviPage',
    title: 'IVI Framework Viewer page',
    extensions: ['txt', 'text', 'md'],
    recognise: looksLikeIviPage,
    read: readIviPage,
  },
];

/** Reads framework content from one file's bytes, whatever its format. */
export function readSource(source: NamedBytes): ReadResult {
  const { name, bytes } = source;
  if (bytes.length > maxSourceBytes)
    return failed({ kind: 'fileTooLarge', name, limitBytes: maxSourceBytes });
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return decoded;
  const { text, warnings } = decoded.value;
  const format = frameworkFormats.find((candidate) => candidate.recognise(text, name));
  const limitBytes = format?.limitBytes ?? maxTextBytes;
  if (bytes.length > limitBytes) return failed({ kind: 'fileTooLarge', name, limitBytes });
  if (format === undefined) return failed({ kind: 'frameworkUnknownFormat', name });
  const reading = format.read(text, source);
  if (!reading.ok) return reading;
  return ok({ ...reading.value, warnings: [...warnings, ...reading.value.warnings] });
}

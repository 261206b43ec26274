import { failed, ok } from '../base/result.ts';
import { decodeText } from './decodeText.ts';
import { looksLikeDsomm, readDsomm } from './dsomm/dsommFile.ts';
import { looksLikeDsommProgress, readDsommProgressSource } from './dsomm/dsommProgress.ts';
import type { NamedBytes, ReadResult } from './frameworkReading.ts';
import { looksLikeIviPage, readIviPage } from './iviPage.ts';
import type { SourceName } from './iviPage.ts';
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
  readonly read: (text: string, source: SourceName) => ReadResult;
};

/** The largest text file that framework content is read from, in bytes. */
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
  if (bytes.length > maxTextBytes) return failed({ kind: 'fileTooLarge', name, limitBytes: maxTextBytes });
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return decoded;
  const { text, warnings } = decoded.value;
  const format = frameworkFormats.find((candidate) => candidate.recognise(text, name));
  if (format === undefined) return failed({ kind: 'frameworkUnknownFormat', name });
  const reading = format.read(text, source);
  if (!reading.ok) return reading;
  return ok({ ...reading.value, warnings: [...warnings, ...reading.value.warnings] });
}

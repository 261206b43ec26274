import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure, SheetFault } from '#shared/domain/failure.ts';
import type { NamedBytes, ReadResult } from '#shared/formats/frameworkReading.ts';
import { readSource } from '#shared/formats/registry.ts';
import { readSheetForm } from '#shared/formats/sheet/readSheetForm.ts';
import { looksLikeSheetForm } from '#shared/formats/sheet/sheetEntries.ts';
import { maximalSheetBytes } from '#shared/formats/sheet/sheetFormat.ts';
import { readWorkbookParts } from '#shared/formats/sheet/workbookXml.ts';
import type { Workbook } from '#shared/formats/sheet/workbookXml.ts';
import { openWorkbookArchive } from './workbookArchive.ts';

/** Reads framework content from one file's bytes: a workbook, or any text that the registry knows. */
export function readFrameworkBytes(source: NamedBytes): ReadResult {
  const { name, bytes } = source;
  if (!isWorkbook(bytes, name)) return readSource(source);
  const workbook = readWorkbook(bytes, name);
  if (!workbook.ok) return workbook;
  const { sheets, warnings } = workbook.value;
  if (!looksLikeSheetForm(sheets)) return failed({ kind: 'frameworkUnknownFormat', name });
  const reading = readSheetForm(sheets, name);
  if (!reading.ok) return reading;
  return ok({ ...reading.value, warnings: [...warnings, ...reading.value.warnings] });
}

/** Reads the cells of a workbook. What is no workbook, or more than one needs, is refused with the reason. */
export function readWorkbook(bytes: Uint8Array<ArrayBuffer>, name: string): Result<Workbook, Failure> {
  if (bytes.length > maximalSheetBytes)
    return failed({ kind: 'fileTooLarge', name, limitBytes: maximalSheetBytes });
  const refused = (reason: SheetFault) => failed({ kind: 'sheetRefused' as const, name, reason });
  const other = otherKind(bytes);
  if (other !== null) return refused(other);
  const parts = openWorkbookArchive(bytes);
  if (!parts.ok) return refused(parts.failure);
  const workbook = readWorkbookParts(parts.value);
  return workbook.ok ? workbook : refused(workbook.failure);
}

/** Whether bytes are a workbook, or claim by their name to be one. */
function isWorkbook(bytes: Uint8Array<ArrayBuffer>, name: string): boolean {
  return startsWith(bytes, oleSignature) || isWorkbookName(name) || isWorkbookArchive(bytes);
}

/** Whether a file is called as workbooks are, which are archives of their own kind. */
export function isWorkbookName(name: string): boolean {
  return /\.xl(s|sx|sm|tx)$/i.test(name);
}

const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipSignature = [0x50, 0x4b, 0x03, 0x04];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function isWorkbookArchive(bytes: Uint8Array<ArrayBuffer>): boolean {
  if (!startsWith(bytes, zipSignature)) return false;
  const parts = openWorkbookArchive(bytes);
  const book = parts.ok ? parts.value('xl/workbook.xml') : parts;
  return book.ok && book.value !== undefined;
}

/** What bytes are that have a workbook's name and are none of the kind we read; `null` for an archive. */
function otherKind(bytes: Uint8Array<ArrayBuffer>): SheetFault | null {
  if (startsWith(bytes, zipSignature)) return null;
  // An encrypted workbook is an old file with this inside, its name in UTF-16.
  if (startsWith(bytes, oleSignature))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
      'EncryptedPackage',
      0,
      'utf16le',
    )
      ? 'protected'
      : 'oldFormat';
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1)) return 'oldFormat';
  const start = new TextDecoder().decode(bytes.subarray(0, 2048)).trimStart();
  if (/^<\?xml[^>]*>\s*(<\?mso-|<(\w+:)?Workbook)/i.test(start)) return 'oldFormat';
  return /^(<!doctype html|<html|<table|<meta|<\?xml|<!--)/i.test(start) ? 'webPage' : 'damaged';
}

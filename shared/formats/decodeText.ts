import { failed, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Failure } from '../domain/failure.ts';
import type { ReadingWarning } from './frameworkReading.ts';

/** A text with LF line ends and no byte order mark; `warnings` tells when its encoding had to be guessed. */
export type DecodedText = { readonly text: string; readonly warnings: readonly ReadingWarning[] };

/**
 * Reads bytes as text: UTF-8, UTF-16 (by its byte order mark or by its pattern of zero bytes), or else windows-1252,
 * which is a guess and therefore warned of. Fails with `fileEmpty` for nothing but white space and with
 * `fileNotText` for anything that is no text.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, name: string): Result<DecodedText, Failure> {
  if (bytes.length === 0) return failed({ kind: 'fileEmpty', name });
  if (startsLikeDocument(bytes)) return failed({ kind: 'fileNotText', name });
  const utf16 = utf16Order(bytes);
  const encoding = utf16 ?? 'utf-8';
  const certain = decodeStrictly(bytes, encoding);
  if (certain === null && utf16 !== null) return failed({ kind: 'fileNotText', name });
  const decoded = certain ?? decodeWindows1252(bytes);
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  if (isBinary(text)) return failed({ kind: 'fileNotText', name });
  if (text.trim() === '') return failed({ kind: 'fileEmpty', name });
  return ok({ text, warnings: certain === null ? [guessedEncoding(text)] : [] });
}

/** Portable documents can be all ASCII, and yet nobody reads them as text. */
function startsLikeDocument(bytes: Uint8Array): boolean {
  return [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, i) => bytes[i] === byte);
}

function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(bytes.length, 4096) / 2);
  let zeroFirst = 0;
  let zeroSecond = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) zeroFirst++;
    if (bytes[2 * i + 1] === 0) zeroSecond++;
  }
  // Western text has a zero in nearly every pair, always on the same side; a zero on both sides is no text.
  if (zeroFirst === 0 && zeroSecond > pairs * 0.5) return 'utf-16le';
  if (zeroSecond === 0 && zeroFirst > pairs * 0.5) return 'utf-16be';
  return null;
}

function decodeStrictly(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What the bytes 80 to 9F mean in windows-1252; the five it leaves open stay control characters. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By our own table, because some versions of Node decode this label as plain Latin-1 and lose the bullets. */
function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  }
  return parts
    .join('')
    .replace(/[\u0080-\u009f]/g, (control) => upperControls.charAt(control.charCodeAt(0) - 0x80));
}

function isBinary(text: string): boolean {
  // A stray control character happens in text; more than one in a hundred does not, and U+0000 never.
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0) return true;
    if (isControl(code)) controls++;
  }
  return controls * 100 > text.length;
}

/** Whether a code unit is a control character other than white space. */
function isControl(code: number): boolean {
  if (code < 0x20) return code < 0x09 || code > 0x0d;
  return code >= 0x7f && code <= 0x9f && code !== 0x85;
}

function guessedEncoding(text: string): ReadingWarning {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => /\P{ASCII}/u.test(line));
  return { kind: 'encoding', line: index + 1, text: lines[index]?.trim() ?? '' };
}

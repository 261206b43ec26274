import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';

/** What a report must hold to be handed over. */
export type PdfExpectations = {
  /** Texts that must stand on the pages, such as the title and every heading. */
  readonly texts: readonly string[];
  /** Texts that must stand on each page, such as the confidentiality label. */
  readonly everywhere: readonly string[];
};

/** What was found in a report that is fit to be handed over. */
export type CheckedPdf = { readonly pages: number };

type Reason = Extract<Failure, { kind: 'reportCheckFailed' }>['reason'];

/**
 * Reads a PDF back as a viewer would: whole from header to end mark, every page readable and numbered
 * "x / y" at its foot, tagged, outlined, the expected texts really on the pages, every font inside the file.
 */
export async function checkPdf(
  bytes: Uint8Array<ArrayBuffer>,
  expected: PdfExpectations,
): Promise<Result<CheckedPdf, Failure>> {
  if (bytes.length === 0) return refused('empty');
  if (!isWhole(bytes)) return refused('damaged');
  const reading = await read(bytes);
  if (reading === null) return refused('damaged');
  const { pages, isTagged, headings } = reading;
  const texts = pages.map((page) => page.replace(/\s+/g, ''));
  if (texts.length === 0 || texts.some((text) => text === '')) return refused('empty');
  if (!texts.every((text, i) => text.endsWith(`${i + 1}/${texts.length}`))) return refused('pages');
  if (!isTagged || headings === 0) return refused('tags');
  if (!expected.texts.every((text) => stands(text, texts.join('')))) return refused('text');
  if (!texts.every((page) => expected.everywhere.every((text) => stands(text, page)))) return refused('text');
  if (!hasItsFonts(bytes)) return refused('fonts');
  return ok({ pages: texts.length });
}

function refused(reason: Reason): Result<CheckedPdf, Failure> {
  return failed({ kind: 'reportCheckFailed', reason });
}

/** pdf.js repairs files that were cut off; a report that needs repair was not written whole. */
function isWhole(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 8));
  const tail = latin1(bytes.subarray(-32));
  return /^%PDF-\d\.\d/.test(head) && /%%EOF\s*$/.test(tail);
}

type Reading = {
  /** The text of each page. */
  readonly pages: readonly string[];
  readonly isTagged: boolean;
  /** Entries of the outline's first step. */
  readonly headings: number;
};

/** What pdf.js reads, or `null` when it can't. It is large: loaded with the first report and not at start-up. */
async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Reading | null> {
  const { getDocument } = await import('unpdf/pdfjs');
  // A copy, because pdf.js takes the bytes over.
  const loading = getDocument({
    data: bytes.slice(),
    useSystemFonts: false,
    stopAtErrors: true,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    const pages: string[] = [];
    let isTagged = (await document.getMarkInfo())?.Marked === true;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
      isTagged &&= lengthOf(await page.getStructTree()) > 0;
    }
    return { pages, isTagged, headings: lengthOf({ children: await document.getOutline() }) };
  } catch {
    // Whatever pdf.js stumbles over, the answer is the same: a viewer would stumble too.
    return null;
  } finally {
    await loading.destroy();
  }
}

/** The typings of pdf.js leave out that a page without tags has no tree, and a document without headings no outline. */
function lengthOf(tree: { readonly children: readonly unknown[] | null } | null): number {
  return tree?.children?.length ?? 0;
}

/**
 * Whether each font has its shapes in the file: one without would be replaced by whatever the reader's machine has.
 * Chromium writes font descriptors as plain objects, so they are found without unpacking. A descriptor without
 * FontBBox belongs to a Type 3 font, which is made of its shapes (ISO 32000-1, table 122).
 */
function hasItsFonts(bytes: Uint8Array): boolean {
  const descriptors = latin1(bytes).match(/<<[^<>]*\/Type\s*\/FontDescriptor[^<>]*>>/g) ?? [];
  const fonts = descriptors.filter((descriptor) => descriptor.includes('/FontBBox'));
  return fonts.length > 0 && fonts.every((font) => /\/FontFile[23]?\s/.test(font));
}

/**
 * Whether every word of a text stands on the page. A page holds shapes in the order they are drawn: lines, marks and
 * emoji cut a text into pieces, and words that run from right to left come out mirrored.
 */
function stands(text: string, page: string): boolean {
  const drawn = letters(page);
  // Joined letters such as U+FB01 are drawn from any font and not always named in the file: words end at them.
  const words = text.split(/[\s\uFB00-\uFB06]+|[^\p{L}\p{M}\p{N}\p{Cf}]+/u).map(letters);
  return words.every((word) => drawn.includes(word) || drawn.includes(Array.from(word).reverse().join('')));
}

/** The bare letters and digits, without marks. */
function letters(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '');
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

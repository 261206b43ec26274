/**
 * The form of a text used to tell whether two texts say the same: Unicode NFKC, one kind of dash and quote,
 * single spaces, no space after a hyphen inside a word, no final full stop, lower case.
 * Only for matching; the text itself is always kept as it was read.
 */
export function matchingForm(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201B]/g, "'")
    .replace(/[\u201C\u201D\u201F]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/(\w)- (?=\w)/g, '$1-')
    .trim()
    .replace(/[.;]+$/, '')
    .toLowerCase();
}

/** The bytes as lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The SHA-256 of bytes or of a text's UTF-8 form, as 64 lower-case hexadecimal digits. */
export async function sha256(data: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

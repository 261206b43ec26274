/**
 * The form of a text used to tell whether two texts say the same: Unicode NFKC, one kind of dash and quote,
 * single spaces, no space after a hyphen inside a word, no final full stop, lower case, one spelling for what Britain
 * and America spell differently. Only for matching; the text itself is always kept as it was read.
 */
export function matchingForm(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201B]/g, "'")
    .replace(/[\u201C\u201D\u201F]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/(\w)- (?=\w)/g, '$1-')
    .trim();
  const form = withoutEnd(plain, '.;').toLowerCase();
  return spellings.reduce((spelled, [british, american]) => spelled.replace(british, american), form);
}

/** The text without any of the characters at its end; in one pass, where a pattern would try every run of them. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The text without any of the characters at its start and end. */
export function withoutEnds(text: string, characters: string): string {
  const rest = withoutEnd(text, characters);
  let start = 0;
  while (start < rest.length && characters.includes(rest.charAt(start))) start++;
  return rest.slice(start);
}

/**
 * Endings, not words: "enterprise" gets a z as well, which does no harm where both sides of a comparison are treated
 * alike.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/([a-z]{2})is(?=(?:e[ds]?|ing|ation(?:s|al|ally)?|ers?|able)\b)/g, '$1iz'],
  [/([a-z]{2}l)ys(?=(?:e[ds]?|ing|ers?)\b)/g, '$1yz'],
  [/([a-z]{2})our(?=(?:s|ed|ing|al|able|ably|ite|ites)?\b)/g, '$1or'],
  [/([a-z]{3})tre(?=s?\b)/g, '$1ter'],
  [/([a-z]{2})ogue(?=s?\b)/g, '$1og'],
  [/([a-z]{2}[aeiou]l)l(?=(?:ed|ing|ers?)\b)/g, '$1'],
  [/\bprogramme(?=s?\b)/g, 'program'],
  [/\b(licen|defen|offen)c(?=e[ds]?\b)/g, '$1s'],
  [/\bpractis(?=(?:e[ds]?|ing)\b)/g, 'practic'],
  [/\b(fulfil|enrol|instal|skil)l(?=(?:s|ment|ful)?\b)/g, '$1'],
  [/\b(judg|acknowledg)ement/g, '$1ment'],
];

/** The bytes as lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The SHA-256 of bytes or of a text's UTF-8 form, as 64 lower-case hexadecimal digits. */
export async function sha256(data: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

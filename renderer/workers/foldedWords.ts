const notWords = /[^\p{L}\p{N}]+/gu;

/** Letters that stand for others without being written as a letter with a mark. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ð: 'd',
};

/** German umlauts as they are written where a keyboard has none. */
const writtenOut: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return folded(text)
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * A text without capitals, marks and punctuation, so that "Über-sicht" and "uber sicht" are one: words parted by single
 * blanks, with one at either end, so that ` word` is where a word begins.
 */
export function folded(text: string): string {
  // Most texts of most frameworks are plain: the long way is for the others.
  if (/^[\0-\x7f]*$/.test(text))
    return ` ${text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()} `;
  return ` ${text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđłþðς]/g, (letter) => letters[letter] ?? letter)
    .replace(notWords, ' ')
    .trim()} `;
}

/** The words of a text that have umlauts, with these written out and folded: "pruefung" for "Prüfung". */
export function wordsWrittenOut(text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]*[äöüÄÖÜ][\p{L}\p{N}]*/gu) ?? [];
  return words.map(writeOut).join('');
}

/** Whether somebody who typed one of these folded beginnings may mean this word of a text. */
export function isMeant(word: string, beginnings: readonly string[]): boolean {
  const forms = [folded(word).trim(), ...(/[äöü]/iu.test(word) ? [writeOut(word).trim()] : [])];
  return beginnings.some((beginning) => forms.some((form) => form.startsWith(beginning)));
}

function writeOut(word: string): string {
  return folded(word.toLowerCase().replace(/[äöü]/g, (letter) => writtenOut[letter] ?? letter));
}

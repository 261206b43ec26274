import { withoutEnd } from '../base/text.ts';

/** The last item of a page and what is known of its surroundings. */
export type LastItem = {
  readonly text: string;
  /** Texts of the items before it on the page, in any order. */
  readonly earlier: readonly string[];
  /** Whether it is written unlike the other items of its list, such as without their bullet. */
  readonly isOutOfLine: boolean;
  /** Whether its list has items before it. */
  readonly hasSiblings: boolean;
};

/**
 * The item without the footer word that a copied page leaves on its end; `''` when the whole item is a footer word;
 * `null` when nothing looks like one.
 */
export function withoutFooter(item: LastItem): string | null {
  // A line that long is no sentence with a word behind it.
  if (item.text.length > 5000) return null;
  if (isLoneFooter(item)) return '';
  return withoutWordAfterKnownItem(item) ?? withoutWordAfterSentence(item.text);
}

const shortWords = /^\p{L}+(?: \p{L}+){0,2}$/u;

function isLoneFooter({ text, earlier, isOutOfLine, hasSiblings }: LastItem): boolean {
  if (!shortWords.test(text) || earlier.some((other) => sameLength(other) === sameLength(text))) return false;
  if (isOutOfLine) return true;
  // On a page whose items are sentences, a lower-case word of its own is none of them.
  return hasSiblings && /^\p{Ll}/u.test(text) && !earlier.some((other) => shortWords.test(other));
}

/** An item that says what an earlier one says, and then a word more: with or without the full stop and a space. */
function withoutWordAfterKnownItem({ text, earlier }: LastItem): string | null {
  const form = sameLength(text);
  for (const known of [...earlier].sort((a, b) => b.length - a.length)) {
    const base = withoutEnd(known, '.;');
    if (base.length < 4 || base.length > form.length || !form.startsWith(sameLength(base))) continue;
    const rest = /^([.;]?)(\s*)\p{L}[\p{L} ]*$/u.exec(text.slice(base.length));
    const stop = rest?.[1] ?? '';
    const word = rest?.[0].slice(stop.length).trim() ?? '';
    if (rest === null || word.length < (stop === '' ? 4 : 3) || !shortWords.test(word)) continue;
    return text.slice(0, base.length + stop.length);
  }
  return null;
}

/** Endings of file and site names, which follow a full stop by right. */
const nameEnding = /^(?:com|org|net|edu|gov|info|html?|json|xml|ya?ml|pdf|csv|docx?|xlsx?|pptx?|txt)$/i;
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|no)\.$/i;

/** A word glued to the end of a sentence, or a lower-case word after it that begins none. */
function withoutWordAfterSentence(text: string): string | null {
  const match = /^(.*[.!?)\]])(\s*)(\p{L}[\p{L} ]*)$/u.exec(text);
  const [, sentence = '', space = '', words = ''] = match ?? [];
  if (match === null || words.length < 3 || !shortWords.test(words) || abbreviation.test(sentence))
    return null;
  if (/[)\]]$/.test(sentence))
    return space === '' && words.length > 3 && /^\p{Ll}/u.test(words) ? sentence : null;
  if (space !== '') return /^\p{Ll}/u.test(words) ? sentence : null;
  // The dots of an address or of a chain of initials end no sentence.
  const token = sentence.split(/\s/).at(-1) ?? '';
  if (nameEnding.test(words) || /[@/]|\..*\./.test(token)) return null;
  return sentence;
}

/** A form for comparing beginnings: letter for letter as long as the text. */
function sameLength(text: string): string {
  const folded = text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u2018\u2019]/g, "'");
  const lower = folded.toLowerCase();
  return lower.length === folded.length ? lower : folded;
}

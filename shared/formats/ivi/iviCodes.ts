import { capabilityCodes, capabilityOfTitle } from './itCmfStructure.ts';

/** A code and the name it was glued to. */
export type CodedName = { readonly code: string; readonly title: string };

// Between a code and its name may stand nothing, space, a colon or a dash.
const blockPattern = /^([A-Z]\d{1,2})(?!\d)[\s:–—-]*(\S.*)$/u;
const categoryPattern = /^([A-Z])[\s:–—-]*(\p{Lu}.*)$/u;
/** One for each length of a code, from two. */
const capabilityPatterns = [2, 3, 4, 5].map(
  (length) => new RegExp(`^([A-Z]{${length}})([\\s:–—-]*)([\\p{Lu}\\d].*)$`, 'u'),
);

/** A block's code and name out of `A1Cost Coverage`; `null` for anything else, such as a sentence. */
export function blockName(text: string): CodedName | null {
  const match = blockPattern.exec(text);
  return match?.[1] !== undefined && isName(match[2]) ? { code: match[1], title: match[2] } : null;
}

/** A category's code and name out of `AModel Development`. Any word in capitals looks like one: see what follows it. */
export function categoryName(text: string): CodedName | null {
  const match = categoryPattern.exec(text);
  return match?.[1] !== undefined && isName(match[2]) ? { code: match[1], title: match[2] } : null;
}

/**
 * A capability's code and name out of `AAAccounting and Allocation`. A known name decides, then the definition that
 * follows, then a known code, then the last capital before small letters.
 */
export function capabilityName(text: string, following: string): CodedName | null {
  if (!isName(text)) return null;
  const splits = capabilityPatterns.flatMap((pattern) => {
    const [, code, between, title] = pattern.exec(text) ?? [];
    return code !== undefined && title !== undefined ? [{ code, title, isGlued: between === '' }] : [];
  });
  const defined = definedName(following);
  const isWord = (title: string) => /^\p{Lu}\p{Ll}/u.test(title);
  const split =
    splits.find(({ code, title }) => capabilityOfTitle(title) === code) ??
    splits.find(({ code }) => code === defined?.code) ??
    splits.findLast(({ code, title }) => capabilityCodes.includes(code) && isWord(title)) ??
    // A first word in capitals with a space after it is a word like others.
    splits.findLast(({ title, isGlued }) => isGlued && isWord(title)) ??
    splits.findLast(({ code, isGlued }) => isGlued && capabilityCodes.includes(code));
  return split === undefined ? null : { code: split.code, title: split.title };
}

/** The name and code that a definition gives: "The Sourcing (SRC) capability is …". */
export function definedName(definition: string): CodedName | null {
  const match = /^The (.{2,120}?) \(([A-Z]{2,5})\) (?:critical )?capability\b/.exec(definition);
  return match?.[1] !== undefined && match[2] !== undefined ? { title: match[1], code: match[2] } : null;
}

/** A title that carries its code: `C3 Release Management`, `Release ManagementC3`, `Sourcing (SRC)`, `SRCSourcing`. */
export function titleWithCode(text: string): CodedName | null {
  const block = blockName(text) ?? turned(/^(.*[\p{Ll}\s)])\(?([A-Z]\d{1,2})\)?$/u.exec(text)) ?? null;
  if (block !== null) return block;
  const behind = turned(/^(.*[\p{Ll}\s)])\(?([A-Z]{2,5})\)?$/u.exec(text));
  const isKnown = ({ code, title }: CodedName) =>
    capabilityOfTitle(title) === code || (/\([A-Z]+\)$/.test(text) && capabilityCodes.includes(code));
  if (behind !== null && isKnown(behind)) return behind;
  const before = capabilityName(text, '');
  return before !== null && capabilityOfTitle(before.title) === before.code ? before : null;
}

function turned(match: RegExpExecArray | null): CodedName | null {
  const title = match?.[1]?.trim() ?? '';
  return match?.[2] !== undefined && title !== '' ? { code: match[2], title } : null;
}

/** A name is short and no sentence. */
function isName(text: string | undefined): text is string {
  return text !== undefined && text.length <= 150 && !/[.;:!?]$/.test(text);
}

/** A cell's number, with a comma or a point; the text as it is when it is none, so that it can be told. */
export function number(text: string | undefined): number | string | undefined {
  const trimmed = text?.trim();
  if (trimmed === undefined || !/^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(trimmed)) return text;
  return Number(trimmed.replace(',', '.'));
}

/** A cell's yes or no; the text as it is when it is neither. */
export function flag(text: string | undefined): boolean | string | undefined {
  const word = text?.trim().toLowerCase();
  if (word === 'yes' || word === 'true' || word === '1' || word === 'x') return true;
  return word === 'no' || word === 'false' || word === '0' ? false : text;
}

/** The parts of a cell that is a list; `undefined` for an empty one. */
export function placeList(text: string | undefined, separator: RegExp): string[] | undefined {
  const parts = text
    ?.split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts === undefined || parts.length === 0 ? undefined : parts;
}

/** A cell's text without white space at its ends. */
export function word(text: string | undefined): string | undefined {
  return text?.trim();
}

/** A mapping of a file whose form nobody has checked. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether nothing stands there: no field, or an empty one. */
export function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** What a text, number or flag says, without white space around it; empty for everything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The same on one line. */
export function lineOfText(value: unknown): string {
  return onOneLine(textOf(value));
}

/** A text with single spaces for all white space in it. */
export function onOneLine(text: string): string {
  // Most texts are on one line already, and a long one is not worth building anew.
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** The number a value is or says; `undefined` when it is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value.trim() : '';
  return /^[-+]?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

/** The items of a list; none when there is no list, and one when something else stands in its place. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isNothing(value) || value === '' ? [] : [value];
}

/** The mappings of a list, without whatever else stands in it. */
export function recordsOf(value: unknown): readonly PlainRecord[] {
  return itemsOf(value).filter(isRecord);
}

/** The texts of a list that say something. */
export function textsOf(value: unknown): readonly string[] {
  return itemsOf(value)
    .map(textOf)
    .filter((text) => text !== '');
}

/** A mapping of which some fields are known by name, whatever stands in them. */
export type Fields<Name extends string> = { readonly [K in Name]?: unknown };

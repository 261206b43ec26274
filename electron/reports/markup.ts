/** A piece of HTML or SVG that is safe to put into a document as it is. Only `markup` makes one. */
export type Markup = { readonly source: string };

type Value = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A bare carriage return would be read back as a line feed.
  '\r': '&#13;',
  // Not expressible in HTML at all.
  '\0': '\uFFFD',
};

/**
 * `text` as it must stand in HTML content or a quoted attribute, so that reading gives it back:
 * only NUL and lone surrogates, which HTML cannot hold, come back as U+FFFD.
 */
export function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\r\0]/g, (character) => entities[character] ?? character);
}

/**
 * Template tag for markup: texts and numbers are escaped, markup is taken as it is.
 * Attributes must be quoted in the template.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { source: strings.map((part, i) => part + sourceOf(values[i])).join('') };
}

function sourceOf(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'source' in value ? value.source : value.map((piece) => piece.source).join('');
}

/** The piece when the condition holds, else nothing. */
export function when(condition: boolean, piece: () => Markup): Markup {
  return condition ? piece() : { source: '' };
}

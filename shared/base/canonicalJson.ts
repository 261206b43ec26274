/**
 * The one JSON text of a value: keys in order of their UTF-16 code units, no white space, fields that are `undefined`
 * left out. Equal values give equal texts whatever order their fields were set in. For plain JSON values only.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  const fields: string[] = [];
  // The default order compares code units and not what a language thinks of letters: the same everywhere.
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(item)}`);
  }
  return `{${fields.join(',')}}`;
}

/**
 * Carries the values of a call as bytes: the length of a JSON text, the JSON text, then the byte arrays it names.
 * Byte arrays travel as they are, so that a package of hundreds of megabytes is not spelled out in text.
 *
 * Knows what the product's contract knows: plain objects, arrays, text, numbers, booleans, null, undefined and
 * byte arrays. Everything else throws, as Electron does for what cannot be cloned.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const text = new TextEncoder().encode(
    JSON.stringify({ value: spell(value, parts), sizes: sizesOf(parts) }),
  );
  const total = 4 + text.length + parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The value that was packed; its byte arrays are copies of their own. */
export function unpack(bytes: Uint8Array): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as {
    value: unknown;
    sizes: number[];
  };
  let at = 4 + length;
  const parts = head.sizes.map((size) => {
    // A copy and not a view; `slice` of a Node buffer would be a view of the whole message.
    const part = new Uint8Array(bytes.subarray(at, at + size));
    at += size;
    return part;
  });
  return understand(head.value, parts);
}

// An object with this key alone stands for something JSON has no word for.
const mark = '$';

function sizesOf(parts: readonly Uint8Array[]): number[] {
  return parts.map((part) => part.length);
}

function spell(value: unknown, parts: Uint8Array[]): unknown {
  if (value === undefined) return { [mark]: ['undefined'] };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { [mark]: ['number', spellNumber(value)] };
  }
  if (value instanceof Uint8Array) return { [mark]: ['bytes', parts.push(value) - 1] };
  if (Array.isArray(value)) return value.map((item: unknown) => spell(item, parts));
  if (typeof value === 'object' && isPlain(value)) {
    const spelled = Object.entries(value).map(([key, item]) => [key, spell(item, parts)] as const);
    return mark in value ? { [mark]: ['object', spelled] } : Object.fromEntries(spelled);
  }
  throw new Error('An object could not be cloned.');
}

function spellNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function understand(spelled: unknown, parts: readonly Uint8Array[]): unknown {
  if (Array.isArray(spelled)) return spelled.map((item: unknown) => understand(item, parts));
  if (typeof spelled !== 'object' || spelled === null) return spelled;
  if (mark in spelled) return understandMarked(spelled[mark] as readonly [string, unknown], parts);
  return fromEntries(Object.entries(spelled), parts);
}

function understandMarked(
  [kind, content]: readonly [string, unknown],
  parts: readonly Uint8Array[],
): unknown {
  if (kind === 'bytes') return parts[content as number];
  if (kind === 'number') return Number(content);
  if (kind === 'object') return fromEntries(content as (readonly [string, unknown])[], parts);
  return undefined;
}

function fromEntries(
  entries: readonly (readonly [string, unknown])[],
  parts: readonly Uint8Array[],
): unknown {
  return Object.fromEntries(entries.map(([key, item]) => [key, understand(item, parts)]));
}

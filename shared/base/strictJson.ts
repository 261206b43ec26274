import { failed, ok } from './result.ts';
import type { Result } from './result.ts';

/** How deep objects and lists may nest. */
export const maximalDepth = 64;

/** Why a text is not JSON we accept, or a value cannot be written as such. */
export type JsonFault =
  | 'syntax'
  /** Nested deeper than `maximalDepth`. */
  | 'depth'
  /** The same key twice in one object: readers disagree on which one counts. */
  | 'duplicateKey'
  /** A key that names something every object inherits, such as `__proto__`. */
  | 'forbiddenKey'
  /** A lone surrogate or U+0000 in a string or key. */
  | 'text'
  /** Not finite, minus zero, or an integer that a double cannot hold exactly. */
  | 'number';

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Parses JSON as `JSON.parse` does, refusing everything that two readers could understand differently. */
export function parseStrictJson(text: string): Result<unknown, JsonFault> {
  const keysInText = countKeys(text);
  if (keysInText === null) return failed('depth');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed('syntax');
  }
  const found = examine(value, 0);
  if (typeof found === 'string') return failed(found);
  // `JSON.parse` silently keeps the last of two equal keys: fewer keys in the value than in the text tell.
  return found === keysInText ? ok(value) : failed('duplicateKey');
}

/** What keeps a value from being written as JSON that `parseStrictJson` reads back; `null` when nothing does. */
export function jsonFault(value: unknown): JsonFault | null {
  const found = examine(value, 0);
  return typeof found === 'string' ? found : null;
}

/**
 * The number of keys in the text, without building a value; `null` when it nests too deep for `JSON.parse` to be
 * let at it. In a text that is not JSON the number means nothing, and `JSON.parse` says so afterwards.
 */
function countKeys(text: string): number | null {
  let keys = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // "
        i = endOfString(text, i);
        break;
      case 0x3a: // :
        keys++;
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > maximalDepth) return null;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
    }
  }
  return keys;
}

/** The index of the quote that closes the string opened at `start`; the text's length when none does. */
export function endOfString(text: string, start: number): number {
  let quote = start;
  for (;;) {
    quote = text.indexOf('"', quote + 1);
    if (quote < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return quote;
  }
}

/** The number of keys in the value, or what is wrong with it. */
function examine(value: unknown, depth: number): number | JsonFault {
  if (typeof value === 'string') return isCleanText(value) ? 0 : 'text';
  if (typeof value === 'number') return isExact(value) ? 0 : 'number';
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === maximalDepth) return 'depth';
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      const inside = examine(item, depth + 1);
      if (typeof inside === 'string') return inside;
      keys += inside;
    }
    return keys;
  }
  for (const [key, item] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) return 'forbiddenKey';
    if (!isCleanText(key)) return 'text';
    const inside = examine(item, depth + 1);
    if (typeof inside === 'string') return inside;
    keys += inside + 1;
  }
  return keys;
}

function isCleanText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function isExact(number: number): boolean {
  if (Number.isInteger(number)) return Number.isSafeInteger(number) && !Object.is(number, -0);
  return Number.isFinite(number);
}

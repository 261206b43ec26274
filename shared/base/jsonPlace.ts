import { endOfString, maximalDepth } from './strictJson.ts';
import type { JsonFault } from './strictJson.ts';

/** Where a text stops being JSON we accept, and why. Lines and columns count from 1. */
export type JsonPlace = { readonly fault: JsonFault; readonly line: number; readonly column: number };

/**
 * The first place that keeps `parseStrictJson` from accepting a text, for the person who is to mend it; `null` when
 * nothing does. Slower than parsing: for texts that were refused.
 */
export function placeOfJsonFault(text: string): JsonPlace | null {
  const found = faultIn(text);
  if (found === null) return null;
  const before = text.slice(0, found.at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { fault: found.fault, line: before.split('\n').length, column: found.at - lineStart + 1 };
}

type Found = { readonly fault: JsonFault; readonly at: number };

/** A list or object that is open: the keys it has so far, and what may come next in it. */
type Open = {
  readonly keys: Set<string> | null;
  next: 'itemOrEnd' | 'item' | 'keyOrEnd' | 'key' | 'value' | 'commaOrEnd';
};

const space = /[ \t\r\n]*/y;
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

function faultIn(text: string): Found | null {
  const open: Open[] = [];
  let isDone = false;
  for (let at = endOf(space, text, 0); at < text.length; at = endOf(space, text, at)) {
    const inside = open.at(-1);
    const mark = text.charAt(at);
    const syntax = { fault: 'syntax', at } as const;
    if (isDone) return syntax;
    if (inside?.next === 'commaOrEnd' && mark === ',') {
      inside.next = inside.keys === null ? 'item' : 'key';
      at++;
    } else if (inside !== undefined && mark === (inside.keys === null ? ']' : '}') && mayEnd(inside)) {
      open.pop();
      isDone = open.length === 0;
      at++;
    } else if (inside?.keys && (inside.next === 'key' || inside.next === 'keyOrEnd')) {
      const key = scalarAt(text, at);
      if (typeof key?.value !== 'string') return syntax;
      const fault = faultOfKey(key.value, inside.keys);
      if (fault !== null) return { fault, at };
      at = endOf(space, text, key.end);
      if (text.charAt(at) !== ':') return { fault: 'syntax', at };
      inside.next = 'value';
      at++;
    } else if (inside?.next === 'commaOrEnd') {
      return syntax;
    } else {
      if (inside !== undefined) inside.next = 'commaOrEnd';
      if (mark === '[' || mark === '{') {
        if (open.length === maximalDepth) return { fault: 'depth', at };
        open.push(mark === '[' ? { keys: null, next: 'itemOrEnd' } : { keys: new Set(), next: 'keyOrEnd' });
        at++;
        continue;
      }
      const scalar = scalarAt(text, at);
      if (scalar === null) return syntax;
      const fault = faultOfValue(scalar.value);
      if (fault !== null) return { fault, at };
      at = scalar.end;
      isDone = open.length === 0;
    }
  }
  return isDone ? null : { fault: 'syntax', at: text.length };
}

/** The text, number or word that begins at an index, and where it ends; `null` when none does. */
function scalarAt(text: string, at: number): { readonly value: unknown; readonly end: number } | null {
  const end = text.charAt(at) === '"' ? endOfString(text, at) + 1 : endOf(literal, text, at);
  try {
    return { value: JSON.parse(text.slice(at, end)), end };
  } catch {
    return null;
  }
}

/** Where a match that begins at an index ends; the index itself when nothing matches there. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function mayEnd({ next }: Open): boolean {
  return next === 'commaOrEnd' || next === 'itemOrEnd' || next === 'keyOrEnd';
}

function faultOfKey(key: string, keys: Set<string>): JsonFault | null {
  if (forbiddenKeys.has(key)) return 'forbiddenKey';
  if (keys.has(key)) return 'duplicateKey';
  keys.add(key);
  return faultOfValue(key);
}

function faultOfValue(value: unknown): JsonFault | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? 'text' : null;
  if (typeof value !== 'number') return null;
  const isExact = Number.isInteger(value)
    ? Number.isSafeInteger(value) && !Object.is(value, -0)
    : Number.isFinite(value);
  return isExact ? null : 'number';
}

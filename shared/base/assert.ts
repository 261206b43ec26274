/** Throws when `condition` is false: a bug of ours, never a mistake of the user's. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken assumption: ${message}`);
}

/** The value, or a thrown bug when there is none. */
export function known<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, `${what} exists`);
  return value;
}

/** Proves to the compiler that every case was handled; throws when a value slipped past the types. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}

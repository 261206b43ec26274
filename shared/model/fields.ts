import * as v from 'valibot';

/** An id: a ULID, a framework urn, or ids joined with `:`; never empty, at most 400 characters, no control characters. */
export const id = v.pipe(v.string(), v.regex(/^[^\p{Cc}\s<>"'&]{1,400}$/u));

/** A date as `YYYY-MM-DD`. */
export const isoDate = v.pipe(v.string(), v.isoDate());

/** An instant in UTC, ISO 8601 with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instant = v.pipe(v.string(), v.isoTimestamp());

/** A quarter by its first month, `YYYY-MM`. */
export const startMonth = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** A SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A title on one line: 1 to 300 characters. */
export const title = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

/** Prose: at most 100,000 characters. */
export const prose = v.pipe(v.string(), v.maxLength(100_000));

/**
 * What every user row carries beside its own fields. When a row was last changed, and by whom, is not repeated
 * here: the change records say it, and undoing a change restores a row to the byte.
 */
export const userRow = {
  id,
  engagementId: id,
  createdAt: instant,
  /** The id of the person at the device that created the row. */
  createdBy: id,
};

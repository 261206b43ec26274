import { guarded } from './command.ts';
import { db } from './database.ts';

const prefix = 'draft:';

/** Keeps what is being typed, so that it survives a crash; it is no part of the client's work until it is stored. */
export async function keepDraft(key: string, text: string): Promise<void> {
  // A draft that could not be kept is still in its field, and storing it says what is wrong.
  await guarded(() => db.settings.put({ key: `${prefix}${key}`, value: text }));
}

/** Forgets a draft that was stored, or given up. */
export async function dropDraft(key: string): Promise<void> {
  await guarded(() => db.settings.delete(`${prefix}${key}`));
}

/** The drafts whose keys begin with `start`, by key. */
export async function draftsOf(start: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.settings.where('key').startsWith(`${prefix}${start}`).toArray();
  return new Map(
    rows.flatMap(({ key, value }) => (typeof value === 'string' ? [[key.slice(prefix.length), value]] : [])),
  );
}

import type { ColumnMapping } from '#shared/formats/sheet/columnMapping.ts';
import { guarded } from './command.ts';
import { db } from './database.ts';

const prefix = 'columns:';

/** Remembers how the columns of a table were mapped, for the next table with the same head. */
export async function rememberMapping(mapping: ColumnMapping): Promise<void> {
  // A mapping that could not be remembered has to be made again, and nothing else is lost.
  await guarded(() => db.settings.put({ key: `${prefix}${mapping.signature}`, value: mapping }));
}

/** The mappings that were made on this device, by what the heads say. */
export async function rememberedMappings(): Promise<ReadonlyMap<string, ColumnMapping>> {
  const rows = await db.settings.where('key').startsWith(prefix).toArray();
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value as ColumnMapping]));
}

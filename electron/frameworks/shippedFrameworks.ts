import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of the frameworks that come with the application, one each, sorted. Throws when they were not shipped. */
export async function shippedFrameworks(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}

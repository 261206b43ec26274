import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedBytes } from '#shared/formats/frameworkReading.ts';

/**
 * The files of the frameworks that come with the application, which has a folder for each. Their bytes are fetched here
 * and not by the thread that reads them: what is packed into the application's archive, only Electron's own file system
 * finds. Throws when they were not shipped.
 */
export async function shippedFrameworks(place: string): Promise<NamedBytes[]> {
  const entries = await readdir(place, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = await Promise.all(folders.sort().map((folder) => filesIn(place, folder)));
  return files.flat();
}

async function filesIn(place: string, folder: string): Promise<NamedBytes[]> {
  const names = await readdir(join(place, folder));
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = new Uint8Array(await readFile(join(place, folder, name)));
      return { name, folder, bytes };
    }),
  );
}

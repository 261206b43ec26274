import { failed, ok } from '#shared/base/result.ts';
import { frameworkFormats } from '#shared/formats/registry.ts';
import type { HostHandlers } from '#shared/host/calls.ts';
import type { Dialogs, FileKind } from '#electron/files/dialogs.ts';
import { readNamedBytes, readSources } from './readSources.ts';
import { shippedFrameworks } from './shippedFrameworks.ts';

/** Archives, and the files of frameworks that come as several. */
const otherEndings = ['yaml', 'yml', 'zip', 'tgz', 'gz', 'tar'];

const sourceKind: FileKind = {
  name: 'Framework content',
  extensions: [...new Set([...frameworkFormats.flatMap(({ extensions }) => extensions), ...otherEndings])],
};

type FrameworkCall = 'chooseFrameworkSources' | 'readFrameworkSources' | 'readShippedFrameworks';

/**
 * Answers the calls about framework content: reading it from files that are chosen, dropped or pasted, and from the
 * folders in `shippedFolder`, which came with the application.
 */
export function frameworkHandlers({
  dialogs,
  shippedFolder,
}: {
  readonly dialogs: Dialogs;
  readonly shippedFolder: string;
}): Pick<HostHandlers, FrameworkCall> {
  return {
    chooseFrameworkSources: async () => {
      const paths = await dialogs.chooseFiles(sourceKind, 'several');
      return paths.length === 0 ? null : ok(await readSources(paths));
    },
    readFrameworkSources: async (files) =>
      files.length === 0 ? failed({ kind: 'nothingToRead' }) : ok(await readNamedBytes(files)),
    readShippedFrameworks: async () => ok(await readSources(await shippedFrameworks(shippedFolder))),
  };
}

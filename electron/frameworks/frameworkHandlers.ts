import { failed } from '#shared/base/result.ts';
import { frameworkFormats } from '#shared/formats/registry.ts';
import type { HostHandlers } from '#shared/host/calls.ts';
import type { Dialogs, FileKind } from '#electron/files/dialogs.ts';
import { shippedFrameworks } from './shippedFrameworks.ts';
import type { SourceReader } from './sourceReader.ts';

/** Archives, and the files of frameworks that come as several. */
const otherEndings = ['yaml', 'yml', 'zip', 'tgz', 'gz', 'tar'];

const sourceKind: FileKind = {
  name: 'Framework content',
  extensions: [...new Set([...frameworkFormats.flatMap(({ extensions }) => extensions), ...otherEndings])],
};

type FrameworkCall =
  'chooseFrameworkSources' | 'readFrameworkSources' | 'readShippedFrameworks' | 'cancelFrameworkReading';

/**
 * Answers the calls about framework content: reading it from files that are chosen, dropped or pasted, and from the
 * folders in `shippedFolder`, which came with the application.
 */
export function frameworkHandlers({
  dialogs,
  reader,
  shippedFolder,
}: {
  readonly dialogs: Dialogs;
  readonly reader: SourceReader;
  readonly shippedFolder: string;
}): Pick<HostHandlers, FrameworkCall> {
  return {
    chooseFrameworkSources: async () => {
      const paths = await dialogs.chooseFiles(sourceKind, 'several');
      return paths.length === 0 ? null : await reader.read({ kind: 'paths', paths });
    },
    readFrameworkSources: async (files) =>
      files.length === 0 ? failed({ kind: 'nothingToRead' }) : await reader.read({ kind: 'files', files }),
    readShippedFrameworks: async () =>
      await reader.read({ kind: 'files', files: await shippedFrameworks(shippedFolder) }),
    cancelFrameworkReading: () => {
      reader.cancel();
      return Promise.resolve();
    },
  };
}

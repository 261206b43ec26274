import { commonFolder, fileNameOf, isYamlName } from '../sets/sourceSet.ts';
import type { FoundSet, FrameworkSet, SetFile } from '../sets/sourceSet.ts';
import { looksLikeNative, mergeNativeReadings, nativeSets } from './nativeFramework.ts';
import { readNativePart } from './nativePart.ts';

/** A framework in our own form that stands in several files of the same key and version. */
export const nativeSet: FrameworkSet = {
  id: 'waymarkFramework',
  title: 'Waymark framework',
  find: findNative,
};

/** A file that does not keep to the form is left to be read, and told, for itself. */
function findNative(files: readonly SetFile[]): FoundSet[] {
  const parts = files.flatMap((file) => {
    const text = isYamlName(file.path) || /\.json$/i.test(file.path) ? file.text() : null;
    if (text === null || !looksLikeNative(text)) return [];
    const part = readNativePart(text, fileNameOf(file.path));
    return part.ok ? [{ file, part: part.value }] : [];
  });
  const fileOf = new Map(parts.map(({ file, part }) => [part, file]));
  return nativeSets(parts.map(({ part }) => part)).flatMap((set) => {
    const own = set.flatMap((part) => fileOf.get(part) ?? []);
    return own.length < 2
      ? []
      : [
          {
            root: commonFolder(own.map(({ path }) => path)),
            files: own,
            read: () => mergeNativeReadings(set),
          },
        ];
  });
}

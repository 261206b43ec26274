/** A kind of file as a dialog offers it; endings without the dot. */
export type FileKind = { readonly name: string; readonly extensions: readonly string[] };

/** The system's own dialogs, as far as the rooms need them. */
export interface Dialogs {
  /** The paths of the files a person chose; none when they changed their mind. */
  chooseFiles(kind: FileKind, howMany: 'one' | 'several'): Promise<readonly string[]>;
  /** Where a person wants a file; `null` when they changed their mind. */
  chooseSavePath(suggestedName: string, kind: FileKind): Promise<string | null>;
}

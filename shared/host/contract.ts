import type { Result } from '../base/result.ts';
import type { Failure } from '../domain/failure.ts';
import type { ReportContent } from '../domain/reportContent.ts';
import type { FrameworkReading, NamedBytes } from '../formats/frameworkReading.ts';
import type { PackageManifest } from '../formats/package.ts';

/** One source of framework content as the main process read it. */
export type SourceReading = {
  readonly name: string;
  /** The last folders it lay in, such as `18.07/technical/SRP/C`: they tell a page's place. */
  readonly folder?: string;
  readonly result: Result<FrameworkReading, Failure>;
};

/** How far the reading of framework content has come, in files. More may be found while it goes on. */
export type FrameworkReadingProgress = {
  readonly read: number;
  readonly found: number;
  /** The file that is read now, or the set of files; not there before the first and after the last. */
  readonly name?: string;
};

export type AppInfo = { readonly version: string; readonly platform: string };

/** A file that was written, re-opened and checked. */
export type WrittenFile = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Pages of a PDF. */
  readonly pages?: number;
  /** Names the file to `showFile` for as long as the application runs; never a path. */
  readonly token: string;
};

/** A package that main has opened, checked and staged; nothing of it is stored yet. */
export type StagedPackage = {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest: PackageManifest;
};

/**
 * Everything the page may ask of the machine. `null` means the user changed their mind in a dialog.
 * Every call is registered in `electron/ipc.ts`, checked by `shared/host/arguments.ts`, and exposed by name.
 */
export interface HostApi {
  describeApp(): Promise<AppInfo>;

  /**
   * Asks for files and reads framework content from them. This and the next two read one after the other, each within
   * limits of time and memory; `readingCancelled` is the failure of one that `cancelFrameworkReading` ended.
   */
  chooseFrameworkSources(): Promise<Result<readonly SourceReading[], Failure> | null>;
  /** Reads framework content from files that were dropped or pasted. */
  readFrameworkSources(files: readonly NamedBytes[]): Promise<Result<readonly SourceReading[], Failure>>;
  /** Reads the frameworks that come with the application, each as one source like a folder that was chosen. */
  readShippedFrameworks(): Promise<Result<readonly SourceReading[], Failure>>;
  /** Ends the reading of framework content that is under way or waits; nothing happens when there is none. */
  cancelFrameworkReading(): Promise<void>;

  /** Asks where to save, renders the content to a PDF, writes it atomically, and checks what was written. */
  writePdfReport(content: ReportContent, suggestedName: string): Promise<Result<WrittenFile, Failure> | null>;

  /** Asks where to save and starts a package there; nothing is at that place until it is finished. */
  startPackage(
    suggestedName: string,
  ): Promise<Result<{ readonly token: string; readonly name: string }, Failure> | null>;
  /** Adds one part, such as `data/ratings.ndjson` or `evidence/<sha256>`. */
  addPackagePart(token: string, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null, Failure>>;
  /** Writes the manifest, makes the file durable under its name, re-opens and checks it. */
  finishPackage(token: string, head: PackageHead): Promise<Result<WrittenFile, Failure>>;
  /** Gives up a package that was started; leaves no trace. */
  abandonPackage(token: string): Promise<void>;

  /** Asks for a package, checks every byte of it, and stages it. */
  choosePackage(): Promise<Result<StagedPackage, Failure> | null>;
  /** Stages a package that was dropped on the window. */
  stagePackage(file: NamedBytes): Promise<Result<StagedPackage, Failure>>;
  /** One part of a staged package. */
  readPackagePart(token: string, path: string): Promise<Result<Uint8Array<ArrayBuffer>, Failure>>;
  /** Forgets a staged package. */
  dropStagedPackage(token: string): Promise<void>;

  /** Shows a file that was written in the system's file manager. */
  showFile(token: string): Promise<void>;

  /** Calls `listener` while framework content is read, some ten times a second; returns how to stop. */
  onFrameworkReading(listener: (progress: FrameworkReadingProgress) => void): () => void;
  /** Calls `listener` with the id of each command chosen in the menu; returns how to stop. */
  onMenuCommand(listener: (command: MenuCommand) => void): () => void;
}

/** What a page says of a package when it is complete; main adds the parts' sizes and hashes. */
export type PackageHead = Pick<
  PackageManifest,
  'kind' | 'engagement' | 'framework' | 'counts' | 'createdAt' | 'head'
>;

/** Commands that the native menu sends to the page. */
export const menuCommands = [
  'undo',
  'redo',
  'report',
  'exportPackage',
  'importPackage',
  'importFramework',
  'keys',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

/**
 * Everything that can go wrong and that a user can act on. `shared/words` turns each kind into what happened,
 * what is safe and what to do next. `name` is a file's name as the user knows it, never a path.
 */
export type Failure =
  // Reading files
  | { kind: 'fileMissing'; name: string }
  | { kind: 'fileUnreadable'; name: string }
  | { kind: 'fileEmpty'; name: string }
  | { kind: 'fileTooLarge'; name: string; limitBytes: number }
  | { kind: 'fileNotText'; name: string }
  | { kind: 'folderTooLarge'; name: string; limitFiles: number; limitDepth: number }
  | { kind: 'nothingToRead' }
  // Framework content
  | { kind: 'frameworkUnknownFormat'; name: string }
  | { kind: 'pageWithoutLevels'; name: string }
  /** The library holds this page under the same version with other wording. */
  | { kind: 'frameworkDiffers'; page: string; version: string }
  // Packages
  | { kind: 'packageNotOurs'; name: string }
  | { kind: 'packageTruncated'; name: string }
  | { kind: 'packageDamaged'; name: string; part: string }
  | { kind: 'packageUnsafe'; name: string; reason: string }
  | { kind: 'packageNewer'; name: string; version: number; supported: number }
  | { kind: 'packageInvalid'; name: string; part: string; line?: number }
  | { kind: 'packageAlreadyHere'; title: string }
  /** A package came without the framework's text, and the library lacks a page of it. */
  | { kind: 'frameworkMissing'; title: string; version: string; page: string }
  | { kind: 'packageWithoutText'; name: string; framework: string }
  // Writing files
  | { kind: 'diskFull' }
  | { kind: 'fileNotWritable'; name: string }
  | { kind: 'reportCheckFailed'; reason: 'empty' | 'damaged' | 'pages' | 'text' | 'tags' | 'fonts' }
  // The store
  | { kind: 'saveFailed'; reason: 'quota' | 'stuck' | 'closed' | 'other' }
  | { kind: 'evidenceTooLarge'; name: string; limitBytes: number }
  | { kind: 'evidenceMissing'; name: string }
  | { kind: 'evidenceChanged'; name: string };

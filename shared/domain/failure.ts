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
  /** Not the YAML or JSON it should be, or written so that it could be understood in two ways. */
  | { kind: 'textRefused'; name: string; fault: TextFault; line?: number }
  /** Of a framework that is a set of files, one kind is not there: `part` names its folder or its contents. */
  | { kind: 'frameworkIncomplete'; name: string; part: string }
  | { kind: 'contentTooLarge'; name: string; limitBytes: number }
  // Archives of framework content
  | { kind: 'archiveUnsafe'; name: string; reason: string }
  | { kind: 'archiveDamaged'; name: string }
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

/** What is wrong with a YAML or JSON text. */
export type TextFault =
  | 'syntax'
  /** Nested deeper than is read. */
  | 'depth'
  /** The same key twice in one place: readers disagree on which one counts. */
  | 'duplicateKey'
  /** A key that names something every object inherits, such as `__proto__`. */
  | 'forbiddenKey'
  /** A key that is a list, a map or a reference. */
  | 'key'
  | 'mergeKey'
  /** More references to other places of the text than the format needs. */
  | 'alias'
  /** A type that only another program knows. */
  | 'tag'
  /** What cannot stand in a text, such as U+0000. */
  | 'text'
  | 'number'
  | 'longLine'
  | 'documents';

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
  /** Reading was stopped; `name` is the file or set of files it had come to. */
  | { kind: 'readingTooLong'; name: string; seconds: number }
  | { kind: 'readingTooMuch'; name: string }
  | { kind: 'readingBroke'; name: string }
  | { kind: 'readingCancelled' }
  /** Several frameworks or pages where one was asked for, by their names; at least two. */
  | { kind: 'severalFrameworks'; names: readonly string[] }
  // Framework content
  | { kind: 'frameworkUnknownFormat'; name: string }
  /** A YAML or JSON text that is broken, or says more than a text should. Lines and columns count from 1. */
  | { kind: 'fileNotWellFormed'; name: string; line: number; column: number; fault: TextFault }
  /** A framework file of a known form whose content does not keep to it; at least one problem. */
  | { kind: 'frameworkInvalid'; name: string; problems: readonly ContentProblem[] }
  /** A spreadsheet that is none we read, or more than one needs. */
  | { kind: 'sheetRefused'; name: string; reason: SheetFault }
  /** Nothing says which framework it is, or which version of it. */
  | { kind: 'frameworkUnnamed'; name: string; missing: 'key' | 'version' }
  /** Content that our own form cannot hold; `place` names the nearest node. At least one problem. */
  | { kind: 'frameworkUnwritable'; name: string; place: string; problems: readonly ContentProblem[] }
  /** A file of a form that is read, but holding something else than a framework. */
  | { kind: 'notFrameworkContent'; name: string; what: OtherContent }
  | { kind: 'pageWithoutLevels'; name: string }
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
  /** `part` is the path of an entry, or `archive` for the directory of them all; `evidence` the name of a file of the user's. */
  | { kind: 'packageDamaged'; name: string; part: string; evidence?: string }
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
  /** A file stands where one was to be written. */
  | { kind: 'fileExists'; name: string }
  | { kind: 'reportCheckFailed'; reason: 'empty' | 'damaged' | 'pages' | 'text' | 'tags' | 'fonts' }
  // The store
  | { kind: 'saveFailed'; reason: 'quota' | 'stuck' | 'closed' | 'other' }
  | { kind: 'evidenceTooLarge'; name: string; limitBytes: number }
  | { kind: 'evidenceMissing'; name: string }
  | { kind: 'evidenceChanged'; name: string };

/** What files beside frameworks hold: other parts of CISO Assistant libraries, and other OSCAL models. */
export type OtherContent =
  | 'mapping'
  | 'riskMatrix'
  | 'threats'
  | 'referenceControls'
  | 'metricDefinitions'
  | 'preset'
  | 'quickForms'
  | 'workflows'
  | 'otherLibrary'
  | 'oscalProfile'
  | 'oscalComponentDefinition'
  | 'oscalSystemSecurityPlan'
  | 'oscalAssessmentPlan'
  | 'oscalAssessmentResults'
  | 'oscalActionPlan'
  | 'oscalMapping'
  | 'oscalXml';
/** What keeps a spreadsheet from being read. */
export type SheetFault =
  /** Encrypted with a password. */
  | 'protected'
  /** The binary `.xls` of before 2007. */
  | 'oldFormat'
  /** A web page that only has a spreadsheet's name. */
  | 'webPage'
  | 'damaged'
  /** XML that defines entities of its own. */
  | 'entities'
  /** An archive that could be understood in two ways, or that inflates to more than we are ready for. */
  | 'unsafe'
  | 'rows'
  | 'columns';

/** What keeps a YAML or JSON text from being read. */
export type TextFault =
  | 'syntax'
  /** Tabs where YAML wants spaces. */
  | 'tab'
  | 'duplicateKey'
  /** A key such as `__proto__`. */
  | 'forbiddenKey'
  /** `*name`: a text that grows when it is read. */
  | 'alias'
  | 'mergeKey'
  /** `!name`: a type of its own. */
  | 'tag'
  /** Nested too deep. */
  | 'depth'
  /** U+0000, or half of a character. */
  | 'text'
  /** A number that cannot be kept exactly. */
  | 'number'
  /** A line longer than any that people write. */
  | 'longLine'
  /** Too many documents in one text. */
  | 'documents'
  /** More values than any framework has. */
  | 'tooMuch'
  /** A quote that is never closed. */
  | 'quote';

/** Lines and columns count from 1. */
export type ContentPlace = {
  readonly line: number;
  readonly column: number;
  /** In a spreadsheet, the cell as its user knows it: `C5`. */
  readonly cell?: string;
  /** The sheet of the cell, where there are several. */
  readonly sheet?: string;
  /** The file's name, where several files were read as one. */
  readonly file?: string;
};

/** One place where a file's content does not keep to its form, and what was expected there. */
export type ContentProblem = ContentPlace &
  (
    | { readonly problem: 'unknownKey'; readonly key: string; readonly nearest?: string }
    | { readonly problem: 'missingKey'; readonly key: string }
    | { readonly problem: 'wrongType'; readonly expected: ContentType }
    | {
        readonly problem: 'notAnOption';
        readonly text: string;
        readonly options: readonly string[];
        readonly nearest?: string;
      }
    | {
        readonly problem: 'wrongText';
        readonly text: string;
        readonly rule:
          | 'key'
          | 'word'
          | 'code'
          | 'kind'
          | 'language'
          | 'answer'
          | 'place'
          | 'characters'
          | 'empty'
          | 'long'
          | 'few';
      }
    | { readonly problem: 'outOfRange'; readonly text: string; readonly min: number; readonly max: number }
    | { readonly problem: 'unknownReference'; readonly text: string; readonly nearest?: string }
    | { readonly problem: 'repeated'; readonly text: string }
    /** Something that stands below itself. */
    | { readonly problem: 'circle'; readonly text: string }
    /** Two places say different things of the same; `other` is the first one. */
    | { readonly problem: 'contradiction'; readonly key: string; readonly other: ContentPlace }
    /** Something that is found again below itself. */
    | { readonly problem: 'newerFormat'; readonly version: number; readonly supported: number }
  );

export type ContentType = 'text' | 'number' | 'flag' | 'list' | 'mapping' | 'textOrMapping';

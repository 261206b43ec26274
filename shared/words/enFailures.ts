import type {
  ContentPlace,
  ContentProblem,
  ContentType,
  Failure,
  OtherContent,
  SheetFault,
  TextFault,
} from '#shared/domain/failure.ts';
import type { Numbers } from './numbers.ts';

/**
 * What is said about a failure: three clauses without a full stop that read well alone and joined by semicolons.
 * `safe` and `next` begin in lower case.
 */
export type FailureClauses = { readonly happened: string; readonly safe: string; readonly next: string };

/** One entry per kind: a kind without words does not compile. */
export type FailureTable = {
  readonly [K in Failure['kind']]: (failure: Extract<Failure, { kind: K }>) => FailureClauses;
};

const unchanged = 'nothing was changed';
const notWritten = 'whatever was in that place before is still there, and your work is saved';
const savedBefore = 'everything that was saved before is still there';

const faultText: Record<TextFault, string> = {
  syntax: 'the text cannot be understood from there on',
  tab: 'a tab stands where spaces belong',
  duplicateKey: 'a key stands there a second time',
  forbiddenKey: 'a key there has a reserved name',
  alias: 'it refers to another place, which is not allowed',
  mergeKey: 'it merges another mapping, which is not allowed',
  tag: 'a value there has a type of its own, which is not allowed',
  depth: 'it is nested too deep',
  text: 'it holds a character there that no text may have',
  number: 'a number there cannot be kept exactly',
  longLine: 'that line is far too long',
  documents: 'more documents stand in it than are read',
  tooMuch: 'it holds more values than are read',
  quote: 'a quote begins there that is never closed, or goes on after it is closed',
};

const chooseLibrary = 'choose the library that holds the framework itself';
const chooseCatalogue = 'choose the catalogue whose controls it speaks of';

/** What else a file is, and what to do about it. */
const otherContent: Readonly<Record<OtherContent, readonly [what: string, next: string]>> = {
  mapping: [
    'a mapping between two frameworks',
    'choose the libraries that hold the two frameworks themselves',
  ],
  riskMatrix: ['a risk matrix', chooseLibrary],
  threats: ['a list of threats', chooseLibrary],
  referenceControls: ['a set of reference controls', chooseLibrary],
  metricDefinitions: ['a set of metric definitions', chooseLibrary],
  preset: ['a preset', chooseLibrary],
  quickForms: ['a set of quick forms', chooseLibrary],
  workflows: ['a set of workflows', chooseLibrary],
  otherLibrary: ['a library without a framework', chooseLibrary],
  oscalProfile: [
    'an OSCAL profile, which only selects controls',
    'choose the catalogue it selects from, or the profile resolved into a catalogue',
  ],
  oscalComponentDefinition: ['an OSCAL component definition', chooseCatalogue],
  oscalSystemSecurityPlan: ['an OSCAL system security plan', chooseCatalogue],
  oscalAssessmentPlan: ['an OSCAL assessment plan', chooseCatalogue],
  oscalAssessmentResults: ['a set of OSCAL assessment results', chooseCatalogue],
  oscalActionPlan: ['an OSCAL plan of action and milestones', chooseCatalogue],
  oscalMapping: ['an OSCAL mapping collection', 'choose the catalogues that it maps'],
  oscalXml: ['OSCAL content in XML', 'choose the same catalogue in JSON or YAML'],
};

const typeText: Record<ContentType, string> = {
  text: 'a text, in quotes if it looks like a number',
  number: 'a number',
  flag: 'true or false',
  list: 'a list',
  mapping: 'a mapping of keys to values',
  textOrMapping: 'a text or a mapping of keys to values',
};

const ruleText = {
  key: 'must be lower-case letters, digits, dots and hyphens, at most 60',
  word: 'must be one word of at most 200 characters without < > & and quotes',
  code: 'must be one line of at most 100 characters without < and >',
  kind: 'must be one lower-case word',
  language: 'must be a language tag such as en or de-AT',
  answer: 'must be letters, digits, dots and hyphens, at most 40',
  place: 'must name a place as framework:version:path',
  characters: 'holds characters that cannot be shown',
  empty: 'must not be empty',
  long: 'is too long',
  few: 'must have at least two entries',
} as const;

/** One problem of a framework file, as a clause that begins in lower case unless it quotes. */
export function problemText(problem: ContentProblem): string {
  const nearest = 'nearest' in problem ? problem.nearest : undefined;
  const meant = nearest === undefined ? '' : ` (did you mean “${nearest}”?)`;
  switch (problem.problem) {
    case 'unknownKey':
      return `“${problem.key}” is not a key that may stand there${meant}`;
    case 'missingKey':
      return `“${problem.key}” is missing`;
    case 'wrongType':
      return `${typeText[problem.expected]} was expected`;
    case 'notAnOption':
      return `“${problem.text}” is none of ${problem.options.join(', ')}${meant}`;
    case 'wrongText':
      return problem.text === ''
        ? 'the text must not be empty'
        : `“${problem.text}” ${ruleText[problem.rule]}`;
    case 'outOfRange':
      return `${problem.text} is not from ${problem.min} to ${problem.max}`;
    case 'unknownReference':
      return `“${problem.text}” is named there but defined nowhere${meant}`;
    case 'repeated':
      return `“${problem.text}” stands there a second time`;
    case 'contradiction':
      return `“${problem.key}” is not what is said ${placeText(problem.other)}`;
    case 'circle':
      return `“${problem.text}” stands below itself`;
    case 'newerFormat':
      return `it is written in version ${problem.version} of the form, and this application reads up to ${problem.supported}`;
  }
}

function invalidText(name: string, problems: readonly ContentProblem[]): string {
  const [first] = problems;
  if (first === undefined) return `“${name}” is not a valid framework file`;
  const more = problems.length - 1;
  const others = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'place' : 'places'} like it`;
  const { line, column, cell, sheet } = first;
  const place = placeText({ line, column, ...(cell && { cell }), ...(sheet && { sheet }) });
  return `“${name}” has a mistake ${place}: ${problemText(first)}${others}`;
}

function placeText({ line, column, cell, sheet, file }: ContentPlace): string {
  const place = cell === undefined ? `at line ${line}, column ${column}` : `in cell ${cell}`;
  return [place, sheet && `of sheet “${sheet}”`, file && `of “${file}”`].filter(Boolean).join(' ');
}

/** What of a package is damaged; a piece of evidence is stored under a hash, which tells nobody anything. */
function damagedText(part: string, evidence: string | undefined): string {
  if (part === 'archive') return 'its directory';
  if (!part.startsWith('evidence/')) return part;
  return evidence === undefined ? 'a piece of its evidence' : `its evidence “${evidence}”`;
}

/** What each failure is called in English. */
export function enFailures(numbers: Numbers): FailureTable {
  return {
    fileMissing: ({ name }) => ({
      happened: `“${name}” was not found`,
      safe: unchanged,
      next: 'check its name and place, and choose it again',
    }),
    fileUnreadable: ({ name }) => ({
      happened: `“${name}” could not be read`,
      safe: unchanged,
      next: 'check that you may open it and that no other program is using it, then try again',
    }),
    fileEmpty: ({ name }) => ({
      happened: `“${name}” is empty`,
      safe: unchanged,
      next: 'save it again at its source and choose the new copy',
    }),
    fileTooLarge: ({ name, limitBytes }) => ({
      happened: `“${name}” is larger than ${numbers.bytes(limitBytes)}, the most that can be read`,
      safe: unchanged,
      next: 'choose a smaller file, or split this one',
    }),
    fileNotText: ({ name }) => ({
      happened: `“${name}” is not a text file`,
      safe: unchanged,
      next: 'save the page as plain text and choose that file',
    }),
    folderTooLarge: ({ name, limitFiles, limitDepth }) => ({
      happened: `“${name}” holds more than ${numbers.count(limitFiles)} files, or folders more than ${numbers.count(limitDepth)} deep`,
      safe: unchanged,
      next: 'choose the folder that holds only the framework’s pages',
    }),
    nothingToRead: () => ({
      happened: 'There was nothing to read',
      safe: unchanged,
      next: 'choose at least one file',
    }),
    readingTooLong: ({ name, seconds }) => ({
      happened: `Reading “${name}” took longer than ${numbers.count(seconds)} seconds and was stopped`,
      safe: unchanged,
      next: 'choose fewer files at a time, or split a large one',
    }),
    readingTooMuch: ({ name }) => ({
      happened: `Reading “${name}” needed more memory than a framework may take and was stopped`,
      safe: unchanged,
      next: 'choose fewer files at a time, or split a large one',
    }),
    readingBroke: ({ name }) => ({
      happened: `Reading “${name}” came upon a mistake in Waymark and was stopped`,
      safe: unchanged,
      next: 'choose the other files without it, and report it to the makers of Waymark',
    }),
    readingCancelled: () => ({
      happened: 'The reading was cancelled',
      safe: unchanged,
      next: 'choose the files again whenever you like',
    }),
    severalFrameworks: ({ names }) => ({
      happened: `There is more than one framework: ${names
        .slice(0, 3)
        .map((each) => `“${each}”`)
        .join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`,
      safe: 'nothing was written',
      next: 'choose the files of one of them',
    }),
    frameworkUnknownFormat: ({ name }) => ({
      happened: `“${name}” is not framework content in a format that Waymark reads`,
      safe: unchanged,
      next: 'save the page of the framework viewer as text and choose that file',
    }),
    fileNotWellFormed: ({ name, line, column, fault }) => ({
      happened: `“${name}” is broken at line ${line}, column ${column}: ${faultText[fault]}`,
      safe: unchanged,
      next: 'mend that place and choose the file again',
    }),
    frameworkInvalid: ({ name, problems }) => ({
      happened: invalidText(name, problems),
      safe: unchanged,
      next: problems.some(({ problem }) => problem === 'newerFormat')
        ? 'open it with the version of Waymark that wrote it'
        : 'mend what is named and choose the file again',
    }),
    sheetRefused: ({ name, reason }) => ({
      happened: `“${name}” ${sheetFaults[reason]}`,
      safe: unchanged,
      next: sheetRemedies[reason],
    }),
    frameworkUnnamed: ({ name, missing }) => ({
      happened: `“${name}” does not say which ${missing === 'key' ? 'framework' : 'version of its framework'} it is`,
      safe: 'nothing was written',
      next: missing === 'key' ? 'give its name with --key and --title' : 'give its version with --version',
    }),
    frameworkUnwritable: ({ name, place, problems: [first] }) => ({
      happened: `“${name}” cannot be written, because of “${place}”${first === undefined ? '' : `: ${problemText(first)}`}`,
      safe: 'nothing was written',
      next: 'mend that place in the source and try again',
    }),
    notFrameworkContent: ({ name, what }) => ({
      happened: `“${name}” is not a framework but ${otherContent[what][0]}`,
      safe: unchanged,
      next: otherContent[what][1],
    }),
    pageWithoutLevels: ({ name }) => ({
      happened: `“${name}” has no maturity levels`,
      safe: unchanged,
      next: 'check that the whole page was saved, with the practices of each level',
    }),
    frameworkIncomplete: ({ name, part }) => ({
      happened: `“${name}” is not whole: it lacks ${part}`,
      safe: unchanged,
      next: 'choose the folder or archive that holds all of the framework’s files',
    }),
    contentTooLarge: ({ name, limitBytes }) => ({
      happened: `“${name}” holds more than ${numbers.bytes(limitBytes)}, the most that can be read at once`,
      safe: unchanged,
      next: 'choose the folder or archive that holds only the framework’s files',
    }),
    archiveUnsafe: ({ name, reason }) => ({
      happened: `The archive “${name}” was refused because it could do harm (${reason})`,
      safe: unchanged,
      next: 'ask where it comes from, or unpack it yourself and choose the folder',
    }),
    archiveDamaged: ({ name }) => ({
      happened: `The archive “${name}” is damaged or cut off`,
      safe: unchanged,
      next: 'get it once more from its source, or choose the unpacked folder',
    }),
    frameworkDiffers: ({ page, version }) => ({
      happened: `“${page}” is in the library already, with other words under version ${version}`,
      safe: 'what is there was left as it is',
      next: 'give the new text another version, or keep what is there',
    }),
    packageNotOurs: ({ name }) => ({
      happened: `“${name}” is not a Waymark package`,
      safe: unchanged,
      next: 'choose a file that was exported from Waymark',
    }),
    packageTruncated: ({ name }) => ({
      happened: `“${name}” is cut off: its end is missing`,
      safe: unchanged,
      next: 'copy it again from where it came, or ask for it once more',
    }),
    packageDamaged: ({ name, part, evidence }) => ({
      happened: `“${name}” is damaged: ${damagedText(part, evidence)} is not what was exported`,
      safe: unchanged,
      next: 'copy it again from where it came, or ask for it once more',
    }),
    packageUnsafe: ({ name, reason }) => ({
      happened: `“${name}” was refused because it could do harm (${reason})`,
      safe: unchanged,
      next: 'ask the sender where it comes from before you try it again',
    }),
    packageNewer: ({ name, version, supported }) => ({
      happened: `“${name}” comes from a newer Waymark (package version ${version}, this one reads up to ${supported})`,
      safe: unchanged,
      next: 'update Waymark and open it again',
    }),
    packageInvalid: ({ name, part, line }) => ({
      happened: `“${name}” holds something that cannot be stored: ${part}${line === undefined ? '' : `, line ${line}`}`,
      safe: unchanged,
      next: 'ask the sender to export it again',
    }),
    packageWithoutText: ({ name, framework }) => ({
      happened: `“${name}” does not hold the text of ${framework}, so its assessments cannot be scored here`,
      safe: unchanged,
      next: 'import the package into a Waymark that has the framework, and look at the scores there',
    }),
    packageAlreadyHere: ({ title }) => ({
      happened: `“${title}” is already here`,
      safe: 'it was left as it is',
      next: 'open it from the start page',
    }),
    frameworkMissing: ({ title, version, page }) => ({
      happened: `The package does not hold the text of ${title} ${version}, and your library lacks page ${page}`,
      safe: unchanged,
      next: 'import that page first, or ask the sender for a package with the framework’s text',
    }),
    diskFull: () => ({
      happened: 'There is no room left on the disk',
      safe: notWritten,
      next: 'free some space and try again',
    }),
    fileNotWritable: ({ name }) => ({
      happened: `“${name}” could not be written`,
      safe: notWritten,
      next: 'choose another folder, or close the program that has the file open, and try again',
    }),
    fileExists: ({ name }) => ({
      happened: `“${name}” is there already`,
      safe: 'it was left as it is',
      next: 'choose another name, or say --force to replace it',
    }),
    reportCheckFailed: ({ reason }) => ({
      happened: `The report did not pass its check: ${reportFaults[reason]}`,
      safe: notWritten,
      next: 'create the report again',
    }),
    saveFailed: ({ reason }) => ({
      happened: saveFaults[reason],
      safe: savedBefore,
      next: saveRemedies[reason],
    }),
    evidenceTooLarge: ({ name, limitBytes }) => ({
      happened: `“${name}” is larger than ${numbers.bytes(limitBytes)}, the most that can be attached`,
      safe: unchanged,
      next: 'attach a smaller copy, or the part that matters',
    }),
    evidenceMissing: ({ name }) => ({
      happened: `The stored copy of “${name}” is missing`,
      safe: 'its entry and everything else are still there',
      next: 'attach the file again',
    }),
    evidenceChanged: ({ name }) => ({
      happened: `The stored copy of “${name}” is not what was attached`,
      safe: 'its entry and everything else are still there',
      next: 'attach the original again',
    }),
  };
}

const sheetFaults: Record<SheetFault, string> = {
  protected: 'is protected with a password',
  oldFormat: 'is a workbook in the old format of before 2007',
  webPage: 'is a web page that has the name of a spreadsheet',
  damaged: 'is damaged or is no workbook',
  entities: 'was refused because its contents define entities, which no spreadsheet program writes',
  unsafe: 'was refused because it would unpack to far more than it should',
  rows: 'has more than 200,000 rows',
  columns: 'has more than 1,000 columns',
};

const sheetRemedies: Record<SheetFault, string> = {
  protected: 'open it in your spreadsheet program, remove the password, and save a copy',
  oldFormat: 'open it in your spreadsheet program and save it as .xlsx or .csv',
  webPage: 'open it in your spreadsheet program and save it as .xlsx or .csv',
  damaged: 'open it in your spreadsheet program, save a copy as .xlsx, and choose that',
  entities: 'ask where it comes from before you try it again',
  unsafe: 'ask where it comes from before you try it again',
  rows: 'keep the rows that belong to the framework, and choose it again',
  columns: 'keep the columns that belong to the framework, and choose it again',
};

const reportFaults = {
  empty: 'the file is empty',
  damaged: 'it cannot be read back whole',
  pages: 'a page is missing',
  text: 'part of its text is missing',
  tags: 'it lacks the structure that screen readers need',
  fonts: 'one of its typefaces is missing',
} as const;

const saveFaults = {
  quota: 'This could not be saved, because there is no room left',
  stuck: 'This could not be saved, because the store did not answer',
  closed: 'This could not be saved, because the store was closed',
  other: 'This could not be saved',
} as const;

const saveRemedies = {
  quota: 'free some space on the disk and try again',
  stuck: 'try again, and restart Waymark if it does not help',
  closed: 'restart Waymark and try again',
  other: 'try again, and restart Waymark if it does not help',
} as const;

import { describe, expect, it } from 'vitest';
import type { Failure } from '#shared/domain/failure.ts';
import { failureSentence, failureWords } from './failures.ts';

const name = 'intake.txt';
/** One of every kind; the compiler asks for those that are missing. */
const examples: { readonly [K in Failure['kind']]: readonly Extract<Failure, { kind: K }>[] } = {
  fileMissing: [{ kind: 'fileMissing', name }],
  fileUnreadable: [{ kind: 'fileUnreadable', name }],
  fileEmpty: [{ kind: 'fileEmpty', name }],
  fileTooLarge: [{ kind: 'fileTooLarge', name, limitBytes: 20 * 1024 ** 2 }],
  fileNotText: [{ kind: 'fileNotText', name }],
  folderTooLarge: [{ kind: 'folderTooLarge', name, limitFiles: 2000, limitDepth: 16 }],
  fileNotWellFormed: [
    ...(
      [
        'syntax',
        'tab',
        'duplicateKey',
        'forbiddenKey',
        'alias',
        'mergeKey',
        'tag',
        'depth',
        'text',
        'number',
        'longLine',
        'documents',
        'tooMuch',
        'quote',
      ] as const
    ).map((fault) => ({ kind: 'fileNotWellFormed', name, line: 3, column: 7, fault }) as const),
  ],
  frameworkInvalid: [
    {
      kind: 'frameworkInvalid',
      name,
      problems: [{ line: 4, column: 2, problem: 'missingKey', key: 'title' }],
    },
    {
      kind: 'frameworkInvalid',
      name,
      problems: [
        { line: 4, column: 2, problem: 'unknownKey', key: 'titel', nearest: 'title' },
        { line: 9, column: 2, problem: 'wrongType', expected: 'text' },
      ],
    },
    {
      kind: 'frameworkInvalid',
      name,
      problems: [{ line: 1, column: 1, problem: 'newerFormat', version: 2, supported: 1 }],
    },
    {
      kind: 'frameworkInvalid',
      name,
      problems: [{ line: 4, column: 2, cell: 'B4', problem: 'circle', text: 'A1' }],
    },
    {
      kind: 'frameworkInvalid',
      name,
      problems: [
        {
          line: 4,
          column: 2,
          cell: 'B4',
          sheet: 'Nodes',
          problem: 'contradiction',
          key: 'title',
          other: { line: 2, column: 1, file: 'head.yaml' },
        },
      ],
    },
    {
      kind: 'frameworkInvalid',
      name,
      problems: [{ line: 5, column: 1, problem: 'circle', text: 'urn:alder:node:a1' }],
    },
  ],
  notFrameworkContent: (
    [
      'mapping',
      'riskMatrix',
      'threats',
      'referenceControls',
      'metricDefinitions',
      'preset',
      'quickForms',
      'workflows',
      'otherLibrary',
      'oscalProfile',
      'oscalComponentDefinition',
      'oscalSystemSecurityPlan',
      'oscalAssessmentPlan',
      'oscalAssessmentResults',
      'oscalActionPlan',
      'oscalMapping',
      'oscalXml',
    ] as const
  ).map((what) => ({ kind: 'notFrameworkContent', name, what })),
  severalFrameworks: [
    { kind: 'severalFrameworks', names: ['bees 1.0', 'bees 2.0'] },
    { kind: 'severalFrameworks', names: ['a', 'b', 'c', 'd', 'e'] },
  ],
  nothingToRead: [{ kind: 'nothingToRead' }],
  readingTooLong: [{ kind: 'readingTooLong', name, seconds: 60 }],
  readingTooMuch: [{ kind: 'readingTooMuch', name }],
  readingBroke: [{ kind: 'readingBroke', name }],
  readingCancelled: [{ kind: 'readingCancelled' }],
  frameworkUnknownFormat: [{ kind: 'frameworkUnknownFormat', name }],
  sheetRefused: (
    ['protected', 'oldFormat', 'webPage', 'damaged', 'entities', 'unsafe', 'rows', 'columns'] as const
  ).map((reason) => ({ kind: 'sheetRefused', name, reason })),
  frameworkUnnamed: [
    { kind: 'frameworkUnnamed', name, missing: 'key' },
    { kind: 'frameworkUnnamed', name, missing: 'version' },
  ],
  frameworkUnwritable: [
    {
      kind: 'frameworkUnwritable',
      name,
      place: 'A1 Keeping bees',
      problems: [{ line: 1, column: 1, problem: 'wrongText', text: 'x', rule: 'long' }],
    },
  ],
  pageWithoutLevels: [{ kind: 'pageWithoutLevels', name }],
  frameworkIncomplete: [{ kind: 'frameworkIncomplete', name, part: 'its activities' }],
  contentTooLarge: [{ kind: 'contentTooLarge', name, limitBytes: 300 * 1024 ** 2 }],
  archiveUnsafe: [{ kind: 'archiveUnsafe', name, reason: 'an entry is a link' }],
  archiveDamaged: [{ kind: 'archiveDamaged', name }],
  frameworkDiffers: [{ kind: 'frameworkDiffers', page: 'A1', version: '1.0' }],
  packageNotOurs: [{ kind: 'packageNotOurs', name }],
  packageTruncated: [{ kind: 'packageTruncated', name }],
  packageDamaged: [
    { kind: 'packageDamaged', name, part: 'data/ratings.ndjson' },
    { kind: 'packageDamaged', name, part: 'archive' },
    { kind: 'packageDamaged', name, part: `evidence/${'0'.repeat(64)}` },
    { kind: 'packageDamaged', name, part: `evidence/${'0'.repeat(64)}`, evidence: 'minutes.pdf' },
  ],
  packageUnsafe: [{ kind: 'packageUnsafe', name, reason: 'a path leads outside' }],
  packageNewer: [{ kind: 'packageNewer', name, version: 3, supported: 1 }],
  packageInvalid: [
    { kind: 'packageInvalid', name, part: 'data/ratings.ndjson', line: 3 },
    { kind: 'packageInvalid', name, part: 'manifest.json' },
  ],
  packageAlreadyHere: [{ kind: 'packageAlreadyHere', title: 'Alder Logistics 2026' }],
  packageWithoutText: [{ kind: 'packageWithoutText', name, framework: 'Alder maturity 2.0' }],
  frameworkMissing: [{ kind: 'frameworkMissing', title: 'Lantern', version: '1.0', page: 'A1' }],
  diskFull: [{ kind: 'diskFull' }],
  fileNotWritable: [{ kind: 'fileNotWritable', name }],
  fileExists: [{ kind: 'fileExists', name }],
  reportCheckFailed: (['empty', 'damaged', 'pages', 'text', 'tags', 'fonts'] as const).map((reason) => ({
    kind: 'reportCheckFailed',
    reason,
  })),
  saveFailed: (['quota', 'stuck', 'closed', 'other'] as const).map((reason) => ({
    kind: 'saveFailed',
    reason,
  })),
  evidenceTooLarge: [{ kind: 'evidenceTooLarge', name, limitBytes: 100 * 1024 ** 2 }],
  evidenceMissing: [{ kind: 'evidenceMissing', name }],
  evidenceChanged: [{ kind: 'evidenceChanged', name }],
};

const all: readonly Failure[] = Object.values(examples).flat();

describe('a failure in words', () => {
  it.each(all)('of kind $kind is one plain sentence', (failure) => {
    const sentence = failureSentence(failure, 'en');
    expect(sentence).toMatch(/^[“A-Z].*[^.]\.$/u);
    expect(sentence).not.toMatch(/[!\n]|undefined|\. [A-Z]/u);
  });

  it.each(all)('of kind $kind says what happened, what is safe and what to do next', (failure) => {
    const { happened, safe, next } = failureWords(failure, 'en');
    for (const part of [happened, safe, next]) expect(part).toMatch(/^[“A-Z].+[^.]\.$/u);
    expect(new Set([happened, safe, next]).size).toBe(3);
  });

  it.each(all.filter((failure) => 'name' in failure))('of kind $kind names the file', (failure) => {
    expect(failureWords(failure, 'en').happened).toContain('“intake.txt”');
  });

  it('tells different reasons apart', () => {
    const sentences = all.map((failure) => failureSentence(failure, 'en'));
    expect(new Set(sentences).size).toBe(all.length);
  });

  it('reads well', () => {
    expect(failureSentence({ kind: 'fileTooLarge', name, limitBytes: 20 * 1024 ** 2 }, 'en')).toBe(
      '“intake.txt” is larger than 20 MB, the most that can be read; nothing was changed; choose a smaller file, or split this one.',
    );
  });
});

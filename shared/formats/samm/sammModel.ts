import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import type { ReadingWarning } from '../frameworkReading.ts';
import type { SetFile } from '../sets/sourceSet.ts';
import { isNothing, textOf } from '../yaml/yamlTree.ts';
import { linkForm, readSammDocument } from './sammDocuments.ts';
import type { SammDocument, SammType } from './sammDocuments.ts';

/** All files of one SAMM, by what they are, in the order of their names. */
export type SammModel = {
  readonly all: (type: SammType) => readonly SammDocument[];
  /** What a link leads to; `undefined` with a warning when there is no such thing. */
  readonly follow: (document: SammDocument, key: string, type: SammType) => SammDocument | undefined;
  readonly warnings: ReadingWarning[];
};

/** What a whole SAMM cannot do without, and what it is called where it is missing. */
const needed: readonly (readonly [SammType, string])[] = [
  ['Function', 'its business functions (files of type “Function”)'],
  ['Practice', 'its security practices (files of type “Practice”)'],
  ['Stream', 'its streams (files of type “Stream”)'],
  ['MaturityLevel', 'its maturity levels (files of type “MaturityLevel”)'],
  ['PracticeLevel', 'its practice levels (files of type “PracticeLevel”)'],
  ['Activity', 'its activities (files of type “Activity”)'],
  ['Question', 'its questions (files of type “Question”)'],
  ['AnswerSet', 'its answer sets (files of type “AnswerSet”)'],
];

/** Reads every file and checks that there is one of each kind. `name` is what a failure calls the whole. */
export function readSammModel(files: readonly SetFile[], name: string): Result<SammModel, Failure> {
  const byType = new Map<SammType, SammDocument[]>();
  const byId = new Map<string, SammDocument>();
  const warnings: ReadingWarning[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const read = readSammDocument(file);
    if (!read.ok) return read;
    const document = read.value;
    const key = keyOf(document.type, document.id);
    const before = byId.get(key);
    if (before !== undefined) {
      const { file: path, id } = document;
      const text = `${id} (${before.file})`;
      warnings.push({ kind: 'duplicateId', file: path, line: document.lineOf('id'), text });
    } else byId.set(key, document);
    // A link leads to the first of two things with one id. Questions and activities are no one's target: both stay.
    if (before !== undefined && document.type !== 'Question' && document.type !== 'Activity') continue;
    byType.set(document.type, [...(byType.get(document.type) ?? []), document]);
  }
  const missing = needed.find(([type]) => !byType.has(type));
  if (missing !== undefined) return failed({ kind: 'frameworkIncomplete', name, part: missing[1] });
  return ok({
    all: (type) => byType.get(type) ?? [],
    follow: (document, key, type) => {
      const link = document.entries.get(key);
      const target = byId.get(keyOf(type, textOf(link) ?? ''));
      if (target === undefined) {
        const line = isNothing(link) ? undefined : document.lineOf(key);
        const text = `${key}: ${textOf(link) ?? '-'}`;
        warnings.push({
          kind: 'danglingLink',
          file: document.file,
          ...(line !== undefined && { line }),
          text,
        });
      }
      return target;
    },
    warnings,
  });
}

function keyOf(type: SammType, id: string): string {
  return `${type} ${linkForm(id)}`;
}

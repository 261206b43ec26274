import type { Section } from '../../model/framework.ts';
import type { ReadingWarning } from '../frameworkReading.ts';
import { entriesOf, isNothing, itemsOf, numberOf, proseOf } from '../yaml/yamlTree.ts';
import { plainText, sammTypes } from './sammDocuments.ts';
import type { SammDocument, SammType } from './sammDocuments.ts';
import type { SammModel } from './sammModel.ts';

/** What the fields of each type are read as; everything else a file has is nobody's field yet. */
const knownFields: Readonly<Record<SammType, readonly string[]>> = {
  Function: ['name', 'description', 'order'],
  Practice: ['function', 'name', 'shortname', 'shortdescription', 'longdescription', 'order'],
  Stream: ['practice', 'name', 'letter', 'description', 'order'],
  MaturityLevel: ['number', 'description'],
  PracticeLevel: ['practice', 'maturitylevel', 'objective'],
  Activity: [
    'stream',
    'level',
    'title',
    'benefit',
    'shortdescription',
    'longdescription',
    'results',
    'metrics',
    'costs',
    'personnel',
    'notes',
    'relatedactivities',
    'relatedactivites',
    'dependencies',
  ],
  Question: ['activity', 'answerset', 'text', 'order', 'quality'],
  AnswerSet: ['values'],
};

/** How a thing is drawn, who edits it and how far the editing is: nothing of that says anything of maturity. */
const asides = new Set(['model', 'color', 'logo', 'assignee', 'progress']);

/** Types whose own fields beyond the known ones are shown where they stand; the others have no place to show them. */
const shown = new Set<SammType>(['Function', 'Practice', 'Stream', 'Activity', 'Question']);

/** The fields of a file that this reader does not know, each as a section under its own name. */
export function ownSections(document: SammDocument): Section[] {
  return unknownFields(document)
    .filter((field) => !asides.has(field))
    .map((field) => ({ heading: field, text: plainText(proseOf(document.entries.get(field))) }));
}

/** One warning for all fields that are not kept, with how often each stands. */
export function leftOutFields(model: SammModel): ReadingWarning[] {
  const counts = new Map<string, number>();
  const count = (field: string): void => void counts.set(field, (counts.get(field) ?? 0) + 1);
  for (const type of sammTypes) {
    for (const document of model.all(type)) {
      for (const field of unknownFields(document)) {
        if (asides.has(field) ? field !== 'model' : !shown.has(type)) count(field);
      }
    }
  }
  for (const set of model.all('AnswerSet')) {
    for (const value of itemsOf(set.entries.get('values'))) {
      for (const [key, field] of entriesOf(value)) {
        const isKept =
          ['text', 'value', 'order'].includes(key) || (key === 'weight' && numberOf(field) === 1);
        if (!isKept && !isNothing(field)) count(key);
      }
    }
  }
  if (counts.size === 0) return [];
  return [{ kind: 'leftOut', text: [...counts].map(([field, times]) => `${field} (${times})`).join(', ') }];
}

function unknownFields(document: SammDocument): string[] {
  const known = ['id', 'type', ...knownFields[document.type]];
  return [...document.entries].flatMap(([key, value]) =>
    known.includes(key) || isNothing(value) ? [] : [key],
  );
}

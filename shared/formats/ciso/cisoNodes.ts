import type { Section, Translations } from '../../model/framework.ts';
import { beginningOf, fittingTitle, fittingTranslations } from '../fittingTexts.ts';
import type { ReadNode, ReadPractice } from '../frameworkReading.ts';
import { isNothing, isRecord, lineOfText, numberOf, textOf, textsOf } from '../plainValues.ts';
import type { Fields } from '../plainValues.ts';
import type { ReadingNotes } from '../readingNotes.ts';
import type { ScaleList } from '../scaleList.ts';
import type { CisoNode } from './cisoFields.ts';
import { readQuestions } from './cisoQuestions.ts';
import type { CisoScores } from './cisoScores.ts';
import { nameOf } from './cisoTree.ts';
import type { PlacedCisoNode } from './cisoTree.ts';

/** What the nodes of one framework are read with. */
export type CisoContext = {
  readonly scores: CisoScores;
  readonly scales: ScaleList;
  readonly notes: ReadingNotes;
  /** Threats and reference controls of the same library, by lower-case URN. */
  readonly names: ReadonlyMap<string, string>;
  /** Told of every implementation group that a node names. */
  readonly useGroup: (code: string, place: unknown) => void;
};

/**
 * One node as it is read. What is assessed has its requirement as the one practice, or its questions where they can be
 * rated; annotations and evidence stand where they are read while rating.
 */
export function readCisoNode(node: PlacedCisoNode, context: CisoContext): ReadNode {
  const { fields, id, parentId, isAssessable } = node;
  const { notes, scales } = context;
  const description = textOf(fields.description);
  const code = fittingTitle(lineOfText(fields.ref_id));
  const title = titleOf(node);
  const questions = readQuestions(fields, scales, notes);
  const asides = [...asidesOf(fields, context), ...questions.asides, ...longName(fields)];
  const isOneRequirement = isAssessable && questions.practices.length === 0;
  const practices = !isAssessable
    ? []
    : isOneRequirement
      ? [requirementOf(fields, title, asides, context)]
      : questions.practices;
  if (!isAssessable && questions.practices.length > 0)
    notes.warn('notRated', `${nameOf(fields)}: questions`, fields);
  const groups = textsOf(fields.implementation_groups).map((group) => group.slice(0, 100));
  for (const group of groups) context.useGroup(group, fields);
  const translations = translationsOf(fields, isOneRequirement);
  const weight = weightOf(fields, notes);
  return {
    id,
    code,
    title,
    kind: kindOf(node),
    ...(parentId !== undefined && { parent: parentId }),
    ...(description !== '' && !isOneRequirement && { description }),
    ...(asides.length > 0 && !isOneRequirement && { sections: asides }),
    levels: practices.length === 0 ? [] : [{ level: 0, groups: [{ practices, outcomes: [], metrics: [] }] }],
    ...(weight !== undefined && { weight }),
    ...(groups.length > 0 && { subsets: [...new Set(groups)] }),
    ...(translations !== undefined && { translations }),
  };
}

/**
 * The name; without one, how the description begins, since the code stands beside it wherever a node is shown; else the
 * code, and of a node that says nothing at all its URN.
 */
function titleOf({ fields, urn }: PlacedCisoNode): string {
  const code = lineOfText(fields.ref_id);
  const name = lineOfText(fields.name);
  if (name !== '' && name !== code) return fittingTitle(name);
  return beginningOf(textOf(fields.description)) || fittingTitle(code || name || urn) || '–';
}

function kindOf({ isAssessable, fields }: PlacedCisoNode): string {
  if (isAssessable) return 'requirement';
  return textOf(fields.display_mode) === 'splash' ? 'note' : 'section';
}

function requirementOf(
  fields: CisoNode,
  title: string,
  sections: readonly Section[],
  { scores }: CisoContext,
): ReadPractice {
  const description = textOf(fields.description);
  const name = lineOfText(fields.name);
  const scaleId = scores.scaleOf(fields) ?? scores.scaleId;
  const translations = fittingTranslations(
    translated(fields).map(([lang, { name: said, description: text }]) => [
      lang,
      description === '' ? { text: textOf(said) } : { title: textOf(said), text: textOf(text) },
    ]),
  );
  return {
    id: 'requirement',
    text: description || name || title,
    ...(description !== '' && name !== '' && { title: fittingTitle(name) }),
    ...(scaleId !== undefined && { scaleId }),
    ...(sections.length > 0 && { sections: [...sections] }),
    ...(translations !== undefined && { translations }),
  };
}

function asidesOf(fields: CisoNode, { names, notes }: CisoContext): Section[] {
  const named = (urns: unknown) =>
    textsOf(urns)
      .map((urn) => `- ${names.get(urn.toLowerCase()) ?? `${urn.split(':').slice(5).join(':')} (${urn})`}`)
      .join('\n');
  const sections = [
    { heading: 'Annotation', text: textOf(fields.annotation) },
    { heading: 'Typical evidence', text: textOf(fields.typical_evidence) },
    { heading: 'Threats', text: named(fields.threats) },
    { heading: 'Reference controls', text: named(fields.reference_controls) },
    ...translated(fields).flatMap(([lang, texts]) => [
      { heading: `Annotation (${lang})`, text: textOf(texts.annotation) },
      { heading: `Typical evidence (${lang})`, text: textOf(texts.typical_evidence) },
    ]),
    ...otherFields(fields, notes),
  ];
  return sections.filter(({ text }) => text !== '');
}

/** Names are titles, and titles are short: a long one is told whole beside it. */
function longName({ name }: CisoNode): Section[] {
  const whole = lineOfText(name);
  return fittingTitle(whole) === whole ? [] : [{ heading: 'Name', text: whole }];
}

const knownFields = new Set<string>([
  'urn',
  'parent_urn',
  'assessable',
  'depth',
  'ref_id',
  'name',
  'description',
  'annotation',
  'typical_evidence',
  'implementation_groups',
  'threats',
  'reference_controls',
  'questions',
  'question',
  'weight',
  'min_score',
  'max_score',
  'scores_definition_ref',
  'display_mode',
  'translations',
] satisfies readonly (keyof CisoNode)[]);

/** Fields that libraries add of their own: texts as sections, the rest counted. */
function otherFields(fields: CisoNode, notes: ReadingNotes): Section[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (knownFields.has(field) || isNothing(value)) return [];
    const text = textsOf(value).join('\n');
    if (text === '' || isRecord(value)) {
      if (isRecord(value)) notes.leaveOut(field, fields);
      return [];
    }
    const words = field.replace(/[_-]+/g, ' ').trim();
    return [{ heading: fittingTitle(words.charAt(0).toUpperCase() + words.slice(1)) || '–', text }];
  });
}

type TranslatedTexts = Fields<'name' | 'description' | 'annotation' | 'typical_evidence'>;

function translated({ translations }: CisoNode): readonly (readonly [string, TranslatedTexts])[] {
  if (!isRecord(translations)) return [];
  return Object.entries(translations).flatMap(([lang, texts]) => (isRecord(texts) ? [[lang, texts]] : []));
}

/** The node's own texts in other languages; those of its one requirement stand with that. */
function translationsOf(fields: CisoNode, isOneRequirement: boolean): Translations | undefined {
  return fittingTranslations(
    translated(fields).map(([lang, { name, description }]) => [
      lang,
      {
        title: lineOfText(fields.name) === '' ? beginningOf(textOf(description)) : textOf(name),
        text: isOneRequirement ? '' : textOf(description),
      },
    ]),
  );
}

function weightOf(fields: CisoNode, notes: ReadingNotes): number | undefined {
  if (isNothing(fields.weight)) return undefined;
  const weight = numberOf(fields.weight);
  if (weight !== undefined && weight > 0) return weight === 1 ? undefined : weight;
  notes.warn('outOfRange', `${nameOf(fields)}: weight ${textOf(fields.weight) || '–'} → 1`, fields);
  return undefined;
}

import type { Section } from '../../model/framework.ts';
import { fittingTranslations } from '../fittingTexts.ts';
import type { ReadPractice } from '../frameworkReading.ts';
import { isRecord, itemsOf, numberOf, recordsOf, textOf, textsOf } from '../plainValues.ts';
import type { Fields, PlainRecord } from '../plainValues.ts';
import type { ReadingNotes } from '../readingNotes.ts';
import { optionsOf } from '../scaleList.ts';
import type { ScaleList } from '../scaleList.ts';
import type { CisoChoice, CisoNode, CisoQuestion } from './cisoFields.ts';

/** The questions of one requirement: those that can be rated, and the others as text. */
export type CisoQuestions = {
  readonly practices: readonly ReadPractice[];
  readonly asides: readonly Section[];
};

/** One question with its choices, and what it is called where others refer to it. */
type Question = {
  readonly urn: string;
  readonly type: string;
  readonly text: string;
  readonly weight: number;
  readonly choices: readonly Choice[];
  readonly fields: CisoQuestion;
};
type Choice = {
  readonly urn: string;
  readonly label: string;
  readonly description: string;
  readonly score: number | undefined;
  /** What ticking it says of compliance, 0 to 1; `undefined` when it says nothing, or that the question does not apply. */
  readonly result: number | undefined;
  readonly isNotApplicable: boolean;
  readonly fields: CisoChoice;
};

const yesOrNo = optionsOf([
  { label: 'No', worth: 0 },
  { label: 'Yes', worth: 1 },
]);

/**
 * Reads the questions of a requirement. A question with one answer becomes a practice on a scale of its choices, worth
 * what they add to the score or, where they add nothing, say of compliance. Of a question with several answers each
 * choice that counts becomes a practice with yes or no. Whatever is answered with a text, a date or a number, and
 * choices without effect, cannot be rated: they are shown beside the requirement, which is then rated as a whole when
 * nothing else of it is.
 */
export function readQuestions(node: CisoNode, scales: ScaleList, notes: ReadingNotes): CisoQuestions {
  const questions = questionsOf(node, notes);
  const practices: ReadPractice[] = [];
  const asides: Section[] = [];
  for (const question of questions) {
    const rated =
      question.type === 'multiple_choice' ? ratedChoices(question, scales) : ratedQuestion(question, scales);
    if (rated.length === 0) {
      asides.push({ heading: 'Question', text: asText(question, questions) });
      notes.warn(
        'notRated',
        `${question.text || question.urn} (${question.type || 'text'})`,
        question.fields,
      );
    } else {
      const sections = sectionsOf(question, questions);
      practices.push(...rated.map((each) => ({ ...each, ...(sections.length > 0 && { sections }) })));
    }
  }
  return { practices, asides };
}

function questionsOf(node: CisoNode, notes: ReadingNotes): Question[] {
  const { questions } = node;
  if (isRecord(questions))
    return Object.entries(questions).flatMap(([urn, fields]) => {
      if (isRecord(fields)) return [questionOf(urn, fields, notes)];
      notes.warn('incomplete', `${urn}: ${textOf(fields) || '–'}`, node);
      return [];
    });
  if (textOf(questions) !== '') notes.warn('incomplete', `questions: ${textOf(questions)}`, node);
  return [...recordsOf(questions), ...oldQuestions(node)].map((fields: CisoQuestion) =>
    questionOf(textOf(fields.urn), fields, notes),
  );
}

/** The form of older libraries: several questions that share one type and one list of choices. */
function oldQuestions({ question }: CisoNode): PlainRecord[] {
  if (!isRecord(question)) return [];
  const shared: Fields<'questions' | 'question_type' | 'question_choices'> = question;
  const choices = itemsOf(shared.question_choices).map((choice) =>
    isRecord(choice) ? choice : { value: choice },
  );
  return recordsOf(shared.questions).map((each) => ({ type: shared.question_type, choices, ...each }));
}

function questionOf(urn: string, fields: CisoQuestion, notes: ReadingNotes): Question {
  const weight = numberOf(fields.weight) ?? 1;
  return {
    urn,
    type: textOf(fields.type),
    text: textOf(fields.text) || textOf(fields.annotation),
    weight: weight > 0 ? weight : 1,
    choices: recordsOf(fields.choices).map((choice) => choiceOf(choice, notes)),
    fields,
  };
}

const results = new Map([
  ['compliant', 1],
  ['true', 1],
  ['partially_compliant', 0.5],
  ['non_compliant', 0],
  ['false', 0],
]);

function choiceOf(fields: CisoChoice, notes: ReadingNotes): Choice {
  if (fields.color !== undefined) notes.leaveOut('color', fields);
  if (fields.translations !== undefined) notes.leaveOut('choices.translations', fields);
  const groups = textsOf(fields.select_implementation_groups);
  const description = [textOf(fields.description), groups.length > 0 ? `→ ${groups.join(', ')}` : ''];
  const result = textOf(fields.compute_result).toLowerCase();
  return {
    urn: textOf(fields.urn),
    label: textOf(fields.value) || textOf(fields.annotation) || nameOf(textOf(fields.urn)),
    description: description.filter((text) => text !== '').join('\n'),
    score: numberOf(fields.add_score),
    result: results.get(result),
    isNotApplicable: result === 'not_applicable',
    fields,
  };
}

/** A question with one answer as one practice; none when its choices do not tell good from bad. */
function ratedQuestion(question: Question, scales: ScaleList): ReadPractice[] {
  const { choices, type } = question;
  if (type === 'boolean' && choices.length === 0)
    return [practiceOf(question, scales.idOf('yes-no', yesOrNo), 1)];
  if (type !== 'unique_choice' && type !== 'single_choice' && type !== 'boolean') return [];
  const scores = choices.flatMap(({ score }) => score ?? []);
  const spread = scores.length === 0 ? 0 : Math.max(...scores) - Math.min(0, ...scores);
  const answers =
    spread > 0
      ? choices
          .filter(({ isNotApplicable }) => !isNotApplicable)
          .map((choice) => ({ choice, worth: ((choice.score ?? 0) - Math.min(0, ...scores)) / spread }))
      : choices.flatMap((choice) => (choice.result === undefined ? [] : [{ choice, worth: choice.result }]));
  if (new Set(answers.map(({ worth }) => worth)).size < 2) return [];
  const options = optionsOf(
    answers.map(({ choice: { label, description }, worth }) => ({ label, description, worth })),
  );
  return [practiceOf(question, scales.idOf('answers', options), spread > 0 ? spread : 1)];
}

/** Of a question with several answers, each choice that counts for something. */
function ratedChoices(question: Question, scales: ScaleList): ReadPractice[] {
  const hasScores = question.choices.some(({ score = 0 }) => score > 0);
  return question.choices.flatMap((choice, index) => {
    const weight = (hasScores ? choice.score : choice.result) ?? 0;
    if (weight <= 0) return [];
    const practice = practiceOf(question, scales.idOf('yes-no', yesOrNo), weight);
    return [
      {
        ...practice,
        id: `${practice.id}.${nameOf(choice.urn) || String(index + 1)}`,
        text: choice.label,
        question: practice.text,
      },
    ];
  });
}

function practiceOf(question: Question, scaleId: string, weight: number): ReadPractice & { id: string } {
  const translations = isRecord(question.fields.translations)
    ? fittingTranslations(
        Object.entries(question.fields.translations).map(([lang, texts]) => {
          const { text }: Fields<'text'> = isRecord(texts) ? texts : {};
          return [lang, { text: textOf(text) }];
        }),
      )
    : undefined;
  return {
    id: nameOf(question.urn) || 'question',
    text: question.text || nameOf(question.urn) || 'Question',
    scaleId,
    ...(weight * question.weight !== 1 && { weight: weight * question.weight }),
    ...(translations !== undefined && { translations }),
  };
}

/** What is said of a rated question beside its scale: when it is asked, and the choices that are no answers of it. */
function sectionsOf(question: Question, all: readonly Question[]): Section[] {
  const condition = conditionOf(question, all);
  const other = question.choices.filter(({ isNotApplicable }) => isNotApplicable);
  const isListed = question.type === 'multiple_choice';
  return [
    ...(condition === '' ? [] : [{ heading: 'Asked only if', text: condition }]),
    ...(isListed ? [{ heading: 'Choices', text: choicesText(question) }] : []),
    ...(other.length === 0
      ? []
      : [{ heading: 'Does not apply', text: other.map(({ label }) => `- ${label}`).join('\n') }]),
  ];
}

function asText(question: Question, all: readonly Question[]): string {
  const condition = conditionOf(question, all);
  return [
    question.text || nameOf(question.urn),
    choicesText(question),
    condition === '' ? '' : `Asked only if: ${condition}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function choicesText({ choices }: Question): string {
  return choices
    .map(
      ({ label, description }) =>
        `- ${label}${description === '' ? '' : `: ${description.replaceAll('\n', '\n  ')}`}`,
    )
    .join('\n');
}

/** When a question is asked, in words; empty when always. */
function conditionOf({ fields }: Question, all: readonly Question[]): string {
  if (!isRecord(fields.depends_on)) return '';
  const { question, answers, condition }: Fields<'question' | 'answers' | 'condition'> = fields.depends_on;
  const asked = textOf(question);
  const other = all.find(({ urn }) => isSame(urn, asked));
  const labels = textsOf(answers).map(
    (answer) => other?.choices.find(({ urn }) => isSame(urn, answer))?.label ?? answer,
  );
  const joined = labels.join(textOf(condition) === 'all' ? ' + ' : ' / ');
  return `${other?.text ?? asked} → ${joined}`;
}

function isSame(urn: string, other: string): boolean {
  return urn.toLowerCase() === other.toLowerCase() || nameOf(urn).toLowerCase() === other.toLowerCase();
}

/** The last part of a URN. */
function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf(':') + 1);
}

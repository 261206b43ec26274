import { describe, expect, it } from 'vitest';
import { startNotes } from '../readingNotes.ts';
import { startScales } from '../scaleList.ts';
import type { CisoNode } from './cisoFields.ts';
import { readQuestions } from './cisoQuestions.ts';

/** What a node's questions are read as, with the answers of each practice in place of its scale. */
function questionsOf(node: CisoNode) {
  const notes = startNotes(() => undefined);
  const scales = startScales();
  const { practices, asides } = readQuestions(node, scales, notes);
  return {
    practices: practices.map(({ scaleId, ...practice }) => ({
      ...practice,
      answers: scales
        .all()
        .find(({ id }) => id === scaleId)
        ?.options.map(({ code, label, worth }) => `${code} ${label} ${worth}`),
    })),
    asides,
    told: notes.warnings().map(({ kind, text }) => `${kind}: ${text}`),
  };
}

const choice = (value: string, fields: object = {}) => ({
  urn: `urn:alder:q:choice:${value.toLowerCase()}`,
  value,
  ...fields,
});
const one = (question: object) =>
  questionsOf({ questions: { 'urn:alder:q:lit': { text: 'Is it lit?', ...question } } });

describe('the questions of a requirement', () => {
  it('with one answer are practices whose answers are worth what they add to the score', () => {
    const choices = [
      choice('Fully lit', { add_score: 10 }),
      choice('Dark', { add_score: 0 }),
      choice('Dim', { add_score: 5 }),
    ];
    expect(one({ type: 'unique_choice', choices })).toEqual({
      practices: [
        {
          id: 'lit',
          text: 'Is it lit?',
          weight: 10,
          answers: ['dark Dark 0', 'dim Dim 0.5', 'fully-lit Fully lit 1'],
        },
      ],
      asides: [],
      told: [],
    });
  });

  it('with answers that tell of compliance are worth that', () => {
    const choices = [
      choice('Yes', { compute_result: true }),
      choice('Partly', { compute_result: 'partially_compliant' }),
      choice('No', { compute_result: 'non_compliant' }),
      choice('Not for us', { compute_result: 'not_applicable' }),
      choice('I wonder'),
    ];
    expect(one({ type: 'unique_choice', choices }).practices).toEqual([
      {
        id: 'lit',
        text: 'Is it lit?',
        answers: ['no No 0', 'partly Partly 0.5', 'yes Yes 1'],
        sections: [{ heading: 'Does not apply', text: '- Not for us' }],
      },
    ]);
  });

  it('with several answers are a practice for each choice that counts', () => {
    const choices = [
      choice('Oil', { add_score: 2 }),
      choice('Wick', { add_score: 1 }),
      choice('Neither', { add_score: 0 }),
    ];
    const { practices } = one({ type: 'multiple_choice', choices });
    expect(
      practices.map(({ id, text, question, weight, answers }) => [id, text, question, weight, answers]),
    ).toEqual([
      ['lit.oil', 'Oil', 'Is it lit?', 2, ['no No 0', 'yes Yes 1']],
      ['lit.wick', 'Wick', 'Is it lit?', undefined, ['no No 0', 'yes Yes 1']],
    ]);
    expect(practices[0]?.sections).toEqual([{ heading: 'Choices', text: '- Oil\n- Wick\n- Neither' }]);
  });

  it('for yes or no need no choices', () => {
    expect(one({ type: 'boolean' }).practices[0]?.answers).toEqual(['no No 0', 'yes Yes 1']);
  });

  it.each(['text', 'date', 'number', 'something new'])(
    'that ask for a %s stand beside the requirement',
    (type) => {
      expect(one({ type })).toEqual({
        practices: [],
        asides: [{ heading: 'Question', text: 'Is it lit?' }],
        told: [`notRated: Is it lit? (${type})`],
      });
    },
  );

  it('whose choices count for nothing stand beside the requirement with all of them', () => {
    const choices = [
      choice('Small', { description: 'Up to ten lamps.', select_implementation_groups: ['S'] }),
      choice('Large', { select_implementation_groups: ['S', 'L'] }),
    ];
    expect(one({ type: 'unique_choice', choices }).asides).toEqual([
      { heading: 'Question', text: 'Is it lit?\n- Small: Up to ten lamps.\n  → S\n- Large: → S, L' },
    ]);
  });

  it('that depend on another say so in words', () => {
    const lit = {
      type: 'unique_choice',
      text: 'Is it lit?',
      choices: [choice('Yes', { add_score: 1 }), choice('No', { add_score: 0 })],
    };
    const how = {
      ...lit,
      text: 'How brightly?',
      depends_on: { question: 'URN:alder:q:lit', answers: ['urn:alder:q:choice:yes', 'x'], condition: 'any' },
    };
    const { practices } = questionsOf({ questions: { 'urn:alder:q:lit': lit, 'urn:alder:q:how': how } });
    expect(practices.map(({ sections }) => sections)).toEqual([
      undefined,
      [{ heading: 'Asked only if', text: 'Is it lit? → Yes / x' }],
    ]);
  });

  it('keep their translations and weights', () => {
    const question = { type: 'boolean', weight: 3, translations: { de: { text: 'Brennt sie?' } } };
    expect(one(question).practices[0]).toMatchObject({
      weight: 3,
      translations: { de: { text: 'Brennt sie?' } },
    });
  });

  it('in the older form share one list of choices', () => {
    const question = {
      question_type: 'unique_choice',
      question_choices: ['Yes', 'No'],
      questions: [
        { urn: 'urn:alder:q:1', text: 'Is it lit?' },
        { urn: 'urn:alder:q:2', text: 'Is it full?' },
      ],
    };
    expect(questionsOf({ question }).asides.map(({ text }) => text)).toEqual([
      'Is it lit?\n- Yes\n- No',
      'Is it full?\n- Yes\n- No',
    ]);
  });

  it('that are no questions are told', () => {
    expect(questionsOf({ questions: 'none' }).told).toEqual(['incomplete: questions: none']);
    expect(questionsOf({ questions: { a: 'text' } })).toEqual({
      practices: [],
      asides: [],
      told: ['incomplete: a: text'],
    });
  });
});

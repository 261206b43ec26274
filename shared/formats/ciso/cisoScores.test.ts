import { describe, expect, it } from 'vitest';
import { startNotes } from '../readingNotes.ts';
import { startScales } from '../scaleList.ts';
import { readScores } from './cisoScores.ts';
import type { CisoFramework, CisoNode } from './cisoFields.ts';

/** What a framework's scores are read as: the range, the answers of its scale and of a node's, and what was told. */
function scoresOf(framework: CisoFramework, node: CisoNode = {}) {
  const notes = startNotes(() => undefined);
  const scales = startScales();
  const { min, max, scaleId, scaleOf } = readScores(framework, scales, notes);
  const ownId = scaleOf(node);
  const answers = (id: string | undefined) =>
    scales
      .all()
      .find((scale) => scale.id === id)
      ?.options.map(({ label, worth }) => `${label} ${Math.round(worth * 100)}`);
  return {
    range: [min, max],
    answers: answers(scaleId),
    own: answers(ownId),
    told: notes.warnings().map(({ kind, text }) => `${kind}: ${text}`),
  };
}

const steps = [
  { score: 1, name: 'Dark' },
  { score: 2, name: 'Dim' },
  { score: 3, name: 'Bright' },
];

describe('the scores of a framework', () => {
  it('are left to the application when it says nothing', () => {
    expect(scoresOf({})).toEqual({ range: [0, 100], answers: undefined, own: undefined, told: [] });
  });

  it('are every whole number of a narrow range', () => {
    expect(scoresOf({ min_score: 0, max_score: 4 }).answers).toEqual([
      '0 0',
      '1 25',
      '2 50',
      '3 75',
      '4 100',
    ]);
  });

  it('are its steps where it describes them', () => {
    expect(scoresOf({ min_score: 1, max_score: 3, scores_definition: steps })).toMatchObject({
      range: [1, 3],
      answers: ['Dark 0', 'Dim 50', 'Bright 100'],
    });
  });

  it('span its steps when it gives no range', () => {
    expect(scoresOf({ scores_definition: steps })).toMatchObject({
      range: [1, 3],
      answers: ['Dark 0', 'Dim 50', 'Bright 100'],
    });
  });

  it('begin at nought when only the highest is given', () => {
    expect(scoresOf({ max_score: '3', scores_definition: steps })).toMatchObject({
      range: [0, 3],
      answers: ['0 0', 'Dark 33', 'Dim 67', 'Bright 100'],
    });
  });

  it('are the steps and the ends of a wide range', () => {
    const wide = [
      { score: 25, name: 'Some' },
      { score: 75, name: 'Most' },
    ];
    expect(scoresOf({ min_score: 0, max_score: 100, scores_definition: wide }).answers).toEqual([
      '0 0',
      'Some 25',
      'Most 75',
      '100 100',
    ]);
  });

  it('of a wide range without steps are rated in the usual four, and that is told', () => {
    expect(scoresOf({ min_score: 0, max_score: 661 })).toEqual({
      range: [0, 661],
      answers: undefined,
      own: undefined,
      told: ['outOfRange: 0–661 → Not, Partially, Largely, Fully'],
    });
  });

  it.each([
    [{ min_score: 5, max_score: 5 }],
    [{ min_score: 5, max_score: 1 }],
    [{ min_score: -1, max_score: 5 }],
    [{ min_score: 'low', max_score: 5 }],
  ])('of the impossible range %j are those that would hold without it, and that is told', (framework) => {
    const { range, told } = scoresOf({ ...framework, scores_definition: steps });
    expect(range).toEqual([1, 3]);
    expect(told).toHaveLength(1);
  });

  it('tell of steps that are doubled, outside, or no numbers', () => {
    const definition = [
      ...steps,
      { score: 2, name: 'Again' },
      { score: 9, name: 'Far' },
      { score: 'x', name: 'No' },
    ];
    expect(scoresOf({ min_score: 1, max_score: 3, scores_definition: definition })).toMatchObject({
      answers: ['Dark 0', 'Dim 50', 'Bright 100'],
      told: ['duplicateId: score 2: Again', 'outOfRange: score: No', 'outOfRange: score 9: Far, 1–3'],
    });
  });

  it('keep the long description of a step', () => {
    const scales = startScales();
    const definition = [{ score: 0, description: 'Short.', description_doc: 'Long.' }, { score: 1 }];
    readScores(
      { scores_definition: definition },
      scales,
      startNotes(() => undefined),
    );
    expect(scales.all()[0]?.options).toEqual([
      { code: '0', label: '0', worth: 0, description: 'Short.\n\nLong.' },
      { code: '1', label: '1', worth: 1 },
    ]);
  });

  describe('that a node has of its own', () => {
    const framework = {
      scores_definition: {
        scale: steps,
        alternatives: {
          yesNo: [
            { score: 0, name: 'No' },
            { score: 1, name: 'Yes' },
          ],
        },
      },
    };

    it('come from another definition of the framework', () => {
      expect(scoresOf(framework, { scores_definition_ref: 'yesNo' })).toMatchObject({
        answers: ['Dark 0', 'Dim 50', 'Bright 100'],
        own: ['No 0', 'Yes 100'],
      });
    });

    it('come from its own range', () => {
      expect(scoresOf(framework, { max_score: 2 }).own).toEqual(['Dark 0', 'Dim 100']);
      expect(scoresOf(framework, { min_score: 3, max_score: 4 }).own).toEqual(['Bright 0', '4 100']);
    });

    it('are those of the framework when they refer to nothing', () => {
      expect(scoresOf(framework, { scores_definition_ref: 'gone' })).toMatchObject({
        own: ['Dark 0', 'Dim 50', 'Bright 100'],
        told: ['danglingLink: scores_definition_ref: gone'],
      });
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreExplanation } from '#shared/domain/scoreExplanation.ts';
import { usualScale } from '#shared/domain/scales.ts';
import { scoreBlock, scoringRule, scoringRules } from '#shared/domain/scoring.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { FrameworkScoring, Node } from '#shared/model/framework.ts';
import { aFrameworkVersion, aGroup, aNode, ratingsOf } from '#shared/testing/builders.ts';
import { wordsFor } from './words.ts';

const words = wordsFor('en');
const { levels } = aFrameworkVersion();
const rule = scoringRules.balanced;

function explain(values: readonly (RatingValue | null)[], node: Node = aNode()) {
  const ratings = new Map(ratingsOf(node, values).map(({ practiceId, value }) => [practiceId, value]));
  const score = scoreBlock({ groups: node.groups, ratings, levels: levels.map(({ no }) => no), rule });
  return scoreExplanation({ node, score, ratings, levels, rule });
}

const wide = aNode({
  groups: [
    aGroup({
      practices: Array.from({ length: 8 }, (_, index) => ({ id: `p${index}`, text: '', weight: 1 })),
    }),
  ],
});

describe('a score in words', () => {
  it.each<{ values: (RatingValue | null)[]; sentence: string }>([
    { values: ['F', 'L', 'P', 'N', 'N'], sentence: 'Level 2, and 89% of what level 3 needs.' },
    { values: ['F', 'F', 'F', 'F', 'N'], sentence: 'Level 4, and nothing yet of what level 5 needs.' },
    { values: ['F', 'F', 'F', 'F', 'F'], sentence: 'Level 5, the highest.' },
    { values: ['F', null, 'F', 'F', 'F'], sentence: 'Level 2; level 3 is not rated yet.' },
    { values: [null, null, null, null, null], sentence: 'Not rated yet.' },
    { values: ['NA', 'NA', 'NA', 'NA', 'NA'], sentence: 'Does not apply.' },
    {
      values: ['L', null, null, null, 'N'],
      sentence: 'Level 1, and 89% of what level 2 needs. Provisional: 40% of it is rated.',
    },
  ])('says: $sentence', ({ values, sentence }) => {
    expect(words.scoreSentence(explain(values).score)).toBe(sentence);
  });

  it('does not say that all is there while a practice is Not', () => {
    const { score } = explain(['F', 'F', 'F', 'F', 'F', 'F', 'F', 'N'], wide);
    expect(words.scoreSentence(score)).toBe('Level 1; level 2 waits for 1 practice rated Not.');
  });

  it('says what unrated practices leave open, and nothing when all are rated', () => {
    expect(words.bandSentence(explain(['F', 'L', 'P', null, 'N']).score)).toBeNull();
    expect(words.bandSentence(explain(['F', 'F', 'P', null, 'N']).score)).toBe(
      'Between 3.2 and 3.8 once everything is rated.',
    );
    expect(words.bandSentence(explain(['F', 'F', 'P', 'N', 'N']).score)).toBeNull();
  });

  it('says that work is ahead of the level', () => {
    expect(words.aheadSentence(explain(['L', 'F', 'F', 'F', 'F']).score)).toContain('4.7');
    expect(words.aheadSentence(explain(['F', 'L', 'P', 'N', 'N']).score)).toBeNull();
  });
});

describe('a score of a framework with another method in words', () => {
  const sentence = (
    scoring: FrameworkScoring,
    values: readonly (RatingValue | null)[],
    range = levels.map(({ no }) => no),
  ) => {
    const node = aNode();
    const ratings = new Map(ratingsOf(node, values).map(({ practiceId, value }) => [practiceId, value]));
    const used = scoringRule('balanced', { scoring });
    const score = scoreBlock({ groups: node.groups, ratings, levels: range, rule: used });
    const why = scoreExplanation({ node, score, ratings, levels, rule: used });
    return {
      score: words.scoreSentence(score),
      rule: words.ruleSentence(used, score.range),
      steps: why.steps.map((step) => words.stepSentence(step, score)),
      open: words.openSentence(why.open, score.range),
    };
  };

  it('says what the levels add up to, and what each of them adds', () => {
    expect(sentence({ method: 'sum' }, ['F', 'L', 'NA', 'NA', null], [2, 3, 4, 5])).toEqual({
      score: '2.22 of 4: what its levels achieve, added up.',
      rule: 'What each level achieves is added up, from 0 to 4.',
      steps: [
        'Level 2 Glow: 100% achieved.',
        'Level 3 Flame: 67% achieved.',
        'Level 4 Beam is left out: none of its practices applies.',
        'Level 5 Beacon adds nothing yet: none of its practices is rated.',
      ],
      open: 'To reach 4, bring 2 practices to Fully; what would add most comes first.',
    });
  });

  it('says what a mean is the mean of, on its own scale', () => {
    expect(sentence({ method: 'mean', min: 0, max: 100 }, ['F', 'L', 'NA', 'N', null]).score).toBe(
      '55.6 of 100: the mean of 3 practices.',
    );
    expect(sentence({ method: 'mean', min: 1, max: 4 }, ['F', 'F', 'F', 'F', 'F'])).toEqual({
      score: '4.0 on a scale from 1 to 4: the mean of 5 practices.',
      rule: 'The mean of everything that is rated, from 1 to 4.',
      steps: [],
      open: 'Nothing is missing.',
    });
  });

  it('says that no level is reached where level 1 has to be', () => {
    expect(sentence({ method: 'staged', min: 0 }, ['F', 'F', 'F', 'F', 'F'], [2, 3]).score).toBe(
      'Level 3, the highest.',
    );
    expect(sentence({ method: 'staged', min: 0 }, ['P', 'F', 'F', 'F', 'F'], [2, 3]).score).toBe(
      'No level yet, and 44% of what level 2 needs.',
    );
  });

  it('names an answer as its scale does, and one that every language has as the language does', () => {
    const scale = {
      id: 'own',
      options: [
        { code: 'F', label: 'Fitting', worth: 0 },
        { code: '1', label: 'Yes, for all', worth: 1 },
      ],
    };
    expect(words.ratingName('F', scale)).toBe('Fitting');
    expect(words.ratingName('1', scale)).toBe('Yes, for all');
    expect(words.ratingName('F', usualScale)).toBe('Fully');
    expect([words.ratingName('NA', scale), words.ratingName(null)]).toEqual(['Not applicable', 'Not rated']);
  });
});

describe('the working of a score in words', () => {
  it('answers why, level by level', () => {
    const { score, steps, next } = explain(['F', 'L', 'NA', 'NA', null]);
    expect(words.whyHeading(score)).toBe('Why 2.8?');
    expect(steps.map((step) => words.stepSentence(step, score))).toEqual([
      'Level 2 Glow is passed: 100% achieved, 75% needed.',
      'Level 3 Flame is not passed: 67% achieved, 75% needed.',
      'Level 4 Beam is passed through: none of its practices applies.',
      'Level 5 Beacon is not passed: none of its practices is rated yet.',
    ]);
    expect(words.nextSentence(next)).toBe('To pass level 3 Flame, bring 1 practice to Fully.');
  });

  it('says when one practice rated Not is all that is missing', () => {
    const { score, steps } = explain(['F', 'F', 'F', 'F', 'F', 'F', 'F', 'N'], wide);
    expect(steps.slice(0, 1).map((step) => words.stepSentence(step, score))).toEqual([
      'Level 2 Glow is not passed: 88% achieved is enough, but 1 practice is rated Not.',
    ]);
  });

  it('does not round a level that falls short up to its threshold', () => {
    const weighted = aNode({
      groups: [
        aGroup({
          practices: [
            { id: 'much', text: '', weight: 747 },
            { id: 'little', text: '', weight: 253 },
          ],
        }),
      ],
    });
    const { score, steps } = explain(['F', 'N'], weighted);
    expect(steps.slice(0, 1).map((step) => words.stepSentence(step, score))).toEqual([
      'Level 2 Glow is not passed: 74% achieved, 75% needed.',
    ]);
  });

  it('asks for the missing ratings before it asks for work', () => {
    expect(words.nextSentence(explain(['F', 'F', null, 'N', 'N']).next)).toBe(
      'To pass level 4 Beam, rate 1 practice first; at most, bring 2 practices to Fully.',
    );
  });

  it('knows no level above the highest', () => {
    expect(words.nextSentence(explain(['F', 'F', 'F', 'F', 'F']).next)).toBe(
      'There is no level above this one.',
    );
  });
});

describe('numbers', () => {
  it('never say that an achievement reached the threshold that it missed', () => {
    const { share, shareAgainst } = wordsFor('en');
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(2 / 3, 0.75, 0.85),
        (achieved, threshold) => {
          const isBelow = achieved < threshold - 1e-9;
          const printed = Number.parseInt(shareAgainst(achieved, threshold));
          if (isBelow) expect(printed).toBeLessThan(Number.parseInt(share(threshold)));
          expect(Math.abs(printed - achieved * 100)).toBeLessThan(1.01);
        },
      ),
    );
  });

  it('never round a share up to everything or down to nothing', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(words.share)).toEqual(['0%', '1%', '50%', '99%', '100%']);
  });

  it('have a dash where there is none', () => {
    expect([words.score(null), words.target(null)]).toEqual(['–', '–']);
  });

  it('agree with their nouns', () => {
    expect([0.5, 1, 15, 1200].map(words.effort)).toEqual(['0.5 days', '1 day', '15 days', '1,200 days']);
  });

  it('show sizes as people write them', () => {
    expect([0, 1, 1023, 1536, 100 * 1024 ** 2].map(words.bytes)).toEqual([
      '0 bytes',
      '1 byte',
      '1,023 bytes',
      '1.5 kB',
      '100 MB',
    ]);
  });

  it('show what an initiative lifts', () => {
    expect(words.lift({ code: 'A1', from: 2.8, to: 3.2 })).toBe('A1 2.8 → 3.2');
    expect(words.lift({ code: 'A1', from: null, to: 1 })).toBe('A1 – → 1.0');
  });

  it('write days in full, in whatever time zone', () => {
    expect(words.day('2026-11-24')).toBe('24 November 2026');
  });
});

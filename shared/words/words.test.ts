import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreExplanation } from '#shared/domain/scoreExplanation.ts';
import { scoreBlock, scoringRules } from '#shared/domain/scoring.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Node } from '#shared/model/framework.ts';
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

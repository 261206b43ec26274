import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Node } from '#shared/model/framework.ts';
import { aFrameworkVersion, aGroup, aNode, ratingsOf } from '#shared/testing/builders.ts';
import { answersWithDone } from './planning.ts';
import { scoreExplanation } from './scoreExplanation.ts';
import { scoreBlock, scoringRules } from './scoring.ts';

const { levels } = aFrameworkVersion();

function explain(
  values: readonly (RatingValue | null)[],
  node: Node = aNode(),
  rule = scoringRules.balanced,
) {
  const ratings = new Map(ratingsOf(node, values).map(({ practiceId, value }) => [practiceId, value]));
  const answers = { groups: node.groups, ratings, levels: levels.map(({ no }) => no), rule };
  const score = scoreBlock(answers);
  return { answers, explanation: scoreExplanation({ node, score, ratings, levels, rule }) };
}

/** A block whose practices all stand at level 2. */
function oneLevel(weights: readonly number[]): Node {
  const practices = weights.map((weight, index) => ({ id: `practice-${index}`, text: '', weight }));
  return aNode({ groups: [aGroup({ practices })] });
}

describe('the explanation of a score', () => {
  it('walks up the levels and says why each is passed or not', () => {
    const { explanation } = explain(['F', 'NA', null, null, 'P']);
    expect(explanation.steps.map(({ level, name, verdict }) => [level, name, verdict])).toEqual([
      [2, 'Glow', 'passed'],
      [3, 'Flame', 'nothingApplies'],
      [4, 'Beam', 'unrated'],
      [5, 'Beacon', 'short'],
    ]);
  });

  it('names what holds a level back, and nothing at a level that is passed', () => {
    const { explanation } = explain(['F', 'L', 'P', 'F', 'N']);
    expect(explanation.steps.map(({ holdingBack }) => holdingBack.map(({ rating }) => rating))).toEqual([
      [],
      ['L'],
      ['P'],
      ['N'],
    ]);
  });

  it('names only the practices rated Not where the rest would be enough', () => {
    const { explanation } = explain(
      ['F', 'F', 'F', 'F', 'F', 'F', 'L', 'N'],
      oneLevel([1, 1, 1, 1, 1, 1, 1, 1]),
    );
    expect(explanation.steps[0]).toMatchObject({ verdict: 'heldByNot' });
    expect(explanation.steps[0]?.holdingBack.map(({ rating }) => rating)).toEqual(['N']);
    expect(explanation.next?.enough.map(({ rating }) => rating)).toEqual(['N']);
  });

  it('counts what is not rated yet on the next level', () => {
    expect(explain(['F', 'F', null, 'L', 'N']).explanation.next).toMatchObject({
      level: 4,
      name: 'Beam',
      unrated: 1,
    });
  });

  it('has no next level at the top, nor for a block that does not apply', () => {
    expect(explain(['F', 'F', 'F', 'F', 'F']).explanation.next).toBeNull();
    expect(explain(['NA', 'NA', 'NA', 'NA', 'NA']).explanation.next).toBeNull();
  });

  it('starts with level 2 for a block that nobody has rated', () => {
    expect(explain([]).explanation.next).toMatchObject({ level: 2, progress: 0, unrated: 1 });
  });

  it('names practices that pass the next level, and no fewer would', () => {
    const anyPractices = fc.array(
      fc.record({
        weight: fc.constantFrom(1, 1, 2, 3),
        rating: fc.constantFrom<RatingValue[]>('N', 'P', 'L', 'F', 'NA'),
      }),
      { minLength: 1, maxLength: 7 },
    );
    const anyRule = fc.constantFrom(...Object.values(scoringRules), {
      ...scoringRules.lenient,
      noNotGate: false,
    });
    fc.assert(
      fc.property(anyPractices, anyRule, (practices, rule) => {
        const node = oneLevel(practices.map(({ weight }) => weight));
        const { answers, explanation } = explain(
          practices.map(({ rating }) => rating),
          node,
          rule,
        );
        if (!explanation.next) return;
        const ids = practices.map((_, index) => `practice-${index}`);
        const passesWith = (done: readonly string[]) =>
          scoreBlock({ ...answers, ratings: answersWithDone(answers, done) }).levels[0]?.passed ?? false;
        const { enough } = explanation.next;
        expect(passesWith(enough.map(({ practice }) => practice.id))).toBe(true);
        for (let set = 0; set < 1 << ids.length; set++) {
          const done = ids.filter((_, index) => set & (1 << index));
          if (done.length < enough.length) expect(passesWith(done)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names practices that are enough whatever the unrated ones turn out to be', () => {
    const anyRating = fc.constantFrom<(RatingValue | null)[]>('N', 'P', 'L', 'F', null);
    fc.assert(
      fc.property(
        fc.array(anyRating, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('N', 'P'),
        (values, later) => {
          const { answers, explanation } = explain(values, oneLevel(values.map(() => 1)));
          if (!explanation.next) return;
          const rated = new Map(values.map((value, index) => [`practice-${index}`, value ?? later] as const));
          const done = explanation.next.enough.map(({ practice }) => practice.id);
          const after = scoreBlock({
            ...answers,
            ratings: answersWithDone({ ...answers, ratings: rated }, done),
          });
          expect(after.levels[0]?.passed).toBe(true);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessmentResults, type AssessmentRows } from '#shared/domain/assessmentResults.ts';
import { addQuarters, quarterOf } from '#shared/domain/quarters.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Cover } from '#shared/model/plan.ts';
import {
  aCover,
  aFrameworkVersion,
  aNode,
  anAssessment,
  anEngagement,
  anInitiative,
  aTarget,
  ratingsOf,
} from '#shared/testing/builders.ts';
import { boardColumns, initiativeWorks, projections, resultsAtTargets } from './planBoard.ts';
import { initiativeFrom, proposedBlocks, type Proposal } from './proposals.ts';

const blocks = [aNode(), aNode({ id: 'lantern:1.0:A/A2', code: 'A2', order: 1 })];
const levels = [1, 2, 3, 4, 5];
const calendar = { today: '2026-11-24', fiscalStartMonth: 4 };

type Answers = readonly (RatingValue | null)[];

function rowsOf(answers: readonly Answers[], targets: readonly (number | null)[]): AssessmentRows {
  return {
    engagement: anEngagement(),
    assessment: anAssessment(),
    version: aFrameworkVersion(),
    nodes: blocks,
    ratings: blocks.flatMap((node, index) => ratingsOf(node, answers[index] ?? [])),
    targets: blocks.flatMap((node, index) => {
      const level = targets[index] ?? null;
      return level === null ? [] : [aTarget({ nodeId: node.id, level })];
    }),
  };
}

function propose(rows: AssessmentRows, covers: readonly Cover[] = []): Proposal[] {
  return proposedBlocks(assessmentResults(rows), levels, covers).flatMap(({ proposals }) => proposals);
}

/** Proposals as they are stored once they are accepted. */
function accepted(proposals: readonly Proposal[]) {
  const made = proposals.map((proposal) => ({ ...initiativeFrom(proposal, proposal.id), id: proposal.id }));
  return {
    initiatives: made.map(({ id, title, effortDays }) => anInitiative({ id, title, effortDays })),
    covers: made.flatMap(({ id, covers }) =>
      covers.map(({ practiceId }) => aCover({ initiativeId: id, practiceId })),
    ),
  };
}

const anyAnswers = fc.array(fc.constantFrom<Answers[number][]>('N', 'P', 'L', 'F', 'NA', null), {
  minLength: 5,
  maxLength: 5,
});
const anyRows = fc
  .tuple(
    fc.tuple(anyAnswers, anyAnswers),
    fc.array(fc.option(fc.integer({ min: 2, max: 5 })), { minLength: 2, maxLength: 2 }),
  )
  .map(([answers, targets]) => rowsOf(answers, targets));
const somewhere = { quarter: fc.integer({ min: -3, max: 12 }), parked: fc.boolean() };

describe('proposals', () => {
  it('are not made again for what an initiative covers, whatever was accepted', () => {
    fc.assert(
      fc.property(anyRows, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (rows, ticks) => {
        const first = propose(rows).filter((_, index) => ticks[index]);
        const { covers } = accepted(first);
        const again = accepted(propose(rows, covers)).covers;
        const practices = [...covers, ...again].map(({ practiceId }) => practiceId);
        expect(practices).toHaveLength(new Set(practices).size);
        expect(propose(rows, [...covers, ...again])).toEqual([]);
      }),
    );
  });

  it('ask only for the practices that are left when some of a level are covered', () => {
    const rows = rowsOf([['F', 'F', 'N', 'N', 'N']], [4]);
    const [left] = propose(rows, [aCover({ practiceId: 'lantern:1.0:A/A1/4.1' })]);
    expect(left?.practices.map(({ id }) => id)).toEqual(['lantern:1.0:A/A1/4.2']);
    expect(left?.outcomes).toHaveLength(1);
  });

  it('start from an effort that grows with the number of practices', () => {
    const rows = rowsOf([['F', 'N', 'N', 'N', 'N']], [5]);
    expect(propose(rows).map(({ level, effort }) => [level, effort])).toEqual([
      [3, 'S'],
      [4, 'M'],
      [5, 'S'],
    ]);
  });
});

describe('the board', () => {
  it('shows every initiative once and loses no day, wherever it is placed', () => {
    fc.assert(
      fc.property(anyRows, fc.array(fc.record(somewhere), { minLength: 8, maxLength: 8 }), (rows, spots) => {
        const { initiatives, covers } = accepted(propose(rows));
        const now = quarterOf(calendar.today, calendar.fiscalStartMonth);
        const placements = initiatives.flatMap(({ id }, index) => {
          const spot = spots[index];
          return !spot || spot.parked
            ? []
            : [{ initiativeId: id, startMonth: addQuarters(now, spot.quarter).startMonth }];
        });
        const works = initiativeWorks(assessmentResults(rows), levels, initiatives, covers);
        const columns = boardColumns(works, placements, calendar);
        const shown = columns.flatMap(({ cards }) => cards.map(({ initiative }) => initiative.id));
        expect(shown.toSorted()).toEqual(initiatives.map(({ id }) => id).toSorted());
        expect(columns.reduce((sum, { days }) => sum + days, 0)).toBe(
          initiatives.reduce((sum, { effortDays }) => sum + effortDays, 0),
        );
      }),
    );
  });

  it('ends at the targets once everything is placed', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const results = assessmentResults(rows);
        const { initiatives, covers } = accepted(propose(rows));
        const placements = initiatives.map(({ id }) => ({ initiativeId: id, startMonth: '2026-10' }));
        const columns = boardColumns(
          initiativeWorks(results, levels, initiatives, covers),
          placements,
          calendar,
        );
        const goal = resultsAtTargets(rows, results);
        fc.pre(goal !== null);
        const end = projections(rows, columns, placements, covers).at(-1);
        expect(end?.overall?.raw).toEqual(goal.overall?.raw);
      }),
    );
  });
});

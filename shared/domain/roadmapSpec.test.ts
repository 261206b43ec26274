import { describe, expect, it } from 'vitest';
import {
  aCover,
  aFrameworkVersion,
  aNode,
  aPlacement,
  anAssessment,
  anEngagement,
  anInitiative,
  ratingsOf,
} from '#shared/testing/builders.ts';
import { roadmapQuarters, roadmapSpec } from './roadmapSpec.ts';
import type { RoadmapRows } from './roadmapSpec.ts';

const node = aNode();
const words = { score: (score: number | null) => String(score), effort: (days: number) => `${days} d` };

function roadmap(rows: Partial<RoadmapRows>) {
  return roadmapSpec(
    {
      engagement: anEngagement(),
      assessment: anAssessment(),
      version: aFrameworkVersion(),
      nodes: [node],
      ratings: ratingsOf(node, ['F', 'L', 'P', 'N', 'N']),
      targets: [],
      initiatives: [anInitiative()],
      covers: [aCover()],
      placements: [],
      fiscalStartMonth: 1,
      today: '2026-11-24',
      ...rows,
    },
    words,
  );
}

describe('a roadmap', () => {
  it('shows a year from today when nothing is placed', () => {
    expect(roadmap({})).toEqual({
      quarters: [
        { startMonth: '2026-10', label: 'FY26 Q4', projected: '2.8' },
        { startMonth: '2027-01', label: 'FY27 Q1', projected: '2.8' },
        { startMonth: '2027-04', label: 'FY27 Q2', projected: '2.8' },
        { startMonth: '2027-07', label: 'FY27 Q3', projected: '2.8' },
      ],
      rows: [{ title: 'A1 → Level 3', owner: 'Robin', effort: '15 d', startMonth: null }],
    });
  });

  it('lifts the projected score in the quarter that work is placed in', () => {
    const { quarters } = roadmap({ placements: [aPlacement({ startMonth: '2027-04' })] });
    expect(quarters.map(({ projected }) => projected)).toEqual(['2.8', '2.8', '3.2', '3.2']);
  });

  it('lists initiatives by quarter and title, parked ones last', () => {
    const initiatives = ['b', 'parked', 'a', 'early'].map((title) => anInitiative({ id: title, title }));
    const placements = [
      aPlacement({ initiativeId: 'a', startMonth: '2027-04' }),
      aPlacement({ initiativeId: 'b', startMonth: '2027-04' }),
      aPlacement({ initiativeId: 'early', startMonth: '2027-01' }),
    ];
    expect(roadmap({ initiatives, placements }).rows.map(({ title }) => title)).toEqual([
      'early',
      'a',
      'b',
      'parked',
    ]);
  });

  it('does not count work of initiatives that are not its own', () => {
    const { quarters } = roadmap({ initiatives: [], placements: [aPlacement({ startMonth: '2026-10' })] });
    expect(quarters.map(({ projected }) => projected)).toEqual(['2.8', '2.8', '2.8', '2.8']);
  });

  it('puts every placed initiative into a quarter that it shows, under any calendar', () => {
    const { quarters, rows } = roadmap({
      fiscalStartMonth: 2,
      placements: [aPlacement({ startMonth: '2027-01' })],
    });
    expect(quarters.map(({ startMonth }) => startMonth)).toContain(rows[0]?.startMonth);
  });
});

describe('the quarters of a roadmap', () => {
  const months = (placed: readonly string[]) =>
    roadmapQuarters(
      '2026-11-24',
      placed.map((startMonth) => ({ initiativeId: startMonth, startMonth })),
      1,
    ).map(({ startMonth }) => startMonth);

  it('reach as far as the plan', () => {
    expect(months(['2028-01']).at(-1)).toBe('2028-01');
    expect(months(['2028-01'])).toHaveLength(6);
  });

  it('show far and past quarters only where they hold something', () => {
    const shown = months(['2020-04', '9999-10']);
    expect(shown).toHaveLength(14);
    expect([shown[0], shown[1], shown.at(-1)]).toEqual(['2020-04', '2026-10', '9999-10']);
  });
});

import { describe, expect, it } from 'vitest';
import { aGroup, aNode, aPractice } from '../testing/builders.ts';
import { matchProgress, teamsOf, unknownStates } from './matchProgress.ts';
import type { ProgressReading } from './progress.ts';

const node = aNode({
  id: 'samm:2:G',
  groups: [
    aGroup({
      practices: [
        aPractice({
          id: 'samm:2:G/L1/p-abc',
          sections: [{ heading: 'Codes', text: 'G-SM-A-1, G-SM-1-A' }],
        }),
        aPractice({ id: 'samm:2:G/L2/p-00000000-0000-4000-8000-000000000001' }),
      ],
    }),
  ],
});

const known = 'samm:2:G/L2/p-00000000-0000-4000-8000-000000000001';
const uuid = '00000000-0000-4000-8000-000000000001';

function match(answers: ProgressReading['answers'], more: { team?: string; worth?: number } = {}) {
  const progress = { frameworkKey: 'samm', answers, unanswered: 0 };
  return matchProgress({
    progress,
    version: {},
    nodes: [node],
    team: more.team,
    worthOf: () => more.worth,
  });
}

describe('matching a progress file', () => {
  it('finds practices by a code of their sections and by their own id, in any case', () => {
    const { matched, unmatched } = match([
      { practice: 'G-SM-A-1', worth: 1 },
      { practice: uuid.toUpperCase(), worth: 0 },
      { practice: 'G-SM-B-9', worth: 1 },
    ]);
    expect(matched.map(({ practiceId, value }) => [practiceId, value])).toEqual([
      ['samm:2:G/L1/p-abc', 'F'],
      [known, 'N'],
    ]);
    expect(unmatched).toEqual([{ practice: 'G-SM-B-9', worth: 1 }]);
  });

  it('takes the nearest rating, and the lower of two that are equally near', () => {
    const valueOf = (worth: number) => match([{ practice: uuid, worth }]).matched[0]?.value;
    expect([0, 0.25, 0.5, 0.6, 1].map(valueOf)).toEqual(['N', 'P', 'P', 'L', 'F']);
  });

  it('counts the last answer, keeps the earlier ones in its note, and loses none', () => {
    const answers = [
      { practice: uuid, state: 'Planned', team: 'Keepers', date: '2026-03-01', worth: 0.2 },
      { practice: uuid, state: 'Odd', team: 'Keepers' },
      { practice: uuid, state: 'Done', team: 'Keepers', date: '2026-05-01', worth: 1 },
      { practice: uuid, state: 'Done', team: 'Menders', worth: 1 },
    ];
    const result = match(answers, { team: 'Keepers' });
    expect(result.matched).toMatchObject([
      { value: 'F', note: 'Keepers, Planned, 2026-03-01\nKeepers, Odd\nKeepers, Done, 2026-05-01' },
    ]);
    const { older, unmatched, unrated, others } = result;
    expect([older.length, unmatched.length, unrated.length, others.length]).toEqual([1, 0, 1, 1]);
  });

  it('asks what states mean that the file gives no worth', () => {
    const answers = [
      { practice: uuid, state: 'Done', team: 'B' },
      { practice: uuid, state: 'Begun', team: 'A', worth: 0.5 },
    ];
    const progress = { frameworkKey: 'dsomm', answers, unanswered: 0 };
    expect([unknownStates(progress), teamsOf(progress)]).toEqual([['Done'], ['A', 'B']]);
    expect(match(answers.slice(0, 1)).matched).toEqual([]);
    expect(match(answers.slice(0, 1), { worth: 1 }).matched).toMatchObject([{ value: 'F' }]);
  });
});

import { expect, it } from 'vitest';
import { aGroup, aNode, aPractice } from '../testing/builders.ts';
import { compareLevels } from './levelComparison.ts';

const metric = (id: string, text: string) => ({ id, text });

it('sets levels side by side, lowest first, with the level at which each statement is new', () => {
  const { levels } = compareLevels(
    aNode({
      groups: [
        aGroup({ level: 3, practices: [aPractice({ id: 'b', text: 'Keep a list' })] }),
        aGroup({
          level: 2,
          practices: [aPractice({ id: 'a', text: 'Keep a list.' })],
          outcomes: [metric('o', 'It is known.')],
        }),
        aGroup({ level: 3, practices: [aPractice({ id: 'c', text: 'Share it.' })] }),
      ],
    }),
  );
  expect(levels).toMatchObject([
    { level: 2, practices: [{ item: { id: 'a' }, since: 2 }], outcomes: [{ item: { id: 'o' }, since: 2 }] },
    {
      level: 3,
      practices: [
        { item: { id: 'b' }, since: 2 },
        { item: { id: 'c' }, since: 3 },
      ],
    },
  ]);
});

it('joins a metric that several levels name into one', () => {
  const { metrics } = compareLevels(
    aNode({
      groups: [
        aGroup({ level: 4, metrics: [metric('x4', '# of releases.'), metric('y', 'Downtime')] }),
        aGroup({ level: 2, metrics: [metric('x', '# of releases')] }),
        aGroup({ level: 4, metrics: [metric('x4', '# of  Releases')] }),
      ],
    }),
  );
  expect(metrics).toEqual([
    { id: 'x', text: '# of releases', levels: [2, 4] },
    { id: 'y', text: 'Downtime', levels: [4] },
  ]);
});

it('has nothing to compare on a page without levels', () => {
  expect(compareLevels(aNode({ groups: [] }))).toEqual({ levels: [], metrics: [] });
});

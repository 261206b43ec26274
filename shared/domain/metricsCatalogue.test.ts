import { expect, it } from 'vitest';
import { aGroup, aNode } from '../testing/builders.ts';
import { metricsCatalogue } from './metricsCatalogue.ts';

const page = (id: string, named: readonly (readonly [level: number, text: string, facts?: object])[]) =>
  aNode({
    id,
    groups: named.map(([level, text, facts], index) =>
      aGroup({ id: `${id}/${index}`, level, metrics: [{ id: `${id}/${index}/m`, text, ...facts }] }),
    ),
  });

it('takes metrics that say the same as one, with every page and level that names it', () => {
  const catalogue = metricsCatalogue([
    page('A1', [
      [3, '# of late releases.'],
      [2, '# of  late releases'],
      [3, 'Downtime'],
    ]),
    page('A2', [[5, '# OF LATE RELEASES']]),
  ]);
  expect(catalogue).toMatchObject([
    {
      text: '# of late releases.',
      mentions: [
        { nodeId: 'A1', levels: [2, 3] },
        { nodeId: 'A2', levels: [5] },
      ],
    },
    { text: 'Downtime', mentions: [{ nodeId: 'A1', levels: [3] }] },
  ]);
});

it('takes what any page states, and else guesses the unit and says so, but never the direction', () => {
  expect(
    metricsCatalogue([
      page('A1', [[2, '# of late releases']]),
      page('A2', [[2, '# of late releases', { unit: 'percent', direction: 'down', measure: 'By hand.' }]]),
      page('A3', [
        [2, 'Unit cost'],
        [2, 'Calm'],
      ]),
    ]),
  ).toMatchObject([
    { unit: { unit: 'percent', isGuessed: false }, direction: 'down', measure: 'By hand.' },
    { text: 'Unit cost', unit: { unit: 'money', isGuessed: true }, direction: null },
    { text: 'Calm', unit: null, direction: null },
  ]);
});

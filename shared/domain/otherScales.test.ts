import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameworkScoring, FrameworkVersion, Node, Scale } from '#shared/model/framework.ts';
import {
  aCategory,
  aFrameworkVersion,
  aGroup,
  aNode,
  aRating,
  aScopeItem,
  aTarget,
  anAssessment,
  anEngagement,
} from '#shared/testing/builders.ts';
import { manyRuns } from '#shared/testing/manyRuns.ts';
import { assessmentResults } from './assessmentResults.ts';
import type { AssessmentResults, AssessmentRows } from './assessmentResults.ts';
import { missingPractices } from './gaps.ts';
import { deriveInitiatives } from './planning.ts';
import { scoreExplanation } from './scoreExplanation.ts';
import { scoreBlock, scoringRule } from './scoring.ts';
import type { BlockScore, ScoredBlock } from './scoring.ts';

/** A scale of numbers from `low` to `high`; their codes are the numbers. */
function numbers(id: string, low: number, high: number): Scale {
  const count = high - low;
  return {
    id,
    options: Array.from({ length: count + 1 }, (_, at) => ({
      code: String(low + at),
      label: String(low + at),
      worth: at / count,
    })),
  };
}

const quarters: Scale = {
  id: 'coverage',
  options: ['0', '0.25', '0.5', '1'].map((code) => ({ code, label: code, worth: Number(code) })),
};
const yesNo: Scale = {
  id: 'yes-no',
  options: [
    { code: 'no', label: 'No', worth: 0 },
    { code: 'yes', label: 'Yes', worth: 1 },
  ],
};

type Frame = {
  readonly scoring: FrameworkScoring;
  readonly scales: readonly Scale[];
  readonly levels?: readonly number[];
};

function scoreOf(
  frame: Frame,
  practices: readonly { level: number; value: string | null; weight?: number; scaleId?: string }[],
): BlockScore {
  return scoreBlock({
    groups: practices.map(({ level, weight = 1, scaleId }, index) => ({
      level,
      practices: [{ id: String(index), weight, ...(scaleId !== undefined && { scaleId }) }],
    })),
    ratings: new Map(
      practices.flatMap(({ value }, index) => (value === null ? [] : [[String(index), value]])),
    ),
    levels: frame.levels ?? [],
    rule: scoringRule('balanced', { ...frame, scales: [...frame.scales] }),
  });
}

function known(score: BlockScore): ScoredBlock {
  if (score.state !== 'scored') throw new Error(`This block is ${score.state}`);
  return score;
}

describe('a framework whose levels are added up', () => {
  const samm = { scoring: { method: 'sum' }, scales: [quarters], levels: [1, 2, 3] } as const;
  const stream = (...values: (string | null)[]) =>
    scoreOf(
      { ...samm, scales: [quarters] },
      values.map((value, at) => ({ level: at + 1, value })),
    );

  it.each([
    { values: ['1', '1', '1'], score: 3 },
    { values: ['0.25', '0.25', '0.25'], score: 0.75 },
    { values: ['1', '0.5', '0.25'], score: 1.75 },
    { values: ['0', '0', '0'], score: 0 },
  ])('scores $values as $score of 3', ({ values, score }) => {
    expect(stream(...values)).toMatchObject({ score, range: { low: 0, high: 3 }, provisional: false });
  });

  it('counts what is not rated as nothing yet, and says what it leaves open', () => {
    expect(stream('1', '0.5', null)).toMatchObject({ score: 1.5, low: 1.5, high: 2.5, coverage: 2 / 3 });
  });

  it('lets the other levels stand for one where nothing applies', () => {
    expect(stream('1', 'NA', '0.5')).toMatchObject({ score: 2.25, coverage: 1 });
  });

  it('takes an answer that is not on the scale for none', () => {
    expect(stream('1', 'F', '1')).toMatchObject({ score: 2, coverage: 2 / 3 });
  });

  it('rounds to two decimals, once', () => {
    const a = scoreOf({ ...samm, scales: [quarters] }, [
      { level: 1, value: '0.25' },
      { level: 1, value: '0.25' },
      { level: 1, value: '0' },
      { level: 2, value: '0' },
      { level: 3, value: '0' },
    ]);
    expect(known(a).score).toBe(0.17);
    expect(known(a).raw).toBeCloseTo(1 / 6, 12);
  });

  it('says what would add most first', () => {
    const node = aNode({
      groups: [1, 2, 3].map((level) =>
        aGroup({ id: `g${level}`, level, practices: [{ id: `p${level}`, text: '', weight: 1 }] }),
      ),
    });
    const rule = scoringRule('balanced', { ...samm, scales: [quarters] });
    const ratings = new Map([
      ['p1', '0.5'],
      ['p2', '1'],
    ]);
    const score = scoreBlock({ groups: node.groups, ratings, levels: [1, 2, 3], rule });
    const { open, next, steps } = scoreExplanation({ node, score, ratings, rule, levels: [] });
    expect(open.map(({ practice, worth }) => [practice.id, worth])).toEqual([
      ['p3', 0],
      ['p1', 0.5],
    ]);
    expect(next).toBeNull();
    expect(steps.map(({ verdict }) => verdict)).toEqual(['short', 'passed', 'unrated']);
    expect(missingPractices(node.groups, ratings, 2, rule).map(({ level }) => level)).toEqual([1]);
    const derived = deriveInitiatives({ node, score, ratings, target: 3, rule });
    expect(derived.map(({ level }) => level)).toEqual([1, 3]);
  });
});

/** Two functions of one and two practices, each with two streams of three activities, as in OWASP SAMM. */
function sammTree(): Node[] {
  const nodes: Node[] = [];
  const add = (id: string, parentId: string | null, groups: Node['groups'] = []) =>
    nodes.push({ ...aCategory(), id, parentId, code: id, groups, order: nodes.length });
  for (const [area, practices] of [
    ['F1', ['P1']],
    ['F2', ['P2', 'P3']],
  ] as const) {
    add(area, null);
    for (const practice of practices) {
      add(practice, area);
      for (const letter of ['A', 'B']) {
        const id = `${practice}/${letter}`;
        const groups = [1, 2, 3].map((level) =>
          aGroup({
            id: `${id}/g${level}`,
            level,
            practices: [{ id: `${id}/${level}`, text: '', weight: 1 }],
          }),
        );
        add(id, practice, groups);
      }
    }
  }
  return nodes;
}

function resultsOf(
  version: Partial<FrameworkVersion>,
  nodes: readonly Node[],
  values: Readonly<Record<string, string>>,
  rows: Partial<AssessmentRows> = {},
): AssessmentResults {
  return assessmentResults({
    engagement: anEngagement(),
    assessment: anAssessment(),
    version: aFrameworkVersion(version),
    nodes,
    ratings: Object.entries(values).map(([practiceId, value]) => aRating({ practiceId, value })),
    targets: [],
    ...rows,
  });
}

describe('OWASP SAMM', () => {
  const version: Partial<FrameworkVersion> = {
    levels: [1, 2, 3].map((no) => ({ no, name: `Level ${no}` })),
    scales: [quarters],
    scoring: { method: 'sum' },
  };
  const tree = sammTree();
  const all = (value: string) =>
    Object.fromEntries(
      tree.flatMap(({ groups }) => groups.flatMap(({ practices }) => practices.map(({ id }) => [id, value]))),
    );

  it.each([
    ['1', 3],
    ['0.25', 0.75],
    ['0', 0],
  ])('stands, with every answer %s, at %s', (value, score) => {
    expect(resultsOf(version, tree, all(value)).overall).toMatchObject({ score, range: { low: 0, high: 3 } });
  });

  it('scores a practice as the sum over levels of the mean of its streams, and means above', () => {
    const { parents, overall } = resultsOf(version, tree, {
      ...all('0'),
      'P1/A/1': '1',
      'P1/A/2': '0.5',
      'P1/B/1': '0.25',
      'P2/A/1': '1',
      'P2/B/1': '1',
      'P2/A/2': '1',
    });
    const at = (id: string) => parents.find(({ node }) => node.id === id)?.rollUp.score;
    // Level 1: mean(1, 0.25); level 2: mean(0.5, 0); level 3: 0.
    expect(at('P1')).toBe(0.88);
    expect(at('P2')).toBe(1.5);
    expect(at('F2')).toBe(0.75);
    expect(overall?.raw).toBeCloseTo((0.875 + 0.75) / 2, 12);
  });

  it('does not make a practice nothing because one answer is missing', () => {
    const values = Object.fromEntries(Object.entries(all('1')).filter(([id]) => id !== 'P1/A/3'));
    const { blocks, parents } = resultsOf(version, tree, values);
    expect(blocks[0]?.score).toMatchObject({ score: 2, high: 3 });
    expect(parents.find(({ node }) => node.id === 'P1')?.rollUp.score).toBe(2.5);
  });

  it('measures gaps with its own decimals', () => {
    const { blocks } = resultsOf(version, tree, all('0.25'), {
      targets: [aTarget({ nodeId: 'P1/A', level: 2 })],
    });
    expect(blocks[0]).toMatchObject({ target: 2, gap: { gap: 1.25, surplus: 0 } });
  });
});

describe('a framework whose scores are means', () => {
  const node = (id: string, parentId: string | null, more: Partial<Node> = {}): Node => ({
    ...aCategory(),
    id,
    code: id,
    parentId,
    groups: [
      aGroup({ id: `${id}/g`, level: 0, practices: [{ id: `${id}/requirement`, text: '', weight: 1 }] }),
    ],
    ...more,
  });
  const section = (id: string, parentId: string | null = null): Node => node(id, parentId, { groups: [] });
  const of = (id: string) => `${id}/requirement`;

  it.each([
    { low: 0, high: 3, values: ['0', '3', '2'], score: 1.7 },
    { low: 1, high: 4, values: ['1', '4', '2'], score: 2.3 },
    { low: 0, high: 5, values: ['5', '4', '3'], score: 4 },
  ])('scores $values on $low to $high as $score', ({ low, high, values, score }) => {
    const frame = {
      scoring: { method: 'mean', min: low, max: high } as const,
      scales: [numbers('s', low, high)],
    };
    expect(
      scoreOf(
        frame,
        values.map((value) => ({ level: 0, value })),
      ),
    ).toMatchObject({
      score,
      range: { low, high },
      levels: [],
      next: null,
    });
  });

  it('stretches Not to Fully over 0 to 100, and answers of several scales together', () => {
    const scoring = { method: 'mean', min: 0, max: 100 } as const;
    expect(known(scoreOf({ scoring, scales: [] }, [{ level: 0, value: 'L' }])).score).toBe(66.7);
    const mixed = scoreOf({ scoring, scales: [numbers('s', 0, 4), yesNo] }, [
      { level: 0, value: '1', weight: 3 },
      { level: 0, value: 'yes', scaleId: 'yes-no' },
      { level: 0, value: 'NA', scaleId: 'yes-no' },
    ]);
    expect(mixed).toMatchObject({ raw: (100 * (3 * 0.25 + 1)) / 4, score: 43.8, coverage: 1 });
  });

  const version: Partial<FrameworkVersion> = {
    levels: [],
    scales: [numbers('s', 0, 4)],
    scoring: { method: 'mean', min: 0, max: 4 },
  };

  it('counts every requirement once by its own weight, in however deep a branch it stands', () => {
    const nodes = [
      section('A'),
      node('A1', 'A'),
      section('B'),
      section('B1', 'B'),
      node('B11', 'B1', { weight: 2 }),
      node('B12', 'B1'),
    ];
    const { overall } = resultsOf(version, nodes, { [of('A1')]: '4', [of('B11')]: '1', [of('B12')]: '3' });
    expect(overall?.raw).toBeCloseTo((4 + 2 * 1 + 3) / 4, 12);
  });

  it('counts nothing twice where what is rated has rated parts', () => {
    const nodes = [section('A'), node('A1', 'A'), node('A11', 'A1'), node('A12', 'A1'), node('A2', 'A')];
    const below = { [of('A11')]: '0', [of('A12')]: '0', [of('A2')]: '4' };
    expect(resultsOf(version, nodes, { ...below, [of('A1')]: '4' }).overall?.raw).toBe(4);
    expect(resultsOf(version, nodes, below).overall?.raw).toBeCloseTo(4 / 3, 12);
  });

  it('neither scores nor misses what was withdrawn', () => {
    const nodes = [node('A1', null), node('A2', null, { isWithdrawn: true })];
    const { blocks, overall } = resultsOf(version, nodes, { [of('A1')]: '3', [of('A2')]: '0' });
    expect(blocks.map(({ node: { id } }) => id)).toEqual(['A1']);
    expect(overall).toMatchObject({ score: 3, coverage: 1 });
  });

  it('leaves out what belongs to none of the chosen subsets', () => {
    const nodes = [
      node('A1', null, { subsets: ['basic', 'high'] }),
      node('A2', null, { subsets: ['high'] }),
      node('A3', null),
    ];
    const values = { [of('A1')]: '3', [of('A2')]: '0', [of('A3')]: '1' };
    const idsWith = (subsets?: string[]) =>
      resultsOf(version, nodes, values, {
        assessment: anAssessment(subsets === undefined ? {} : { subsets }),
      }).blocks.map(({ node: { id } }) => id);
    expect(idsWith(['basic'])).toEqual(['A1', 'A3']);
    expect(idsWith([])).toEqual(['A1', 'A2', 'A3']);
    expect(idsWith()).toEqual(['A1', 'A2', 'A3']);
  });

  it('leaves out what was taken out of scope, with everything below it', () => {
    const nodes = [section('A'), node('A1', 'A'), node('B1', null)];
    const { blocks, overall } = resultsOf(
      version,
      nodes,
      { [of('A1')]: '0', [of('B1')]: '3' },
      {
        scopeItems: [aScopeItem({ nodeId: 'A', isIncluded: false })],
      },
    );
    expect(blocks.map(({ node: { id } }) => id)).toEqual(['B1']);
    expect(overall?.score).toBe(3);
  });
});

describe('the weight of a block in the mean above it', () => {
  const first = aNode({ id: 'lantern:1.0:A1', code: 'A1', order: 0, weight: 3 });
  const second = aNode({ id: 'lantern:1.0:A2', code: 'A2', order: 1 });
  const values = Object.fromEntries([
    ...['2.1', '3.1', '4.1', '4.2', '5.1'].map((at) => [`${first.id}/${at}`, 'F']),
    ...['2.1', '3.1', '4.1', '4.2', '5.1'].map((at) => [`${second.id}/${at}`, 'N']),
  ]) as Record<string, string>;
  const scopeItems = [
    aScopeItem({ nodeId: first.id, importance: 1 }),
    aScopeItem({ nodeId: second.id, importance: 4 }),
  ];
  const rawBy = (weighting: 'importance' | 'framework' | 'equal', rollUpBy: 'mean' | 'weakest' = 'mean') =>
    resultsOf({}, [first, second], values, {
      engagement: anEngagement({ weighting, rollUpBy }),
      scopeItems,
      targets: [aTarget({ nodeId: second.id, level: 4 })],
    });

  it('is what the engagement chose: the client’s importance, the framework’s weight, or all alike', () => {
    expect(rawBy('importance').overall?.raw).toBeCloseTo((5 + 4 * 1) / 5, 12);
    expect(rawBy('framework').overall?.raw).toBeCloseTo((3 * 5 + 1) / 4, 12);
    expect(rawBy('equal').overall?.raw).toBeCloseTo(3, 12);
  });

  it('does not help a chain whose weakest link counts', () => {
    expect(rawBy('framework', 'weakest').overall).toMatchObject({ score: 1, weakest: { id: second.id } });
  });

  it('makes a gap of five times the importance its whole size', () => {
    expect(rawBy('equal').blocks[1]).toMatchObject({ importance: 4, gap: { gap: 3 }, weightedGap: 2.4 });
  });
});

describe('a staged framework whose practices begin at level 1', () => {
  const dsomm = { scoring: { method: 'staged', min: 0 } as const, scales: [yesNo], levels: [1, 2, 3] };

  it('begins below it', () => {
    expect(scoreOf(dsomm, [{ level: 1, value: 'no' }])).toMatchObject({
      attained: 0,
      score: 0,
      range: { low: 0, high: 3 },
    });
    expect(
      scoreOf(dsomm, [
        { level: 1, value: 'yes' },
        { level: 2, value: 'no' },
      ]),
    ).toMatchObject({
      attained: 1,
      next: 2,
    });
  });

  it('passes a level of yes and no by its threshold, since nothing lies between', () => {
    const done = (values: readonly string[]) =>
      known(scoreOf(dsomm, [...values.map((value) => ({ level: 1, value })), { level: 2, value: 'no' }]))
        .attained;
    expect(done(['yes', 'yes', 'yes', 'no'])).toBe(1);
    expect(done(['yes', 'yes', 'no', 'no'])).toBe(0);
  });
});

const anyScale = fc.constantFrom(
  quarters,
  yesNo,
  numbers('three', 0, 3),
  numbers('four', 1, 4),
  numbers('much', 0, 20),
);
const anyScoring = fc.constantFrom<FrameworkScoring>(
  { method: 'sum' },
  { method: 'staged', min: 0 },
  { method: 'staged' },
  { method: 'mean', min: 0, max: 100 },
  { method: 'mean', min: 1, max: 4 },
);
const anyBlock = fc.record({ scale: anyScale, scoring: anyScoring }).chain(({ scale, scoring }) =>
  fc.record({
    frame: fc.constant({ scoring, scales: [scale], levels: [1, 2, 3, 4] }),
    practices: fc.array(
      fc.record({
        level: fc.integer({ min: scoring.method === 'mean' ? 0 : 1, max: 4 }),
        weight: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 10, noNaN: true })),
        value: fc.constantFrom(...scale.options.map(({ code }) => code), 'NA', null),
      }),
      { minLength: 1, maxLength: 10 },
    ),
  }),
);

describe('whatever the scale and the method are', () => {
  it('a score lies in its range and in its band, and the band closes when all is rated', () => {
    fc.assert(
      fc.property(anyBlock, ({ frame, practices }) => {
        const score = scoreOf(frame, practices);
        if (score.state !== 'scored') return;
        expect(score.score).toBeGreaterThanOrEqual(score.range.low);
        expect(score.score).toBeLessThanOrEqual(score.range.high);
        expect(score.low).toBeLessThanOrEqual(score.score);
        expect(score.score).toBeLessThanOrEqual(score.high);
        expect(score.attained).toBe(Math.floor(score.score));
        if (score.coverage === 1) expect([score.low, score.high]).toEqual([score.score, score.score]);
      }),
      manyRuns,
    );
  });

  it('a better answer never lowers the score or its band', () => {
    fc.assert(
      fc.property(anyBlock, fc.nat(), ({ frame, practices }, pick) => {
        const codes = frame.scales.flatMap(({ options }) => options.map(({ code }) => code));
        const stepOf = (value: string | null) => codes.indexOf(value ?? '');
        const raisable = practices.flatMap(({ value }, at) =>
          stepOf(value) >= 0 && stepOf(value) < codes.length - 1 ? [at] : [],
        );
        fc.pre(raisable.length > 0);
        const at = raisable[pick % raisable.length] ?? 0;
        const raised = practices.map((each, index) =>
          index === at ? { ...each, value: codes[stepOf(each.value) + 1] ?? null } : each,
        );
        const [before, after] = [scoreOf(frame, practices), scoreOf(frame, raised)];
        if (before.state !== 'scored' || after.state !== 'scored') return;
        expect(after.raw).toBeGreaterThanOrEqual(before.raw - 1e-12);
        expect(after.low).toBeGreaterThanOrEqual(before.low);
        expect(after.high).toBeGreaterThanOrEqual(before.high);
      }),
      manyRuns,
    );
  });

  it('a practice that does not apply counts as if it were not there', () => {
    fc.assert(
      fc.property(anyBlock, ({ frame, practices }) => {
        const without = practices.filter(({ value }) => value !== 'NA');
        expect(scoreOf(frame, practices)).toEqual(scoreOf(frame, without));
      }),
      manyRuns,
    );
  });
});

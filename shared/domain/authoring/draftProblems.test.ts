import { describe, expect, it } from 'vitest';
import type { Node } from '#shared/model/framework.ts';
import {
  aCategory,
  aFramework,
  aFrameworkVersion,
  aGroup,
  aNode,
  aPractice,
} from '#shared/testing/builders.ts';
import type { DraftRows } from './draftRows.ts';
import { errorsOf, problemsOf } from './draftProblems.ts';

const sound = aNode({
  groups: [
    aGroup({
      metrics: [{ id: 'm', text: 'Days to answer', unit: 'duration', direction: 'down' }],
      practices: [aPractice()],
    }),
  ],
});

function rows(nodes: readonly Node[], overrides: Partial<DraftRows> = {}): DraftRows {
  return {
    framework: aFramework(),
    version: aFrameworkVersion({ levels: [{ no: 2, name: 'Glow' }] }),
    nodes: new Map(nodes.map((node) => [node.id, node])),
    ...overrides,
  };
}

const kinds = (draft: DraftRows) => problemsOf(draft).map(({ weight, kind }) => `${weight} ${kind}`);

describe('the problems of a draft', () => {
  it('are none where nothing is wrong', () => {
    expect(problemsOf(rows([aCategory(), sound]))).toEqual([]);
  });

  it.each<[string, DraftRows]>([
    ['error titleMissing', rows([{ ...sound, title: '  ' }])],
    ['error titleLong', rows([{ ...sound, title: 'a'.repeat(301) }])],
    ['error codeUnwritable', rows([{ ...sound, code: 'A<1' }])],
    ['error characters', rows([{ ...sound, description: 'a\u0007b' }])],
    ['error noPages', rows([])],
    ['error nothingToRate', rows([aCategory()])],
    ['error levelUnknown', rows([{ ...sound, groups: [aGroup({ level: 4 })] }])],
    ['error levelUnnamed', rows([sound], { version: aFrameworkVersion({ levels: [{ no: 2, name: '' }] }) })],
    ['error frameworkUntitled', rows([sound], { framework: aFramework({ title: ' ' }) })],
    ['error versionMissing', rows([sound], { version: aFrameworkVersion({ version: '' }) })],
    ['error languageUnknown', rows([sound], { version: aFrameworkVersion({ lang: 'english!' }) })],
    ['error textMissing', rows([{ ...sound, groups: [aGroup({ practices: [aPractice({ text: '' })] })] }])],
    ['error textMissing', rows([{ ...sound, groups: [aGroup({ outcomes: [{ id: 'o', text: ' ' }] })] }])],
    [
      'hint levelWithoutPractices',
      rows([sound, aNode({ id: 'x', code: 'A2', groups: [aGroup({ practices: [] })] })]),
    ],
    [
      'hint practiceRepeated',
      rows([{ ...sound, groups: [aGroup(), aGroup({ id: 'g2', practices: [aPractice({ id: 'p2' })] })] }]),
    ],
    [
      'hint metricWithoutUnit',
      rows([{ ...sound, groups: [aGroup({ metrics: [{ id: 'm', text: 'Days', direction: 'up' }] })] }]),
    ],
    [
      'hint metricWithoutDirection',
      rows([{ ...sound, groups: [aGroup({ metrics: [{ id: 'm', text: 'Days', unit: 'count' }] })] }]),
    ],
  ])('has %s', (expected, draft) => {
    expect(kinds(draft)).toContain(expected);
  });

  it('tell both pages of one code below the same page, and no others', () => {
    const other = aNode({ id: 'other', title: 'Other' });
    const elsewhere = aNode({ id: 'elsewhere', parentId: 'lantern:1.0:A' });
    const found = problemsOf(rows([aCategory(), sound, other, elsewhere]));
    expect(
      found
        .filter(({ kind }) => kind === 'codeRepeated')
        .map(({ place }) => 'nodeId' in place && place.nodeId),
    ).toEqual([sound.id, 'other']);
  });

  it('name a metric once, however many levels name it', () => {
    const metrics = [{ id: 'm', text: 'Days' }];
    const groups = [
      aGroup({ metrics }),
      aGroup({ id: 'g2', metrics, practices: [aPractice({ id: 'p2', text: 'B' })] }),
    ];
    expect(kinds(rows([{ ...sound, groups }]))).toEqual([
      'hint metricWithoutUnit',
      'hint metricWithoutDirection',
    ]);
  });

  it('are judged anew when the levels change, though the page is the same', () => {
    expect(problemsOf(rows([sound]))).toEqual([]);
    const version = aFrameworkVersion({ levels: [{ no: 1, name: 'Unlit' }] });
    expect(errorsOf(problemsOf(rows([sound], { version }))).map(({ kind }) => kind)).toEqual([
      'levelUnknown',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { aNode } from '#shared/testing/builders.ts';
import { confidenceOf, evidenceStrength, strengthOf } from './confidence.ts';
import type { ConfidenceBasis, WeighedEvidence } from './confidence.ts';
import { scoringRules } from './scoring.ts';

const today = '2026-11-24';

describe('the strength of evidence', () => {
  it('is that of its best piece, and half of it once that no longer holds', () => {
    expect(strengthOf([], today)).toBe(0);
    expect(strengthOf([{ quality: 'claim' }, {}], today)).toBe(0.7);
    expect(strengthOf([{ quality: 'observed', effectiveTo: '2026-11-24' }], today)).toBe(1);
    expect(strengthOf([{ quality: 'observed', effectiveTo: '2026-11-23' }], today)).toBe(0.5);
  });

  const node = aNode();
  const strength = (values: Readonly<Record<string, string>>, evidence: Record<string, WeighedEvidence[]>) =>
    evidenceStrength(
      {
        groups: node.groups,
        ratings: new Map(Object.entries(values).map(([at, value]) => [`${node.id}/${at}`, value])),
        rule: scoringRules.balanced,
      },
      (id) => evidence[id.slice(node.id.length + 1)] ?? [],
      today,
    );

  it('counts the practices rated Largely or better, backed or not', () => {
    const values = { '2.1': 'F', '3.1': 'L', '4.1': 'P', '4.2': 'NA' };
    expect(strength(values, { '2.1': [{ quality: 'observed' }], '4.1': [{ quality: 'observed' }] })).toBe(
      0.5,
    );
  });

  it('is not asked for where nothing is rated so high', () => {
    expect(strength({ '2.1': 'P' }, {})).toBeNull();
  });
});

describe('confidence', () => {
  const basis: ConfidenceBasis = { evidence: 1, agreement: 1, coverage: 1, source: 'practices' };
  it.each([
    { with: {}, value: 1, level: 'high' },
    { with: { evidence: 0.7, agreement: 0.8, coverage: 0.8 }, value: 0.755, level: 'high' },
    { with: { evidence: 0.7, agreement: null }, value: 0.565, level: 'medium' },
    { with: { evidence: 0.3, agreement: null, coverage: 0.6 }, value: 0.285, level: 'low' },
    { with: { evidence: null }, value: 1, level: 'high' },
    { with: { source: 'scan' as const }, value: 1, level: 'low' },
    { with: { source: 'survey' as const, respondents: 2 }, value: 1, level: 'low' },
    { with: { source: 'survey' as const, respondents: 3 }, value: 1, level: 'high' },
    { with: { source: 'survey' as const, respondents: 3, evidence: 0.6 }, value: 0.82, level: 'medium' },
  ])('is $level for $with', ({ with: given, value, level }) => {
    const confidence = confidenceOf({ ...basis, ...given });
    expect(confidence.value).toBeCloseTo(value, 12);
    expect(confidence.level).toBe(level);
  });
});

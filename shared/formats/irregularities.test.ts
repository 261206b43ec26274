import { describe, expect, it } from 'vitest';
import { isPlaceholder, suspicionsOf } from './irregularities.ts';

function proposals(text: string, list: 'practices' | 'outcomes' | 'metrics' = 'metrics'): string[] {
  return suspicionsOf(text, list).map(({ proposal }) => proposal);
}

describe('suspicionsOf', () => {
  it.each([
    ['% of ropes # of knots # of bells', '% of ropes\n# of knots\n# of bells'],
    ['Cost of a rope price% engagements', 'Cost of a rope price\n% engagements'],
    ['# of ropes cut.Unit cost per rope.', '# of ropes cut.\nUnit cost per rope.'],
  ])('offers to split “%s”', (text, proposal) => {
    expect(proposals(text)).toEqual([proposal]);
  });

  it.each([
    '# of ropes',
    '% of ropes and % of bells',
    '# of ropes by # of sailors',
    'Ropes that hold at 50% of their load',
    'Ratio of ropes (# per ship)',
    'Use of the tool Knot.Js by sailors',
  ])('sees one metric in “%s”', (text) => {
    expect(proposals(text)).toEqual([]);
  });

  it('offers to split metrics only: hash and percent signs elsewhere are words', () => {
    expect(proposals('Report % of ropes # of knots', 'practices')).toEqual([]);
  });

  it.each([
    ['Keep the ropes dry1.', 'Keep the ropes dry1.'],
    ['Keep the lanterns1 lit.', 'Keep the lanterns lit.'],
    ['Keep the lanterns² lit.', 'Keep the lanterns lit.'],
    ['Reach level2 of keeping.', 'Reach level2 of keeping.'],
    ['Follow ISO9001 and H2O.', 'Follow ISO9001 and H2O.'],
  ])('reads the end of “%s” as a footnote or as a name', (text, expected) => {
    expect(proposals(text, 'practices')).toEqual(text === expected ? [] : [expected]);
  });

  it('joins a word that was parted at the end of a line, and not what belongs apart', () => {
    expect(proposals('A decision- making crew', 'practices')).toEqual(['A decision-making crew']);
    expect(proposals('Short- and long-term plans', 'practices')).toEqual([]);
  });
});

describe('isPlaceholder', () => {
  it('knows what stands where there is nothing, and no sentence that only begins so', () => {
    for (const text of [
      '_',
      '__',
      '–',
      'No metrics.',
      'No practices at this level.',
      'There are no outcomes defined.',
      'N/A',
    ])
      expect(isPlaceholder(text)).toBe(true);
    for (const text of [
      'No metrics are shared with the crew.',
      'None of the ropes.',
      '_x',
      'No practices without a plan.',
    ])
      expect(isPlaceholder(text)).toBe(false);
  });
});

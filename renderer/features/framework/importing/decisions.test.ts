import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FrameworkReading } from '#shared/formats/frameworkReading.ts';
import { readSource } from '#shared/formats/registry.ts';
import { decide, decideKind, doubtsOf, type Decision } from './decisions.ts';

/** A page whose metrics have several things wrong at once, two of them in one item. */
function troubledReading(): FrameworkReading {
  const text = `Berth Planning

A1

2Basic
  • Practice
    Keep a list of berths and of decision- making about them.
    Metrics
    • # of berths. % of berths in use. # of decision- making rounds
    • Hours lost at the quay2 each month.
    • Ships waiting.formats`;
  const read = readSource({ name: 'A1.txt', bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error('The page is read');
  return read.value;
}

const verdicts = fc.constantFrom<Decision['verdict']>('accepted', 'edited', 'ignored');

/** Decides doubts in any order and manner until none is left. */
function decideAll(reading: FrameworkReading, gen: fc.GeneratorValue): readonly Decision[] {
  const step = (decisions: readonly Decision[]): readonly Decision[] => {
    const open = doubtsOf(decide(reading, decisions)).filter(({ decision }) => decision === null);
    const doubt = open[gen(fc.nat, { max: Math.max(0, open.length - 1) })];
    if (!doubt) return decisions;
    const verdict = gen(() => verdicts);
    const text = verdict === 'edited' ? gen(() => fc.constantFrom('', 'Mine.', 'One.\nTwo.')) : '';
    const { warning } = doubt;
    return step([
      ...decisions,
      { warning, verdict, text: verdict === 'accepted' ? (warning.proposal ?? '') : text },
    ]);
  };
  return step([]);
}

it('asks about every wrong item, and twice about one that is wrong twice', () => {
  const kinds = doubtsOf(decide(troubledReading(), [])).map(({ warning }) => warning.kind);
  expect(kinds.toSorted()).toEqual([
    'gluedFooter',
    'gluedFootnote',
    'runTogetherMetrics',
    'strayLineBreak',
    'strayLineBreak',
  ]);
});

it('comes to an end however one decides, with every decision kept', () => {
  const reading = troubledReading();
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const decisions = decideAll(reading, gen);
      const decided = decide(reading, decisions);
      expect(decided.decisions).toEqual(decisions);
      expect(doubtsOf(decided).every(({ decision }) => decision !== null)).toBe(true);
    }),
  );
});

it('changes no text when everything is ignored', () => {
  const reading = troubledReading();
  const ignored = ([...new Set(reading.warnings.map(({ kind }) => kind))] as const).reduce(
    (state, kind) => decideKind(state, kind, 'ignored'),
    decide(reading, []),
  );
  expect(ignored.reading.nodes).toEqual(reading.nodes);
  expect(doubtsOf(ignored).filter(({ decision }) => decision === null)).toEqual([]);
});

it('forgets a decision that another had raised when that one is taken back', () => {
  const reading = troubledReading();
  const split = decideKind(decide(reading, []), 'runTogetherMetrics', 'accepted');
  const mended = decideKind(split, 'strayLineBreak', 'accepted');
  const withoutSplit = decide(
    reading,
    mended.decisions.filter(({ warning }) => warning.kind !== 'runTogetherMetrics'),
  );
  expect(withoutSplit.reading.nodes[0]?.levels[0]?.groups[0]?.metrics[0]?.text).toBe(
    '# of berths. % of berths in use. # of decision- making rounds',
  );
  const open = doubtsOf(withoutSplit).filter(
    ({ warning, decision }) => decision === null && warning.text.startsWith('# of berths'),
  );
  expect(open.map(({ warning }) => warning.kind)).toEqual(['runTogetherMetrics', 'strayLineBreak']);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guessedUnit } from './metricUnits.ts';

it.each([
  ['# of releases', 'count'],
  ['Number of open changes', 'count'],
  ['# of releases whose cost was known', 'count'],
  ['% of releases that went back', 'percent'],
  ['Percentage of requests that were answered', 'percent'],
  ['Downtime', 'duration'],
  ['Downtime after a release, in minutes', 'duration'],
  ['Days from request to use', 'duration'],
  ['Average time to repair', 'duration'],
  ['Unit cost', 'money'],
  ['Cost of one release', 'money'],
  ['Availability of a release calendar', 'yesno'],
  ['Existence of an agreed plan', 'yesno'],
  ['Frequency of reviews', 'frequency'],
  ['Ratio of planned to unplanned work', 'ratio'],
] as const)('takes “%s” as %s', (text, unit) => {
  expect(guessedUnit(text)).toBe(unit);
});

it.each(['Satisfaction of those who asked', 'Ships waiting', '', '   ', 'Availability'])(
  'guesses nothing from “%s”',
  (text) => {
    expect(guessedUnit(text)).toBeNull();
  },
);

it('guesses the same whatever the capitals and the blanks around', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('# of ', '% of ', 'Unit cost of ', 'Existence of '),
      fc.string(),
      (start, rest) => {
        const text = `${start}${rest}`;
        expect(guessedUnit(text)).not.toBeNull();
        expect(guessedUnit(`  ${text.toUpperCase()} `)).toBe(guessedUnit(text.toUpperCase()));
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addQuarters, quarterOf, quartersBetween, quartersFrom } from './quarters.ts';

const anyFiscalStart = fc.integer({ min: 1, max: 12 });
const anyMonth = fc
  .record({ year: fc.integer({ min: 1900, max: 2200 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);

function monthAfter(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

describe('a quarter', () => {
  it.each([
    { date: '2026-11-24', start: 1, label: 'FY26 Q4', startMonth: '2026-10', endMonth: '2026-12' },
    { date: '2026-08-01', start: 4, label: 'FY27 Q2', startMonth: '2026-07', endMonth: '2026-09' },
    { date: '2027-03-31', start: 4, label: 'FY27 Q4', startMonth: '2027-01', endMonth: '2027-03' },
    { date: '2026-12-31', start: 12, label: 'FY27 Q1', startMonth: '2026-12', endMonth: '2027-02' },
    { date: '2026-01-01', start: 2, label: 'FY26 Q4', startMonth: '2025-11', endMonth: '2026-01' },
    { date: '2099-12', start: 10, label: 'FY00 Q1', startMonth: '2099-10', endMonth: '2099-12' },
  ])('of $date is $label when the fiscal year starts in month $start', ({ date, start, ...expected }) => {
    expect(quarterOf(date, start)).toMatchObject(expected);
  });

  it('holds its own first and last month and no month beside them', () => {
    fc.assert(
      fc.property(anyMonth, anyFiscalStart, (month, start) => {
        const quarter = quarterOf(month, start);
        expect(quarter.startMonth <= month && month <= quarter.endMonth).toBe(true);
        expect(monthAfter(quarter.startMonth, 2)).toBe(quarter.endMonth);
        expect(quarterOf(quarter.startMonth, start)).toEqual(quarter);
        expect(quarterOf(quarter.endMonth, start)).toEqual(quarter);
        expect(quarterOf(monthAfter(quarter.endMonth, 1), start)).toEqual(addQuarters(quarter, 1));
      }),
    );
  });

  it('that starts the fiscal year is the first, and the year is named by where it ends', () => {
    fc.assert(
      fc.property(anyMonth, anyFiscalStart, (month, start) => {
        const quarter = quarterOf(month, start);
        const first = addQuarters(quarter, 1 - quarter.number);
        expect(Number(first.startMonth.slice(5))).toBe(start);
        expect(addQuarters(first, 3).endMonth.slice(0, 4)).toBe(String(quarter.fiscalYear));
      }),
    );
  });

  it('has the same days whatever the time of the day or the month is', () => {
    for (const day of ['2026-03-29', '2026-03-01', '2026-03-31', '2026-03']) {
      expect(quarterOf(day, 1).label).toBe('FY26 Q1');
    }
  });
});

describe('counting quarters', () => {
  it('there and back again ends where it began', () => {
    fc.assert(
      fc.property(anyMonth, anyFiscalStart, fc.integer({ min: -200, max: 200 }), (month, start, count) => {
        const quarter = quarterOf(month, start);
        const moved = addQuarters(quarter, count);
        expect(addQuarters(moved, -count)).toEqual(quarter);
        expect(quarterOf(moved.startMonth, start)).toEqual(moved);
        expect(quartersBetween(quarter, moved)).toBe(count);
      }),
    );
  });

  it('in a row leaves no month out', () => {
    fc.assert(
      fc.property(anyMonth, anyFiscalStart, fc.integer({ min: 1, max: 40 }), (month, start, count) => {
        const row = quartersFrom(month, count, start);
        expect(row).toHaveLength(count);
        expect(row[0]).toEqual(quarterOf(month, start));
        row.slice(1).forEach((quarter, index) => {
          expect(quarter.startMonth).toBe(monthAfter(row[index]?.endMonth ?? '', 1));
        });
      }),
    );
  });
});

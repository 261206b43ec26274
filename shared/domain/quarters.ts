/** One quarter of a fiscal year; a value that is derived and never stored. */
export type Quarter = {
  /** First month, `YYYY-MM`: what is stored, and what quarters are compared by. */
  readonly startMonth: string;
  /** Last month, `YYYY-MM`. */
  readonly endMonth: string;
  /** The calendar year in which the fiscal year ends. */
  readonly fiscalYear: number;
  /** 1 to 4. */
  readonly number: number;
  /** `FY27 Q2`. */
  readonly label: string;
};

/**
 * The quarter that a day (`YYYY-MM-DD`) or a month (`YYYY-MM`) falls in, for a fiscal year that starts in
 * `fiscalStartMonth` (1 to 12).
 */
export function quarterOf(date: string, fiscalStartMonth: number): Quarter {
  const month = monthNumber(date);
  return quarterFrom(month - remainder(month - (fiscalStartMonth - 1), 3), fiscalStartMonth);
}

/** The quarter `count` quarters after the given one; before it when negative. */
export function addQuarters(quarter: Quarter, count: number): Quarter {
  const start = monthNumber(quarter.startMonth);
  // The quarter itself tells where its fiscal year starts, so that the caller cannot mix two calendars.
  const fiscalStartMonth = remainder(start - (quarter.number - 1) * 3, 12) + 1;
  return quarterFrom(start + count * 3, fiscalStartMonth);
}

/** `count` quarters in a row, the first being the one that `startMonth` falls in. */
export function quartersFrom(startMonth: string, count: number, fiscalStartMonth: number): Quarter[] {
  const first = quarterOf(startMonth, fiscalStartMonth);
  return Array.from({ length: count }, (_, index) => addQuarters(first, index));
}

/** How many quarters `to` lies after `from`: negative when before, 0 when the same. */
export function quartersBetween(from: Quarter, to: Quarter): number {
  return Math.floor((monthNumber(to.startMonth) - monthNumber(from.startMonth)) / 3);
}

/** Months since January of year 0. Counting months keeps days, time zones and clock changes out of it. */
function monthNumber(date: string): number {
  const [year, month] = date.split('-');
  return Number(year) * 12 + Number(month) - 1;
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function quarterFrom(start: number, fiscalStartMonth: number): Quarter {
  const monthsIntoYear = remainder(start - (fiscalStartMonth - 1), 12);
  const lastMonthOfYear = start - monthsIntoYear + 11;
  const fiscalYear = Math.floor(lastMonthOfYear / 12);
  const number = monthsIntoYear / 3 + 1;
  return {
    startMonth: monthText(start),
    endMonth: monthText(start + 2),
    fiscalYear,
    number,
    label: `FY${String(fiscalYear % 100).padStart(2, '0')} Q${number}`,
  };
}

/** The remainder that is never negative. */
function remainder(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** How one language writes numbers, sizes and days. */
export type Numbers = {
  /** A score or a difference of scores: one decimal, two where it has them, a dash for none. */
  readonly score: (value: number | null) => string;
  /** A number with at most one decimal: `12`, `0.5`. */
  readonly count: (value: number) => string;
  /** A share from 0 to 1 as a whole percentage. Only nothing is 0% and only everything is 100%. */
  readonly share: (value: number) => string;
  /** The same, never rounded up: for a share that falls short of a threshold shown beside it. */
  readonly shareShort: (value: number) => string;
  /** A size in bytes, in units of 1024. */
  readonly bytes: (value: number) => string;
  /** A day (`YYYY-MM-DD`) as people write it. */
  readonly day: (date: string) => string;
};

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** The numbers of a locale, such as `en-GB`. */
export function numbersFor(locale: string): Numbers {
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const honest = (value: number) =>
    value <= 0 || value >= 1 ? value : Math.min(0.99, Math.max(0.01, value));
  return {
    score: (value) => (value === null ? '–' : score.format(value)),
    count: (value) => count.format(value),
    share: (value) => percent.format(honest(value)),
    shareShort: (value) => percent.format(Math.floor(value * 100 + 1e-9) / 100),
    bytes: (value) => {
      const power = value < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
      const unit = units[power] ?? 'byte';
      // "2 kB" as a person writes it, and "512 byte" with its own plural.
      const unitDisplay = power === 0 ? 'long' : 'short';
      const format = new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay,
        maximumFractionDigits: 1,
      });
      return format.format(value / 1024 ** power);
    },
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
  };
}

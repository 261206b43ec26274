/** The forms of a noun that a language tells apart; `other` serves for those left out. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** How numbers, dates and amounts are written in one language. */
export type Formatters = {
  /** With exactly `digits` decimals (none by default), grouped. */
  readonly number: (value: number, digits?: number) => string;
  /** A share of 1, in whole percent. */
  readonly percent: (share: number) => string;
  /** A size with three significant digits and a unit people know, counted in thousands. */
  readonly bytes: (count: number) => string;
  /** A day, from `YYYY-MM-DD`. */
  readonly date: (day: string) => string;
  /** A day and time in the user's time zone, from an ISO instant. */
  readonly instant: (iso: string) => string;
  /** How long ago (or ahead) an instant is, seen from another. */
  readonly relative: (iso: string, now: Date) => string;
  /** A count with its noun: `plural(2, { one: 'block', other: 'blocks' })` is "2 blocks". */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
};

const steps = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;
const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Makes the formatters of a language, given as a BCP 47 tag. */
export function formattersFor(language: string): Formatters {
  const plurals = new Intl.PluralRules(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const fixed = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 0): string => {
    const format =
      fixed.get(digits) ??
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    fixed.set(digits, format);
    return format.format(value);
  };

  return {
    number,
    percent: (share) => percent.format(share),
    bytes: (count) => {
      const power = count < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(count) / 3));
      const unit = byteUnits[power] ?? 'byte';
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumSignificantDigits: 3,
      }).format(count / 1000 ** power);
    },
    date: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    instant: (iso) => instants.format(new Date(iso)),
    relative: (iso, now) => {
      const seconds = (Date.parse(iso) - now.getTime()) / 1000;
      const step = steps.find((each) => Math.abs(seconds) >= each.seconds);
      // Less than a minute is "now": a running count of seconds tells nobody anything.
      return step
        ? relative.format(Math.trunc(seconds / step.seconds), step.unit)
        : relative.format(0, 'second');
    },
    plural: (count, forms) => `${number(count)} ${forms[plurals.select(count)] ?? forms.other}`,
    list: (items) => list.format(items),
  };
}

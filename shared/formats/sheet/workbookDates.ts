/** Numbers of formats that every spreadsheet program knows to be dates or times. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}

/** The longest code of a format that spreadsheet programs write. */
const maximalCodeLength = 255;

/** Whether numbers in a format are dates, by its number or by its code, such as `dd/mm/yyyy`. */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(format);
  const letters = code
    .slice(0, maximalCodeLength)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  return /[dmyhs]/i.test(letters);
}

const millisecondsOfDay = 86_400_000;

/**
 * A date's serial number as `2026-11-24`, with the time where it has one. Counted from 1900 with its day too many, or
 * from 1904. The number itself when it is no date that there is.
 */
export function dateText(serial: number, isFrom1904: boolean): string {
  const days = isFrom1904 ? serial + 1462 : serial;
  // Before March 1900 the numbers are one off: 1900 was taken for a leap year.
  const sinceEpoch = days < 60 ? days - 25_568 : days - 25_569;
  const date = new Date(Math.round(sinceEpoch * millisecondsOfDay));
  if (!Number.isFinite(serial) || days < 0 || days > 2_958_466 || Number.isNaN(date.getTime()))
    return String(serial);
  const text = date.toISOString();
  if (days < 1) return text.slice(11, 19);
  return days % 1 === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** `2026-01` to `2026-03` are three months; both ends may be days. */
export const monthsBetween = (from: string, to: string): readonly string[] => {
  const months: string[] = [];
  const last = to.slice(0, 7);
  for (let month = from.slice(0, 7); month <= last && months.length < longest; month = monthAfter(month))
    months.push(month);
  return months;
};

/** More than anybody wants to see; a backend's slip of the pen must not fill the page. */
const longest = 120;

const dateOf = (month: string, later: number, day: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + later, day)).toISOString().slice(0, 10);
};

const monthAfter = (month: string): string => dateOf(month, 1, 1).slice(0, 7);

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;

/** The first or the last day that is meant by `2026-02` or `2026-02-11`; `undefined` for anything else. */
export const dayOf = (text: string, end: 'first' | 'last'): string | undefined => {
  if (isMonth(text)) return end === 'first' ? `${text}-01` : dateOf(text, 1, 0);
  return isDay(text) ? text : undefined;
};

type MonthLength = 'long' | 'short' | 'narrow';

/** A month as the locale writes it, always Gregorian and in Latin digits; only the long form names the year. */
export const formatMonth = (month: string, length: MonthLength, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    month: length,
    ...(length === 'long' && { year: 'numeric' }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01`));

/** The months from one to another as the locale writes them: `Ocak – Mart 2026`. */
export const formatMonths = (from: string, to: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  }).formatRange(Date.parse(`${from.slice(0, 7)}-01`), Date.parse(`${to.slice(0, 7)}-01`));

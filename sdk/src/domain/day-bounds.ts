import { addDays, dayIn } from './calendar.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** The first moment of a day in a time zone, in milliseconds; not midnight where the clock jumps over it. */
export const startOfDay = (day: string, timeZone: string): number =>
  firstMoment(day, timeZone, local => local >= day);

/** The first moment after a day in a time zone, in milliseconds. */
export const endOfDay = (day: string, timeZone: string): number =>
  firstMoment(day, timeZone, local => local > day);

const firstMoment = (day: string, timeZone: string, isReached: (localDay: string) => boolean): number => {
  let before = Date.parse(day) - 2 * dayLength;
  let after = Date.parse(day) + 3 * dayLength;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isReached(dayIn(timeZone, new Date(middle).toISOString()))) after = middle;
    else before = middle;
  }
  return after;
};

/** The first day of the month that a day is in, or of one that many months later. */
export const startOfMonth = (day: string, monthsLater = 0): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + monthsLater, 1)).toISOString().slice(0, 10);
};

/** The last day of the month that a day is in. */
export const endOfMonth = (day: string): string => addDays(startOfMonth(day, 1), -1);

/**
 * Finds the month (`YYYY-MM`) of many moments (milliseconds) in a time zone: its bounds are looked for once a month,
 * since asking the calendar for each moment would take most of the time of a count.
 */
export const monthFinder = (timeZone: string): ((moment: number) => string) => {
  const months: { readonly name: string; readonly from: number; readonly until: number }[] = [];
  return moment => {
    for (const month of months) if (moment >= month.from && moment < month.until) return month.name;
    const day = dayIn(timeZone, new Date(moment).toISOString());
    const found = {
      name: day.slice(0, 7),
      from: startOfDay(startOfMonth(day), timeZone),
      until: startOfDay(startOfMonth(day, 1), timeZone),
    };
    months.push(found);
    return found.name;
  };
};

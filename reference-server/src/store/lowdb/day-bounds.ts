import { dayIn } from '../../requests/calendar.ts';

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

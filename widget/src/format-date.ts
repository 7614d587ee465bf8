/** What is to be said of a moment. */
export type DateStyle = 'day' | 'moment' | 'time';

const styles = {
  day: { dateStyle: 'long' },
  moment: { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' },
  time: { timeStyle: 'short', hourCycle: 'h23' },
} as const;

/**
 * A date as the locale writes it, always Gregorian, in Latin digits and by 24 hours: `23 Kasım 2026 14:05`.
 *
 * @param date - A day (`2026-11-23`), which belongs to no zone, or a moment with its offset.
 * @param timeZone - The municipality's, whatever the reader's machine says.
 */
export const formatDate = (date: string, style: DateStyle, locale: string, timeZone: string): string => {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date);
  return new Intl.DateTimeFormat(locale, {
    ...styles[isDay ? 'day' : style],
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: isDay ? 'UTC' : timeZone,
  }).format(Date.parse(date));
};

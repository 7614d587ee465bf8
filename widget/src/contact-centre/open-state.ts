import type { Jurisdiction } from '@melikgazi/mimer-sdk';

/** When an office is open, as the municipality's profile says it. */
export type OpeningHours = NonNullable<Jurisdiction['contact']['office']>['openingHours'];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When an office opens or closes next, on the clocks of its own place. */
export interface Turn {
  /** 0 is today. */
  readonly inDays: number;
  readonly weekday: Weekday;
  /** `08:00`; the end of a day is `24:00`. */
  readonly time: string;
}

export type OpenState =
  | { readonly name: 'always' | 'never' }
  | { readonly name: 'open'; readonly closes: Turn }
  | { readonly name: 'closed'; readonly opens: Turn };

const dayLength = 24 * 60;
const weekLength = 7 * dayLength;

/** A time in which it is open, in minutes of the week from Monday's midnight; it may reach into the next week. */
interface Span {
  readonly start: number;
  readonly length: number;
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const spansOf = (hours: OpeningHours): Span[] =>
  hours.flatMap(({ days, opens, closes }) => {
    const length = minutesOf(closes) - minutesOf(opens);
    return days.map(day => ({
      start: weekdays.indexOf(day) * dayLength + minutesOf(opens),
      // What closes before it opens closes on the next day; what closes when it opens is open around the clock.
      length: length > 0 ? length : length + dayLength,
    }));
  });

/** From one minute of the week on to the next time that it is another. */
const until = (from: number, to: number): number => (((to - from) % weekLength) + weekLength) % weekLength;

/** The minute of the week in a time zone. */
const minuteOfWeek = (moment: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (wanted: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === wanted)?.value.toLowerCase() ?? '';
  const day = weekdays.findIndex(weekday => weekday === part('weekday'));
  return day * dayLength + Number(part('hour')) * 60 + Number(part('minute'));
};

const turnAt = (now: number, after: number, endOfDay: '00:00' | '24:00'): Turn => {
  const then = now + after;
  // A day's end belongs to the day that ends.
  const midnight = then % dayLength === 0 && endOfDay === '24:00';
  const day = Math.floor(then / dayLength) - (midnight ? 1 : 0);
  const minute = then % dayLength;
  const pad = (value: number) => String(value).padStart(2, '0');
  return {
    inDays: day - Math.floor(now / dayLength),
    weekday: weekdays[day % 7] ?? 'mon',
    time: midnight ? endOfDay : `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`,
  };
};

/** The day of the week in a time zone. */
export const weekdayAt = (moment: number, timeZone: string): Weekday =>
  weekdays[Math.floor(minuteOfWeek(moment, timeZone) / dayLength)] ?? 'mon';

/**
 * Whether an office is open at a moment, and until or from when. It knows the week and nothing of holidays.
 *
 * @param moment - In milliseconds since 1970.
 * @param timeZone - The municipality's, whatever the reader's machine says.
 */
export const openState = (hours: OpeningHours, timeZone: string, moment: number): OpenState => {
  const spans = spansOf(hours);
  const now = minuteOfWeek(moment, timeZone);
  const [next] = spans.map(({ start }) => until(now, start)).sort((one, other) => one - other);
  if (next === undefined) return { name: 'never' };
  const longestAt = (minute: number): number =>
    Math.max(0, ...spans.map(({ start, length }) => length - until(start, minute)));
  let openFor = 0;
  for (let more = longestAt(now); more > 0 && openFor < weekLength; more = longestAt(now + openFor))
    openFor += more;
  if (openFor >= weekLength) return { name: 'always' };
  if (openFor > 0) return { name: 'open', closes: turnAt(now, openFor, '24:00') };
  return { name: 'closed', opens: turnAt(now, next, '00:00') };
};

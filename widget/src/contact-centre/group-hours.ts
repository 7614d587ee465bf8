import { weekdays, type OpeningHours, type Weekday } from './open-state.ts';

/** Days in a row with the same hours; without hours they are closed. */
export interface DayGroup {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly days: readonly Weekday[];
  /** `08:00–12:00`, in the order of the day. */
  readonly hours: readonly string[];
}

const hoursOn = (hours: OpeningHours, day: Weekday): string[] =>
  hours
    .filter(({ days }) => days.includes(day))
    .map(({ opens, closes }) => `${opens}–${closes === '00:00' ? '24:00' : closes}`)
    .filter((span, index, all) => all.indexOf(span) === index)
    .sort();

/** The week from Monday, in as few rows as it has. */
export const groupHours = (hours: OpeningHours): readonly DayGroup[] => {
  const groups: DayGroup[] = [];
  for (const day of weekdays) {
    const now = hoursOn(hours, day);
    const before = groups.at(-1);
    if (before !== undefined && before.hours.join() === now.join())
      groups.splice(-1, 1, { ...before, last: day, days: [...before.days, day] });
    else groups.push({ first: day, last: day, days: [day], hours: now });
  }
  return groups;
};

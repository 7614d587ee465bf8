import type { Deadline } from '../contract/index.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import { addDays, dayIn, weekdayOf } from './calendar.ts';
import type { Due } from './stored-request.ts';

/** The day an answer is due, counted from the day after `from`. */
export const dueOn = (from: string, allows: Deadline, data: JurisdictionData): string => {
  if ('calendarDays' in allows) return addDays(from, allows.calendarDays);
  let day = from;
  for (let left = allows.workingDays; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, data)) left -= 1;
  }
  return day;
};

const isWorkingDay = (day: string, { holidays, profile }: JurisdictionData): boolean => {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return false;
  const holiday = holidays.get(day);
  return holiday === undefined || (holiday.half === true && profile.halfDaysAreWorkingDays);
};

/** What the kind's rule promises for a request received at `receivedAt`; nothing where there is no rule. */
export const dueFor = (kind: string, receivedAt: string, data: JurisdictionData): Due | undefined => {
  const deadline = data.kinds.get(kind)?.deadline;
  if (deadline === undefined) return undefined;
  const { rule, allows } = deadline;
  const [days, unit] =
    'calendarDays' in allows
      ? ([allows.calendarDays, 'calendar'] as const)
      : ([allows.workingDays, 'working'] as const);
  return {
    on: dueOn(dayIn(data.profile.timeZone, receivedAt), allows, data),
    basis: { rule, days, unit },
  };
};

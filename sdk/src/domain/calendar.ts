// Days are `YYYY-MM-DD` strings in a jurisdiction's time zone; the machine's own zone never counts.

/** The day that `instant` (RFC 3339) falls on in `timeZone`. */
export const dayIn = (timeZone: string, instant: string): string => {
  let [year, month, day] = ['', '', ''];
  for (const { type, value } of formatterOf(timeZone).formatToParts(new Date(instant))) {
    if (type === 'year') year = value;
    else if (type === 'month') month = value;
    else if (type === 'day') day = value;
  }
  return `${year}-${month}-${day}`;
};

// Making one takes a hundred times as long as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  // The order and what stands between differ from one engine to the next, whatever the language.
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
};

/** The day that is `days` after `day`. */
export const addDays = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

// PostgreSQL has moments that JavaScript has not, and the other way round; between these both have all.
const earliest = Date.parse('0001-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** Milliseconds as a `timestamptz`; what is beyond all times becomes the first or the last. */
export const moment = (milliseconds: number): string =>
  new Date(Math.min(Math.max(milliseconds, earliest), latest)).toISOString();

/** Milliseconds as a `date`, likewise. */
export const day = (milliseconds: number): string => moment(milliseconds).slice(0, 10);

/** Milliseconds as a `timestamptz` to compare with; what is beyond all times stays beyond them. */
export const bound = (milliseconds: number): string => {
  if (milliseconds > latest) return 'infinity';
  return milliseconds < earliest ? '-infinity' : moment(milliseconds);
};

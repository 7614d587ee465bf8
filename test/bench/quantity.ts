import type { Check, Unit } from './row.ts';

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A number with three digits that count, or all of those before the point. */
const numeral = (value: number): string => (Math.abs(value) >= 100 ? whole : digits).format(value);

/** A quantity for people. */
export const quantity = (value: number, unit: Unit | '×'): string =>
  unit === '/s' ? `${numeral(value)}/s` : `${numeral(value)} ${unit}`.trim();

/** Whether a check's value is within its limit. */
export const isMet = ({ value, limit, must }: Check): boolean =>
  must === 'at most' ? value <= limit : value >= limit;

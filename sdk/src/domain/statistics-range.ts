import type { StatisticsQuery } from '../contract/index.ts';
import { endOfMonth, startOfMonth } from './day-bounds.ts';
import { invalid } from './problem-error.ts';

/** The first and the last day of receipt, `YYYY-MM-DD`, of what is counted. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

const monthsBefore = 11;

/**
 * The days asked for: of what is not, up to today, and from the start of the month eleven months before the end.
 *
 * @throws ProblemError `invalid` where they end before they begin.
 */
export const countedRange = (query: StatisticsQuery, today: string): Range => {
  const to = earlier(query.to ?? today, today);
  const from = query.from ?? startOfMonth(to, -monthsBefore);
  if (from > to) throw invalid([{ parameter: query.from === undefined ? 'to' : 'from', code: 'invalid' }]);
  return { from, to };
};

/** The months that a range is in, up to today: in public, ranges that differ by a day would tell what a day brought. */
export const wholeMonths = ({ from, to }: Range, today: string): Range => ({
  from: startOfMonth(from),
  to: earlier(endOfMonth(to), today),
});

const earlier = (day: string, other: string): string => (day < other ? day : other);

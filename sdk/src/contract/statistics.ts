import * as z from 'zod/mini';
import { dateSchema } from './primitives.ts';

const countsSchema = z.record(z.string(), z.int());

/**
 * Counts of the requests received in a time; `byMonth` has `YYYY-MM` as keys, durations are in days. A code that is not
 * there was not counted.
 *
 * The desk's are exact. The public ones cover whole months and tell no small count: what is below five is left out,
 * `total` is 0 then, every other count is rounded to a multiple of five, and the median and the ratings want five
 * requests. So neither what is missing from the total nor the difference between two answers tells a small count.
 */
export const statisticsSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  total: z.int(),
  bySource: countsSchema,
  byKind: countsSchema,
  byServiceGroup: countsSchema,
  byStatus: countsSchema,
  byMonth: countsSchema,
  /** Of the requests that are closed. */
  medianDaysToClose: z.optional(z.number()),
  /** At the desk only; 90 of 100 were closed within `p90` days. */
  daysToClose: z.optional(z.object({ count: z.int(), median: z.number(), p90: z.number() })),
  ratings: z.optional(z.object({ count: z.int(), mean: z.number() })),
});
export type Statistics = z.infer<typeof statisticsSchema>;

/**
 * The query of both statistics: the first and the last day of receipt, in the jurisdiction's zone. Without them, the
 * last twelve months, this one included. In public, the months that the days are in.
 */
export const statisticsQuerySchema = z.strictObject({
  from: z.optional(dateSchema),
  to: z.optional(dateSchema),
});
export type StatisticsQuery = z.infer<typeof statisticsQuerySchema>;

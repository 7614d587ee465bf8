import { calls, statisticsQuerySchema, type StatisticsQuery } from '@melikgazi/mimer-sdk/contract';
import { parseQuery } from '../parse.ts';
import type { Endpoint } from '../parts.ts';
import { invalid } from '../problem-error.ts';
import { dayIn } from '../requests/calendar.ts';
import { endOfMonth, startOfMonth } from '../requests/day-bounds.ts';
import { deskStatistics, publicStatistics } from '../requests/statistics.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { answerCacheable } from './respond.ts';

const maxAge = 300;
const monthsBefore = 11;

/** Figures: those that everybody may know, and the desk's. */
export const statisticsRoutes = (router: EndpointRouter, { data, store, clock }: Endpoint): void => {
  const { timeZone } = data.profile;
  const today = () => dayIn(timeZone, clock().toISOString());

  router.call(calls.getStatistics, async ctx => {
    const { from, to } = rangeOf(parseQuery(statisticsQuerySchema, ctx.query), today());
    // Ranges that differ by a day would tell what a day brought.
    const counting = {
      from: startOfMonth(from),
      to: earlier(endOfMonth(to), today()),
      timeZone,
      test: false,
    };
    const statistics = deskStatistics(await store.statistics(counting), counting, data);
    answerCacheable(ctx, JSON.stringify(publicStatistics(statistics)), maxAge);
  });

  router.call(calls.getDeskStatistics, async ctx => {
    const range = rangeOf(parseQuery(statisticsQuerySchema, ctx.query), today());
    const { caller } = ctx.state;
    const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
    const counting = { ...range, timeZone, test, ...(unit !== undefined && { unit }) };
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = deskStatistics(await store.statistics(counting), counting, data);
  });
};

/** The days asked for: of what is not, up to today, and from the start of the month eleven months before the end. */
const rangeOf = (query: StatisticsQuery, today: string): { readonly from: string; readonly to: string } => {
  const to = earlier(query.to ?? today, today);
  const from = query.from ?? startOfMonth(to, -monthsBefore);
  if (from > to) throw invalid([{ parameter: query.from === undefined ? 'to' : 'from', code: 'invalid' }]);
  return { from, to };
};

const earlier = (day: string, other: string): string => (day < other ? day : other);

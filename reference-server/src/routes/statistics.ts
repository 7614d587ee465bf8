import { calls, statisticsQuerySchema } from '@melikgazi/mimer-sdk/contract';
import {
  countedRange,
  dayIn,
  deskStatistics,
  parseQuery,
  publicStatistics,
  wholeMonths,
} from '@melikgazi/mimer-sdk/domain';
import type { Endpoint } from '../parts.ts';
import type { EndpointRouter } from './endpoint-router.ts';
import { answerCacheable } from './respond.ts';

const maxAge = 300;

/** Figures: those that everybody may know, and the desk's. */
export const statisticsRoutes = (router: EndpointRouter, { data, store, clock }: Endpoint): void => {
  const { timeZone } = data.profile;
  const today = () => dayIn(timeZone, clock().toISOString());

  router.call(calls.getStatistics, async ctx => {
    const range = countedRange(parseQuery(statisticsQuerySchema, ctx.query), today());
    const counting = { ...wholeMonths(range, today()), timeZone, test: false };
    const statistics = deskStatistics(await store.statistics(counting), counting, data);
    answerCacheable(ctx, JSON.stringify(publicStatistics(statistics)), maxAge);
  });

  router.call(calls.getDeskStatistics, async ctx => {
    const range = countedRange(parseQuery(statisticsQuerySchema, ctx.query), today());
    const { caller } = ctx.state;
    const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
    const counting = { ...range, timeZone, test, ...(unit !== undefined && { unit }) };
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = deskStatistics(await store.statistics(counting), counting, data);
  });
};

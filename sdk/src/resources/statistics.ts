import type { CallOptions } from '../call-options.ts';
import type { WithCapability } from '../capability-check.ts';
import { statisticsSchema, type StatisticsQuery } from '../contract/statistics.ts';
import type { Http } from '../http.ts';

/** Figures that everybody may know. */
export const statisticsResource = (http: Http, withCapability: WithCapability) => ({
  /**
   * Fetches counts over whole months, small ones left out; without a query over the last twelve.
   *
   * @example
   * const { total, byMonth } = await mimer.statistics.get({ from: '2026-01-01', to: '2026-12-31' });
   * console.log(total, byMonth['2026-03']);
   */
  get: (query: StatisticsQuery = {}, options?: CallOptions) =>
    withCapability('statistics', () =>
      http({
        call: 'getStatistics',
        method: 'GET',
        path: 'statistics',
        schema: statisticsSchema,
        query,
        repeatable: true,
        ...options,
      }),
    ),
});

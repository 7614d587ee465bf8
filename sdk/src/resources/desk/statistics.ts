import type { CallOptions } from '../../call-options.ts';
import { statisticsSchema, type StatisticsQuery } from '../../contract/statistics.ts';
import type { DeskHttp } from './desk-http.ts';

/** The desk's own figures; needs a key with `desk:read`. */
export const deskStatisticsResource = (http: DeskHttp) => ({
  /**
   * Fetches exact counts and durations in days; of a key that is bound to a unit, that unit's.
   *
   * @example
   * const { total, daysToClose } = await mimer.desk.statistics.get({ from: '2026-01-01', to: '2026-06-30' });
   * console.log(total, daysToClose?.median);
   */
  get: (query: StatisticsQuery = {}, options?: CallOptions) =>
    http({
      call: 'getDeskStatistics',
      method: 'GET',
      path: 'desk/statistics',
      schema: statisticsSchema,
      query,
      repeatable: true,
      ...options,
    }),
});

import type { CallOptions } from '../../call-options.ts';
import type { WithCapability } from '../../capability-check.ts';
import { statisticsSchema, type StatisticsQuery } from '../../contract/statistics.ts';
import type { Http } from '../../http.ts';

/** The desk's own figures; needs a key with `desk:read`. */
export const deskStatisticsResource = (
  http: Http,
  withCapability: WithCapability,
  apiKey: string | undefined,
) => ({
  /** Fetches exact counts and durations; of a key that is bound to a unit, that unit's. */
  get: (query: StatisticsQuery = {}, options?: CallOptions) =>
    withCapability('desk', () =>
      http({
        method: 'GET',
        path: 'desk/statistics',
        schema: statisticsSchema,
        bearer: apiKey,
        query,
        repeatable: true,
        ...options,
      }),
    ),
});

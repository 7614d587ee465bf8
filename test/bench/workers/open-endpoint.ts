import { pino } from 'pino';
import { configFrom } from '../../../reference-server/src/config.ts';
import { createMetrics } from '../../../reference-server/src/metrics.ts';
import { openEndpoints } from '../../../reference-server/src/open-endpoints.ts';
import type { Endpoint, Parts } from '../../../reference-server/src/parts.ts';

/** The one endpoint of this process, as the server opens it with these settings, and what its application is made of. */
export const openEndpoint = async (): Promise<{
  readonly endpoint: Endpoint;
  readonly partsWith: (endpoint: Endpoint) => Parts;
}> => {
  const config = configFrom(process.env);
  const metrics = createMetrics();
  const [endpoint] = await openEndpoints(config, metrics);
  if (endpoint === undefined) throw new Error('There is no jurisdiction.');
  const { deskOrigins, logLevel } = config;
  return {
    endpoint,
    partsWith: given => ({
      endpoints: [given],
      deskOrigins,
      assets: [],
      log: pino({ level: logLevel }),
      metrics,
      probes: [],
      stopping: new AbortController().signal,
    }),
  };
};

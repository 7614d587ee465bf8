import { pino } from 'pino';
import { openBackend } from '../../../reference-server/src/backends/open-backend.ts';
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
  const log = pino({ level: config.logLevel });
  const backend = await openBackend(config, { log, metrics });
  const [endpoint] = await openEndpoints(config, backend, metrics);
  if (endpoint === undefined) throw new Error('There is no jurisdiction.');
  const { deskOrigins } = config;
  return {
    endpoint,
    partsWith: given => ({
      endpoints: [given],
      deskOrigins,
      assets: [],
      log,
      metrics,
      probes: [],
      stopping: new AbortController().signal,
    }),
  };
};

import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { eraseAgain } from './erasures/erase-again.ts';
import { createHttpServer } from './http-server.ts';
import { serveMetrics } from './metrics-server.ts';
import { createMetrics } from './metrics.ts';
import { openEndpoints } from './open-endpoints.ts';
import { startOutbox } from './notifications/start-outbox.ts';
import type { Assets } from './parts.ts';
import { startPeriodicJob } from './periodic-job.ts';
import type { Probe } from './readiness.ts';
import { startRetention } from './retention/retention-job.ts';

const longestStop = 10_000;

/**
 * Runs the server until the process is asked to stop. Requests in flight are finished first and new ones refused; a
 * second signal, or ten seconds, ends it with exit code 1.
 */
export const serve = async (config: Config): Promise<void> => {
  const log = pino({ level: config.logLevel });
  const metrics = createMetrics({ machine: true });
  const endpoints = await openEndpoints(config, metrics);
  const stopping = new AbortController();
  const probes: Probe[] = [];
  for (const endpoint of endpoints) {
    const requests = await eraseAgain(endpoint);
    const jurisdiction = endpoint.data.profile.id;
    if (requests > 0)
      log.warn({ jurisdiction, requests }, 'erased again what an older copy had brought back');
  }
  const retention = startRetention({
    endpoints,
    log,
    closedDays: config.retentionDays,
    stopping: stopping.signal,
  });
  const sweeper = startPeriodicJob({
    run: async () => {
      for (const { attachments, data } of endpoints) {
        const report = await attachments.sweep();
        if (report.unclaimed + report.orphans > 0)
          log.info({ jurisdiction: data.profile.id, ...report }, 'deleted attachments that no request names');
      }
    },
    everyMilliseconds: 3_600_000,
    onError: error => log.error({ err: error }, 'could not delete attachments that no request names'),
  });
  const outbox = startOutbox(endpoints, { config: config.outbox, log, metrics });
  const app = createApp({
    endpoints,
    deskOrigins: config.deskOrigins,
    assets: assetsOf(config),
    log,
    metrics,
    probes: [...probes, ...outbox.probes],
    stopping: stopping.signal,
  });
  const { server, finish } = createHttpServer(app.callback());
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const metricsServer = config.metrics && (await serveMetrics(metrics, config.metrics));
  log.info(
    { url: config.publicUrl, data: config.dataFolder, endpoints: endpoints.map(({ url }) => url) },
    `MİMER is at ${config.publicUrl}`,
  );

  await stopSignal();
  log.info('stopping: requests in flight are finished first');
  void giveUp().then(reason => {
    log.error(`stopped at once: ${reason}`);
    process.exit(1);
  });
  stopping.abort();
  await finish();
  await outbox.stop();
  await sweeper.stop();
  await retention.stop();
  metricsServer?.close();
  metricsServer?.closeAllConnections();
  await Promise.all(endpoints.map(({ store }) => store.close()));
  log.info('stopped');
  process.exit(0);
};

const stopSignal = () => Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);

/** Resolves when whoever asked to stop does not want to wait any longer. */
const giveUp = (): Promise<string> =>
  Promise.race([
    stopSignal().then(() => 'asked a second time'),
    new Promise<string>(resolve => {
      setTimeout(() => resolve('requests were still in flight after ten seconds'), longestStop).unref();
    }),
  ]);

/** The site of the operator, and the browser builds of our packages where they are installed. */
const assetsOf = ({ siteFolder }: Config): Assets[] => [
  ...packageAssets('@melikgazi/mimer-widget', '/widget/'),
  ...packageAssets('@melikgazi/mimer-sdk', '/sdk/'),
  ...(siteFolder === undefined ? [] : [{ path: '/', folder: siteFolder }]),
];

const packageAssets = (name: string, path: string): Assets[] => {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return [{ path, folder: join(dirname(manifest), 'cdn'), hashedPath: `${path}chunks/` }];
  } catch {
    return [];
  }
};

import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { openBackend } from './backends/open-backend.ts';
import type { Config } from './config.ts';
import { eraseAgain } from './erasures/erase-again.ts';
import { createHttpServer } from './http-server.ts';
import { keepBuild, type Build } from './kept-builds.ts';
import { serveMetrics } from './metrics-server.ts';
import { createMetrics } from './metrics.ts';
import { openEndpoints } from './open-endpoints.ts';
import { startOutbox } from './notifications/start-outbox.ts';
import type { Assets, Endpoint } from './parts.ts';
import { startPeriodicJob } from './periodic-job.ts';
import type { Probe } from './readiness.ts';
import { startRetention } from './retention/retention-job.ts';
import { nameOf } from './store/postgres/connection-trouble.ts';

const longestStop = 10_000;

/**
 * Runs the server until the process is asked to stop. Requests in flight are finished first and new ones refused; a
 * second signal, or ten seconds, ends it with exit code 1.
 */
export const serve = async (config: Config): Promise<void> => {
  const log = pino({ level: config.logLevel });
  const metrics = createMetrics({ machine: true });
  const backend = await openBackend(config, { log, metrics });
  const endpoints = await openEndpoints(config, backend, metrics);
  const stopping = new AbortController();
  const probes: Probe[] = [];
  for (const endpoint of endpoints) {
    const jurisdiction = endpoint.data.profile.id;
    const turn = { jurisdiction, name: 'erase-again' };
    const requests = await backend.inTurn(turn, () => eraseAgain(endpoint));
    if (requests > 0)
      log.warn({ jurisdiction, requests }, 'erased again what an older copy had brought back');
  }
  const retention = startRetention({
    endpoints,
    log,
    closedDays: config.retentionDays,
    unlessTaken: (turn, work) => backend.unlessTaken(turn, work),
    stopping: stopping.signal,
  });
  const sweeper = startPeriodicJob({
    run: async () => {
      for (const { attachments, data } of endpoints) {
        const turn = { jurisdiction: data.profile.id, name: 'sweep' };
        const report = await backend.unlessTaken(turn, () => attachments.sweep());
        if (report !== undefined && report.unclaimed + report.orphans > 0)
          log.info({ jurisdiction: data.profile.id, ...report }, 'deleted attachments that no request names');
      }
      await backend.sweep(new Date());
    },
    everyMilliseconds: 3_600_000,
    onError: error => log.error({ err: error }, 'could not delete attachments that no request names'),
  });
  const outbox = startOutbox(endpoints, { config: config.outbox, log, metrics });
  const app = createApp({
    endpoints,
    deskOrigins: config.deskOrigins,
    assets: await assetsOf(config, endpoints),
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
    { url: config.publicUrl, data: dataOf(config), endpoints: endpoints.map(({ url }) => url) },
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
  await backend.close();
  log.info('stopped');
  process.exit(0);
};

const dataOf = ({ databaseUrl, dataFolder }: Config): string =>
  databaseUrl === undefined ? dataFolder : `the database ${nameOf(databaseUrl)}`;

const stopSignal = () => Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);

/** Resolves when whoever asked to stop does not want to wait any longer. */
const giveUp = (): Promise<string> =>
  Promise.race([
    stopSignal().then(() => 'asked a second time'),
    new Promise<string>(resolve => {
      setTimeout(() => resolve('requests were still in flight after ten seconds'), longestStop).unref();
    }),
  ]);

/**
 * The browser builds of our packages, where they are installed, in every version that was here; what each municipality
 * shows of its own, its theme for one; the operator's site.
 */
const assetsOf = async (
  { siteFolders, dataFolder, jurisdictionsFolder }: Config,
  endpoints: readonly Endpoint[],
): Promise<Assets[]> => {
  const builds = [buildOf('@melikgazi/mimer-widget', '/widget/'), buildOf('@melikgazi/mimer-sdk', '/sdk/')];
  const assets: Assets[] = [];
  for (const build of builds.filter(found => found !== undefined)) {
    assets.push(...(await keepBuild(build, join(dataFolder, '.builds'))));
    assets.push({ path: build.path, folder: build.folder, hashedPath: `${build.path}chunks/` });
  }
  for (const { data } of endpoints) {
    const folder = join(jurisdictionsFolder, data.profile.id, 'public');
    if (existsSync(folder)) assets.push({ path: `/${data.profile.id}/public/`, folder });
  }
  return [...assets, ...siteFolders.map(folder => ({ path: '/', folder }))];
};

const buildOf = (name: string, path: string): Build | undefined => {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const folder = join(dirname(manifest), 'cdn');
    return existsSync(folder) ? { path, folder, version: versionIn(manifest) } : undefined;
  } catch {
    return undefined;
  }
};

const versionIn = (manifest: string): string => {
  const described: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const isVersioned = typeof described === 'object' && described !== null && 'version' in described;
  return isVersioned ? String(described.version) : '0.0.0';
};

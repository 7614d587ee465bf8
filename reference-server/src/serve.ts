import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { openEndpoints } from './open-endpoints.ts';
import type { Assets } from './parts.ts';

/** Runs the server until the process is asked to stop; requests in flight are finished first. */
export const serve = async (config: Config): Promise<void> => {
  const log = pino({ level: config.logLevel });
  const endpoints = await openEndpoints(config);
  const app = createApp({ endpoints, deskOrigins: config.deskOrigins, assets: assetsOf(config), log });
  const server = createServer((request, response) => void app.callback()(request, response));
  server.listen(config.port, config.host);
  await once(server, 'listening');
  log.info(
    { url: config.publicUrl, data: config.dataFolder, endpoints: endpoints.map(({ url }) => url) },
    `MİMER is at ${config.publicUrl}`,
  );
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  log.info('stopping: requests in flight are finished first');
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
  await Promise.all(endpoints.map(({ store }) => store.close()));
};

/** The site of the operator, and the browser builds of our packages where they are installed. */
const assetsOf = ({ siteFolder }: Config): Assets[] => [
  ...packageAssets('@melikgazi/mimer-widget', '/widget/'),
  ...packageAssets('@melikgazi/mimer-sdk', '/sdk/'),
  ...(siteFolder === undefined ? [] : [{ path: '/', folder: siteFolder }]),
];

const packageAssets = (name: string, path: string): Assets[] => {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return [{ path, folder: join(dirname(manifest), 'cdn') }];
  } catch {
    return [];
  }
};

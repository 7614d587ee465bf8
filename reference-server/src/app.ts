import Koa from 'koa';
import { accessLog } from './middleware/access-log.ts';
import { compression } from './middleware/compression.ts';
import { cors } from './middleware/cors.ts';
import { measure } from './middleware/measure.ts';
import { problems } from './middleware/problems.ts';
import { refuseWhileStopping } from './middleware/refuse-while-stopping.ts';
import { requestId } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { soundRequest } from './middleware/sound-request.ts';
import type { Parts } from './parts.ts';
import { machineTimer } from './periodic-job.ts';
import { createReadiness } from './readiness.ts';
import { assetRoutes } from './routes/assets.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { deskRoutes } from './routes/desk.ts';
import { citizenRoutes } from './routes/citizen-calls.ts';
import { docsRoutes } from './routes/docs.ts';
import { createEndpointRouter } from './routes/endpoint-router.ts';
import { healthRoutes } from './routes/health.ts';
import { liveRoutes } from './routes/live.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { personalDataRoutes } from './routes/personal-data.ts';
import { publicRoutes } from './routes/public.ts';
import { requestRoutes } from './routes/requests.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import type { State } from './state.ts';

/** The application; it holds no port and no clock of its own, so tests call it through `app.callback()`. */
export const createApp = (parts: Parts): Koa<State> => {
  const { endpoints, deskOrigins, assets, log, metrics, probes, stopping, setTimer = machineTimer } = parts;
  const app = new Koa<State>();
  app.silent = true;
  app.on('error', (error: unknown) => {
    // Who leaves before the answer is through is no trouble of the server's.
    if (hasLeft(error)) log.debug({ err: error }, 'client left');
    else log.error({ err: error }, 'application error');
  });

  app.use(requestId());
  app.use(accessLog(log));
  app.use(measure(metrics));
  app.use(securityHeaders());
  app.use(cors(deskOrigins));
  app.use(problems(log));
  app.use(compression());
  app.use(soundRequest());
  app.use(healthRoutes(createReadiness(endpoints, probes), stopping));
  app.use(refuseWhileStopping(stopping));
  for (const endpoint of endpoints) {
    const router = createEndpointRouter(endpoint);
    publicRoutes(router, endpoint);
    requestRoutes(router, endpoint);
    citizenRoutes(router, endpoint);
    liveRoutes(router, endpoint, { log, setTimer, stopping });
    deskRoutes(router, endpoint);
    personalDataRoutes(router, endpoint);
    statisticsRoutes(router, endpoint);
    notificationRoutes(router, endpoint);
    webhookRoutes(router, endpoint);
    attachmentRoutes(router, endpoint);
    app.use(router.router.routes());
    app.use(router.router.allowedMethods());
  }
  app.use(docsRoutes(endpoints));
  for (const folder of assets) app.use(assetRoutes(folder));
  return app;
};

const hasLeft = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code));

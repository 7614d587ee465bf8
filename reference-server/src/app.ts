import Koa from 'koa';
import compress from 'koa-compress';
import { accessLog } from './middleware/access-log.ts';
import { cors } from './middleware/cors.ts';
import { problems } from './middleware/problems.ts';
import { requestId } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import type { Parts } from './parts.ts';
import { assetRoutes } from './routes/assets.ts';
import { deskRoutes } from './routes/desk.ts';
import { createEndpointRouter } from './routes/endpoint-router.ts';
import { healthRoutes } from './routes/health.ts';
import { publicRoutes } from './routes/public.ts';
import { requestRoutes } from './routes/requests.ts';
import type { State } from './state.ts';

/** The application; it holds no port and no clock of its own, so tests call it through `app.callback()`. */
export const createApp = ({ endpoints, deskOrigins, assets, log }: Parts): Koa<State> => {
  const app = new Koa<State>();
  app.silent = true;
  app.on('error', (error: unknown) => log.error({ err: error }, 'application error'));

  app.use(requestId());
  app.use(accessLog(log));
  app.use(securityHeaders());
  app.use(cors(deskOrigins));
  app.use(compress());
  app.use(problems(log));
  app.use(healthRoutes(endpoints));
  for (const endpoint of endpoints) {
    const router = createEndpointRouter(endpoint);
    publicRoutes(router, endpoint);
    requestRoutes(router, endpoint);
    deskRoutes(router, endpoint);
    app.use(router.router.routes());
    app.use(router.router.allowedMethods());
  }
  for (const folder of assets) app.use(assetRoutes(folder));
  return app;
};

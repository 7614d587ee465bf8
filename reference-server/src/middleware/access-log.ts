import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import type { State } from '../state.ts';

/** One line a request: route, status and time. Never a path as it came, a query, a header or a body. */
export const accessLog =
  (log: Logger): Middleware<State> =>
  async (ctx, next) => {
    const start = performance.now();
    try {
      await next();
    } finally {
      const route: unknown = ctx['_matchedRoute'];
      log.info(
        {
          requestId: ctx.state.requestId,
          method: ctx.method,
          route: typeof route === 'string' ? route : undefined,
          status: ctx.status,
          ms: Math.round(performance.now() - start),
        },
        'request',
      );
    }
  };

import type { Middleware } from 'koa';
import type { Metrics } from '../metrics.ts';
import type { State } from '../state.ts';

// Whatever a caller makes up counts as one, or they could fill memory with labels.
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** Counts each request by the template of its route. */
export const measure =
  (metrics: Metrics): Middleware<State> =>
  async (ctx, next) => {
    const start = performance.now();
    try {
      await next();
    } finally {
      const route: unknown = ctx['_matchedRoute'];
      metrics.request({
        method: methods.has(ctx.method) ? ctx.method : 'other',
        route: typeof route === 'string' ? route : 'none',
        status: ctx.status,
        seconds: (performance.now() - start) / 1000,
      });
    }
  };

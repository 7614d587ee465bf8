import type { Middleware } from 'koa';
import type { Endpoint } from '../parts.ts';
import type { State } from '../state.ts';

/** `/healthz`: the process answers. `/readyz`: it also has its jurisdictions open. */
export const healthRoutes =
  (endpoints: readonly Endpoint[]): Middleware<State> =>
  async (ctx, next) => {
    if (ctx.path !== '/healthz' && ctx.path !== '/readyz') {
      await next();
      return;
    }
    ctx.set('Cache-Control', 'no-store');
    ctx.body =
      ctx.path === '/healthz'
        ? { status: 'ok' }
        : { status: 'ok', jurisdictions: endpoints.map(({ data }) => data.profile.id) };
  };

import type { Middleware } from 'koa';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { Readiness } from '../readiness.ts';
import type { State } from '../state.ts';

/** `/healthz`: the process answers. `/readyz`: it can also do its work; if not, 503 with the reasons. */
export const healthRoutes =
  (readiness: () => Promise<Readiness>, stopping: AbortSignal): Middleware<State> =>
  async (ctx, next) => {
    const isAsked = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!isAsked || (ctx.path !== '/healthz' && ctx.path !== '/readyz')) {
      await next();
      return;
    }
    ctx.set('Cache-Control', 'no-store');
    if (ctx.path === '/healthz') {
      ctx.body = { status: 'ok' };
      return;
    }
    if (stopping.aborted) throw new ProblemError('unavailable', 'Not ready: stopping.', { retryAfter: 5 });
    const { ready, checks } = await readiness();
    if (!ready) {
      const reasons = Object.entries(checks).flatMap(([name, { ready, detail }]) =>
        ready ? [] : [`${name}: ${detail ?? 'not ready'}`],
      );
      throw new ProblemError('unavailable', `Not ready: ${reasons.join('; ')}.`, { retryAfter: 5 });
    }
    ctx.body = { status: 'ok', checks };
  };

import type { Middleware } from 'koa';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { State } from '../state.ts';

/** Once the server is to stop: refuses what comes, lets finish what is under way, and has each connection end. */
export const refuseWhileStopping =
  (stopping: AbortSignal): Middleware<State> =>
  async (ctx, next) => {
    try {
      if (stopping.aborted)
        throw new ProblemError('unavailable', 'The server is stopping; nothing was accepted.', {
          retryAfter: 5,
        });
      await next();
    } finally {
      if (stopping.aborted) ctx.set('Connection', 'close');
    }
  };

import { calls, type Call } from '@melikgazi/mimer-sdk/contract';
import type { Middleware } from 'koa';
import type { LimitName } from '../limits/rate-limits.ts';
import type { Endpoint } from '../parts.ts';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { Caller, State } from '../state.ts';

/** Refuses what one address or API client calls more often than anybody needs. */
export const rateLimit =
  (call: Call, { limits, visitorOf }: Pick<Endpoint, 'limits' | 'visitorOf'>): Middleware<State> =>
  async (ctx, next) => {
    const { caller } = ctx.state;
    const name = limitOf(call, caller);
    if (name !== undefined) {
      const who = caller.as === 'client' ? caller.client : visitorOf(ctx.req);
      const wait = await limits.use(name, who);
      if (wait !== undefined)
        throw new ProblemError('rate_limited', 'That was too often; wait as Retry-After says.', {
          retryAfter: Math.max(1, wait),
        });
    }
    await next();
  };

/** A key answers for itself: only what it does at the desk is limited, and far more generously. */
const limitOf = (call: Call, caller: Caller): LimitName | undefined => {
  if (caller.as === 'client') return call.path.startsWith('/desk/') ? 'desk' : undefined;
  switch (call) {
    case calls.getChallenge:
      return 'challenges';
    case calls.createRequest:
      return 'submissions';
    case calls.uploadAttachment:
      return 'uploads';
    case calls.findReceipt:
      return 'receipts';
    case calls.getStatistics:
      return 'statistics';
    default:
      return undefined;
  }
};

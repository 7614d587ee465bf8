import type { Next, ParameterizedContext } from 'koa';
import type { Endpoint } from '../parts.ts';
import type { State } from '../state.ts';
import { admit } from '../tracking.ts';

type Context = ParameterizedContext<State> & { readonly params: Readonly<Record<string, string>> };

/** Lets a tracking code through only where it opens the request that the path or `Mimer-Reference` names. */
export const trackingGuard =
  (endpoint: Endpoint) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const { caller } = ctx.state;
    if (caller.as === 'citizen') {
      const reference = ctx.params['reference'] ?? ctx.get('Mimer-Reference');
      const challenge = ctx.get('Mimer-Challenge');
      const visitor = endpoint.visitorOf(ctx.req);
      ctx.state.hasPaid = await admit({ reference, code: caller.code, visitor, challenge }, endpoint);
    }
    await next();
  };

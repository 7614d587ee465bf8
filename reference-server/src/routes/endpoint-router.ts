import Router, { type RouterContext } from '@koa/router';
import type { Call } from '@melikgazi/mimer-sdk/contract';
import { credentials } from '../middleware/credentials.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { trackingGuard } from '../middleware/tracking-guard.ts';
import type { Endpoint } from '../parts.ts';
import type { State } from '../state.ts';

export type Context = RouterContext<State>;
type Handler = (ctx: Context) => void | Promise<void>;

/** Routes that are made from the contract's calls, so that none can be served without the credentials it wants. */
export interface EndpointRouter {
  call(call: Call, handler: Handler): void;
  /** A public document beside the calls. */
  file(path: string, handler: Handler): void;
  readonly router: Router<State>;
}

export const createEndpointRouter = (endpoint: Endpoint): EndpointRouter => {
  const { id } = endpoint.data.profile;
  const router = new Router<State>({ prefix: `/${id}/v1`, sensitive: true });
  const koaPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');
  return {
    call: (call, handler) => {
      const body = call.body === undefined ? [] : [jsonBody()];
      router.register(
        koaPath(call.path),
        [call.method],
        [
          credentials(call, endpoint.keys, endpoint.clock),
          rateLimit(call, endpoint),
          trackingGuard(endpoint),
          ...body,
          async ctx => handler(ctx),
        ],
      );
    },
    file: (path, handler) => {
      router.get(path, async ctx => {
        ctx.state.caller = { as: 'anyone' };
        await handler(ctx);
      });
    },
    router,
  };
};

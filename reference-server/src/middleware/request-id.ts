import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { State } from '../state.ts';

/** Gives every request an id of our own making, which errors and logs name. */
export const requestId = (): Middleware<State> => async (ctx, next) => {
  ctx.state.requestId = randomUUID();
  ctx.set('X-Request-Id', ctx.state.requestId);
  await next();
};

import type { Middleware } from 'koa';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { State } from '../state.ts';

/** Refuses what Node lets through by choosing for itself: no Host, or two credentials of which it takes the first. */
export const soundRequest = (): Middleware<State> => async (ctx, next) => {
  if (ctx.req.headers.host === undefined && ctx.req.httpVersion === '1.1')
    throw new ProblemError('malformed', 'The Host header is missing.');
  const names = ctx.req.rawHeaders.filter((_, index) => index % 2 === 0);
  if (names.filter(name => name.toLowerCase() === 'authorization').length > 1)
    throw new ProblemError('malformed', 'There may be one Authorization header.');
  await next();
};

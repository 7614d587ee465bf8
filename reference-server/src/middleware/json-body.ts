import { bodyParser } from '@koa/bodyparser';
import type { Middleware } from 'koa';
import { ProblemError } from '../problem-error.ts';
import type { State } from '../state.ts';

const parser = bodyParser({
  enableTypes: ['json'],
  jsonLimit: '256kb',
  // Only the media type of the contract; the parser's own list also takes JSON Patch and the like.
  extendTypes: { json: ['application/json'] },
});

/** Reads a JSON object of at most 256 KiB into `ctx.state.body`. */
export const jsonBody = (): Middleware<State> => async (ctx, next) => {
  if (ctx.is('application/json') === false || ctx.is('application/json') === null)
    throw new ProblemError('unsupported_media_type', 'The body must be application/json.');
  let parsed = false;
  try {
    await parser(ctx, () => {
      parsed = true;
      return Promise.resolve();
    });
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'status' in error && error.status === 400))
      throw new ProblemError('malformed', 'The body is not JSON.', { cause: error });
    throw error;
  }
  const body: unknown = ctx.request.body;
  if (!parsed || typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ProblemError('malformed', 'The body must be a JSON object.');
  ctx.state.body = body;
  await next();
};

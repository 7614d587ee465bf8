import type { Middleware } from 'koa';
import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { JsonError, parseJson, ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { State } from '../state.ts';

const mostBytes = 256 * 1024;

/** Reads a JSON object of at most 256 KiB into `ctx.state.body`. */
export const jsonBody = (): Middleware<State> => async (ctx, next) => {
  if (ctx.is('application/json') !== 'application/json')
    throw new ProblemError('unsupported_media_type', 'The body must be application/json.');
  // A small body that unpacks into a large one is nothing a citizen's page sends.
  if (!/^(identity)?$/i.test(ctx.get('Content-Encoding')))
    throw new ProblemError('unsupported_media_type', 'The body must not be compressed.');
  const body = objectFrom(await bytesOf(ctx.req, ctx.request.length));
  if (body === undefined) throw new ProblemError('malformed', 'The body must be a JSON object.');
  ctx.state.body = body;
  await next();
};

const bytesOf = async (request: IncomingMessage, length: number | undefined): Promise<Buffer> => {
  try {
    return await getRawBody(request, { limit: mostBytes, length: length ?? null });
  } catch (error) {
    // The rest is read and dropped: a sender that is still sending would not hear the answer.
    request.resume();
    // Nobody hears it, and it is no fault of ours.
    if (request.destroyed) throw new ProblemError('malformed', 'The body was cut off.');
    throw error;
  }
};

const objectFrom = (bytes: Buffer): object | undefined => {
  try {
    const value = parseJson(bytes);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof JsonError) throw new ProblemError('malformed', error.message);
    throw error;
  }
};

import koaCors from '@koa/cors';
import type { Middleware } from 'koa';
import type { State } from '../state.ts';

const allowHeaders = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'Mimer-Challenge',
  'Mimer-Reference',
];
const exposeHeaders = ['ETag', 'Idempotency-Replayed', 'Retry-After', 'Content-Language'];

/**
 * Citizen calls and the widget's files are for every page, since nothing is authorised by where a call comes from;
 * desk calls are for the operator's own origins.
 */
export const cors = (deskOrigins: readonly string[]): Middleware<State> =>
  koaCors({
    origin: ctx => {
      if (!/^\/[^/]+\/v1\/desk(\/|$)/.test(ctx.path)) return '*';
      const origin = ctx.get('Origin');
      return deskOrigins.includes(origin) ? origin : '';
    },
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders,
    exposeHeaders,
    maxAge: 7200,
    keepHeadersOnError: true,
  });

import koaCors from '@koa/cors';
import { corsRequestHeaders, corsResponseHeaders } from '@melikgazi/mimer-sdk/contract';
import type { Middleware } from 'koa';
import type { State } from '../state.ts';

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
    allowHeaders: [...corsRequestHeaders],
    exposeHeaders: [...corsResponseHeaders],
    maxAge: 7200,
    keepHeadersOnError: true,
  });

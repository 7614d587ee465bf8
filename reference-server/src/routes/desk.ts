import { actionSchema, calls, deskQuerySchema } from '@melikgazi/mimer-sdk/contract';
import { createDesk } from '../desk-action.ts';
import {
  dayIn,
  deskView,
  idempotencyKeyOf,
  localise,
  parseBody,
  parseQuery,
  sensitiveServices,
  type StoredRequest,
  versionOf,
} from '@melikgazi/mimer-sdk/domain';
import { languageOf } from '../languages.ts';
import type { Endpoint } from '../parts.ts';
import { deskRequestFor, maySeeConfidential } from './desk-request.ts';
import type { Context, EndpointRouter } from './endpoint-router.ts';
import { viewerOf } from './viewer.ts';

/** The municipality's side: lists, reads and acts, each client within its scopes and its unit. */
export const deskRoutes = (router: EndpointRouter, endpoint: Endpoint): void => {
  const { data, store, clock } = endpoint;
  const { profile } = data;
  const doForDesk = createDesk(endpoint);

  const answer = (ctx: Context, request: StoredRequest) => {
    ctx.set('Cache-Control', 'private, no-store');
    ctx.set('ETag', `"${request.version}"`);
    ctx.body = deskView(request, { ...viewerOf(ctx, endpoint), sensitive: maySeeConfidential(ctx) });
  };

  router.call(calls.listDeskRequests, async ctx => {
    const query = parseQuery(deskQuerySchema, ctx.query);
    const { caller } = ctx.state;
    const { unit = query.unit, test } = caller.as === 'client' ? caller : { test: false };
    const { timeZone } = profile;
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = await store.list({
      query: { ...query, ...(unit !== undefined && { unit }), test: test || query.test === true },
      today: dayIn(timeZone, clock().toISOString()),
      timeZone,
      sensitive: maySeeConfidential(ctx),
      sensitiveServices: sensitiveServices(data),
    });
  });

  router.call(calls.getDeskRequest, async ctx => answer(ctx, await deskRequestFor(ctx, endpoint)));

  router.call(calls.actOnRequest, async ctx => {
    const version = versionOf(ctx.get('If-Match'));
    const action = parseBody(actionSchema, ctx.state.body);
    const key = ctx.get('Idempotency-Key');
    const idempotencyKey = key === '' ? undefined : idempotencyKeyOf(key);
    const { caller, body } = ctx.state;
    if (caller.as !== 'client') throw new Error('An action is for keys alone.');
    const { reference } = await deskRequestFor(ctx, endpoint);
    const attempt = { caller, reference, version, idempotencyKey, action, body };
    const { request, replayed } = await doForDesk(attempt);
    if (replayed) ctx.set('Idempotency-Replayed', 'true');
    answer(ctx, request);
  });

  router.call(calls.listUnits, ctx => {
    const locale = languageOf(ctx, profile);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = [...data.units.values()].map(({ code, name }) => ({
      code,
      name: localise(name, locale, profile.defaultLocale),
    }));
  });
};

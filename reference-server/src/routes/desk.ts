import { actionSchema, calls, deskQuerySchema } from '@melikgazi/mimer-sdk/contract';
import { randomUUID } from 'node:crypto';
import { offered } from '../capabilities.ts';
import { localise } from '../jurisdictions/localise.ts';
import { languageOf } from '../languages.ts';
import { parseBody, parseQuery } from '../parse.ts';
import type { Endpoint } from '../parts.ts';
import { invalid, ProblemError } from '../problem-error.ts';
import { act, actionErrors } from '../requests/act.ts';
import { dayIn } from '../requests/calendar.ts';
import { unitOf } from '../requests/derive.ts';
import type { StoredRequest } from '../requests/stored-request.ts';
import { deskView } from '../requests/views.ts';
import type { Context, EndpointRouter } from './endpoint-router.ts';

/** The municipality's side: lists, reads and acts, each client within its scopes and its unit. */
export const deskRoutes = (router: EndpointRouter, { data, store, clock }: Endpoint): void => {
  const { profile } = data;

  const answer = (ctx: Context, request: StoredRequest) => {
    const locale = languageOf(ctx, profile);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.set('ETag', `"${request.version}"`);
    ctx.body = deskView(request, { data, locale, capabilities: offered, sensitive: isSensitive(ctx) });
  };

  const find = async (ctx: Context): Promise<StoredRequest> => {
    const request = await store.find(ctx.params['reference'] ?? '');
    const unit = unitBoundTo(ctx);
    if (request === undefined || (unit !== undefined && unitOf(request) !== unit))
      throw new ProblemError('not_found', 'There is no such request.');
    return request;
  };

  router.call(calls.listDeskRequests, async ctx => {
    const query = parseQuery(deskQuerySchema, ctx.query);
    const unit = unitBoundTo(ctx) ?? query.unit;
    const { timeZone } = profile;
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = await store.list({
      query: { ...query, ...(unit !== undefined && { unit }) },
      today: dayIn(timeZone, clock().toISOString()),
      timeZone,
      sensitive: isSensitive(ctx),
    });
  });

  router.call(calls.getDeskRequest, async ctx => answer(ctx, await find(ctx)));

  router.call(calls.actOnRequest, async ctx => {
    const version = versionIn(ctx.get('If-Match'));
    const action = parseBody(actionSchema, ctx.state.body);
    const { reference } = await find(ctx);
    const errors = actionErrors(action, data);
    if (errors.length > 0) throw invalid(errors);
    const by = ctx.state.caller.as === 'client' ? ctx.state.caller.client : '';
    const deed = { now: clock().toISOString(), newId: randomUUID, by };
    answer(ctx, await store.update(reference, version, stored => act(stored, action, deed)));
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

const isSensitive = ({ state: { caller } }: Context): boolean =>
  caller.as === 'client' && caller.scopes.includes('desk:sensitive');

/** The unit a key is bound to: it sees that unit's requests and no others. */
const unitBoundTo = ({ state: { caller } }: Context): string | undefined =>
  caller.as === 'client' ? caller.unit : undefined;

const versionIn = (header: string): number => {
  if (header === '')
    throw new ProblemError('precondition_required', 'Send the version you read as If-Match.');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new ProblemError('stale', 'If-Match names no version of this request.');
  return Number(version);
};

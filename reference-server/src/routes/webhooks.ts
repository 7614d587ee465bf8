import { calls, webhookDeliveryQuerySchema, type WebhookDelivery } from '@melikgazi/mimer-sdk/contract';
import {
  parseQuery,
  ProblemError,
  referenceOfMessage,
  replayed,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import type { Endpoint } from '../parts.ts';
import { deskRequestFor } from './desk-request.ts';
import type { EndpointRouter } from './endpoint-router.ts';

/** Messages to webhooks, for the desk: how they stand, and once more. */
export const webhookRoutes = (router: EndpointRouter, endpoint: Endpoint): void => {
  const { store, clock } = endpoint;

  router.call(calls.listWebhookDeliveries, async ctx => {
    const { webhook, ...query } = parseQuery(webhookDeliveryQuerySchema, ctx.query);
    const { caller } = ctx.state;
    const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
    const { items, nextCursor } = await store.listMessages({
      ...query,
      kind: 'delivery',
      test,
      ...(webhook !== undefined && { lane: webhook }),
      ...(unit !== undefined && { unit }),
    });
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = {
      items: items.map(({ request, id }) => view(request, id)),
      ...(nextCursor !== undefined && { nextCursor }),
    };
  });

  router.call(calls.replayWebhookDelivery, async ctx => {
    const id = ctx.params['id'] ?? '';
    const { reference } = await deskRequestFor(ctx, endpoint, referenceOfMessage(id));
    const now = clock().toISOString();
    const request = await store.update(reference, undefined, stored => replayed(stored, id, { now }));
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = view(request, id);
  });
};

const view = ({ reference, deliveries }: StoredRequest, id: string): WebhookDelivery => {
  const delivery = deliveries.find(message => message.id === id);
  if (delivery === undefined) throw new ProblemError('not_found', 'There is no such delivery.');
  const { webhook, type, state, attempts, at, lastError } = delivery;
  return {
    id,
    webhook,
    reference,
    type,
    state,
    attempts,
    at,
    ...(lastError !== undefined && { lastError }),
  };
};

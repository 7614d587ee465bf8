import {
  calls,
  notificationOutcomeSchema,
  notificationQuerySchema,
  type Notification,
} from '@melikgazi/mimer-sdk/contract';
import { randomUUID } from 'node:crypto';
import { wordingOf } from '../notifications/wording.ts';
import {
  afterReport,
  parseBody,
  parseQuery,
  ProblemError,
  referenceOfMessage,
  type StoredNotification,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import type { Endpoint } from '../parts.ts';
import { deskRequestFor, knownTo } from './desk-request.ts';
import type { Context, EndpointRouter } from './endpoint-router.ts';

/** Messages to citizens, for the desk: which wait, which failed, and which are for people to deliver. */
export const notificationRoutes = (router: EndpointRouter, endpoint: Endpoint): void => {
  const { store, clock } = endpoint;

  router.call(calls.listNotifications, async ctx => {
    const { channel, ...query } = parseQuery(notificationQuerySchema, ctx.query);
    const { caller } = ctx.state;
    const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
    const { items, nextCursor } = await store.listMessages({
      ...query,
      kind: 'notification',
      test,
      ...(channel !== undefined && { lane: channel }),
      ...(unit !== undefined && { unit }),
    });
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = {
      items: await Promise.all(items.map(({ request, id }) => view(ctx, request, id))),
      ...(nextCursor !== undefined && { nextCursor }),
    };
  });

  router.call(calls.settleNotification, async ctx => {
    const report = parseBody(notificationOutcomeSchema, ctx.state.body);
    const id = ctx.params['id'] ?? '';
    const { reference } = await deskRequestFor(ctx, endpoint, referenceOfMessage(id));
    const by = ctx.state.caller.as === 'client' ? ctx.state.caller.client : '';
    const arrival = { now: clock().toISOString(), newId: randomUUID, by };
    const request = await store.update(reference, undefined, stored =>
      afterReport(stored, id, report, arrival),
    );
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = await view(ctx, request, id);
  });

  const view = async (ctx: Context, stored: StoredRequest, id: string): Promise<Notification> => {
    const request = knownTo(ctx, stored, endpoint);
    const notification = request.notifications.find(message => message.id === id);
    if (notification === undefined) throw new ProblemError('not_found', 'There is no such notification.');
    const { reference } = request;
    const { channel, state, attempts, at, lastError } = notification;
    const text = state === 'task' ? await textOf(ctx, request, notification) : undefined;
    return {
      id,
      reference,
      channel,
      state,
      attempts,
      at,
      ...(lastError !== undefined && { lastError }),
      ...(text !== undefined && { text }),
    };
  };

  /** What is to be said: never the tracking code, which nobody at the desk may learn. */
  const textOf = async (ctx: Context, request: StoredRequest, notification: StoredNotification) => {
    const { about } = notification;
    const other = about === undefined ? undefined : await store.find(about);
    const subject = other === undefined ? request : knownTo(ctx, other, endpoint);
    const event = subject.events.find(({ id }) => id === notification.event);
    if (event === undefined) return undefined;
    const { data, trackingPage } = endpoint;
    const trackingUrl = `${trackingPage}#${request.reference}`;
    return wordingOf({ request, notification, event, data, trackingCode: undefined, trackingUrl })?.text;
  };
};

import {
  notificationOutcomeSchema,
  notificationQuerySchema,
  referenceSchema,
  webhookDeliveryQuerySchema,
  type Notification,
  type WebhookDelivery,
} from '../../contract/index.ts';
import * as z from 'zod/mini';
import { decodeCursor, encodeCursor, QueryError } from '../../domain/cursor.ts';
import { unitOf } from '../../domain/derive.ts';
import type { Page } from '../../domain/desk-list.ts';
import { referenceOfMessage } from '../../domain/message-id.ts';
import { afterReport, replayed } from '../../domain/outcomes.ts';
import { parseBody, parseQuery } from '../../domain/parse.ts';
import { ProblemError } from '../../domain/problem-error.ts';
import type { StoredRequest } from '../../domain/stored-request.ts';
import { deskRequestFor, knownTo } from '../desk-request.ts';
import { privately } from '../http/answer.ts';
import type { CallContext, Handler } from '../http/call-context.ts';

interface Message {
  readonly id: string;
  readonly state: string;
}

interface Wanted<T> {
  readonly kind: 'notification' | 'delivery';
  readonly messagesOf: (request: StoredRequest) => readonly T[];
  readonly matches: (message: T, request: StoredRequest) => boolean;
  readonly cursor: string | undefined;
  readonly limit: number | undefined;
}

const defaultLimit = 50;
const cursorSchema = z.tuple([z.string(), referenceSchema, z.string()]);

/** A page of the messages that a key may see: requests newest first, the messages of each oldest first. */
const pageOf = <T extends Message>(
  { core, caller }: CallContext,
  { kind, messagesOf, matches, cursor, limit = defaultLimit }: Wanted<T>,
): Page<T> => {
  const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
  const after = cursor === undefined ? undefined : decodeCursor(cursorSchema, cursor);
  if (after !== undefined && after[0] !== kind) throw new QueryError('cursor');
  const all = core.store
    .all()
    .filter(request => request.test === test && (unit === undefined || unitOf(request) === unit))
    .sort((one, other) => newestFirst(one, other))
    .flatMap(request =>
      messagesOf(request)
        .filter(message => matches(message, request))
        .map(message => ({ message, reference: request.reference })),
    );
  const start = after === undefined ? 0 : all.findIndex(({ message }) => message.id === after[2]) + 1;
  const items = all.slice(start, start + limit);
  const last = start + limit < all.length ? items.at(-1) : undefined;
  return {
    items: items.map(({ message }) => message),
    ...(last !== undefined && { nextCursor: encodeCursor([kind, last.reference, last.message.id]) }),
  };
};

const newestFirst = (one: StoredRequest, other: StoredRequest): number =>
  Date.parse(other.receivedAt) - Date.parse(one.receivedAt) || (one.reference < other.reference ? -1 : 1);

const notificationsOf = (context: CallContext, stored: StoredRequest): Notification[] => {
  const request = knownTo(context, stored);
  return request.notifications.map(({ id, event, channel, state, attempts, at, lastError }) => {
    const text = state === 'task' ? wordsOf(request, event) : undefined;
    return {
      id,
      reference: request.reference,
      channel,
      state,
      attempts,
      at,
      ...(lastError !== undefined && { lastError }),
      ...(text !== undefined && { text }),
    };
  });
};

/** What is to be said: what the event says, without the words of a municipality around it. */
const wordsOf = ({ reference, events }: StoredRequest, id: string): string | undefined => {
  const event = events.find(other => other.id === id);
  return event && `${reference}: ${event.text ?? event.type}`;
};

export const listNotifications: Handler = context => {
  const { state, channel, reference, cursor, limit } = parseQuery(notificationQuerySchema, context.query);
  return privately(
    pageOf(context, {
      kind: 'notification',
      messagesOf: request => notificationsOf(context, request),
      matches: (message, request) =>
        (state ?? message.state) === message.state &&
        (channel ?? message.channel) === message.channel &&
        (reference ?? request.reference) === request.reference,
      cursor,
      limit,
    }),
  );
};

export const settleNotification: Handler = context => {
  const { core, caller, body, params } = context;
  const report = parseBody(notificationOutcomeSchema, body);
  const id = params['id'] ?? '';
  const { reference } = deskRequestFor(context, referenceOfMessage(id));
  const by = caller.as === 'client' ? caller.client : '';
  const arrival = { now: core.now().toISOString(), newId: core.random.uuid, by };
  const request = core.store.update(reference, stored => afterReport(stored, id, report, arrival));
  return privately(found(notificationsOf(context, request), id));
};

const deliveriesOf = ({ reference, deliveries }: StoredRequest): WebhookDelivery[] =>
  deliveries.map(({ id, webhook, type, state, attempts, at, lastError }) => ({
    id,
    webhook,
    reference,
    type,
    state,
    attempts,
    at,
    ...(lastError !== undefined && { lastError }),
  }));

export const listWebhookDeliveries: Handler = context => {
  const { state, webhook, cursor, limit } = parseQuery(webhookDeliveryQuerySchema, context.query);
  return privately(
    pageOf(context, {
      kind: 'delivery',
      messagesOf: deliveriesOf,
      matches: message =>
        (state ?? message.state) === message.state && (webhook ?? message.webhook) === message.webhook,
      cursor,
      limit,
    }),
  );
};

export const replayWebhookDelivery: Handler = context => {
  const { core, params } = context;
  const id = params['id'] ?? '';
  const { reference } = deskRequestFor(context, referenceOfMessage(id));
  const now = core.now().toISOString();
  const request = core.store.update(reference, stored => replayed(stored, id, { now }));
  return privately(found(deliveriesOf(request), id));
};

const found = <T extends Message>(messages: readonly T[], id: string): T => {
  const message = messages.find(other => other.id === id);
  if (message === undefined) throw new ProblemError('not_found', 'There is no such message.');
  return message;
};

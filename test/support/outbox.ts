import { notificationPageSchema, type Notification } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { pino } from 'pino';
import * as z from 'zod/mini';
import { SendError, type Channel, type Message } from '../../reference-server/src/notifications/channel.ts';
import {
  createOutboxWorker,
  type OutboxParts,
} from '../../reference-server/src/notifications/outbox-worker.ts';
import { bearer, type startServer } from './server.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

/** A secret such as gateways and webhooks are given. */
export const secretOf = (letter: string): string =>
  `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`;

/** The worker of a test's server. Nothing wakes it but the test. */
export const outboxOf = ({ endpoint }: Server, given: Partial<OutboxParts> = {}) =>
  createOutboxWorker({
    ...endpoint,
    channels: {},
    testRecipients: new Set(),
    log: pino({ level: 'silent' }),
    random: () => 0.5,
    setTimer: () => () => undefined,
    ...given,
  });

/** A channel that keeps what it is sent, or refuses it where `refuse` has a reason. */
export const keepingChannel = (
  refuse: (message: Message) => SendError | undefined = () => undefined,
): Channel & { readonly sent: Message[] } => {
  const sent: Message[] = [];
  return {
    sent,
    send: message => {
      const error = refuse(message);
      if (error !== undefined) return Promise.reject(error);
      sent.push(message);
      return Promise.resolve();
    },
  };
};

/** A channel that never comes to an end with its first message, whose id it tells. */
export const hangingChannel = () => {
  const first = Promise.withResolvers<string>();
  const channel: Channel = {
    send: ({ id }) => {
      first.resolve(id);
      return new Promise(() => undefined);
    },
  };
  return { channel, first: first.promise };
};

export const unreachable = (): SendError => new SendError('ECONNREFUSED', false);
export const refused = (): SendError => new SendError('HTTP 400', true);

/** All notifications that a key sees, in the order of the list. */
export const listNotifications = async (
  server: Server,
  key: string,
  query = '',
): Promise<readonly Notification[]> => {
  const response = await server.call(`/desk/notifications${query}`, { headers: bearer(key) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return z.parse(notificationPageSchema, JSON.parse(text)).items;
};

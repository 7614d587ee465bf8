import {
  afterDelivery,
  type Outcome,
  type StoredDelivery,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import type { MessageKey } from '../store/messages.ts';
import { deliver } from '../webhooks/deliver.ts';
import { webhookDelay } from './backoff.ts';
import type { OutboxParts } from './outbox-worker.ts';

/** Sends a claimed message to its webhook and writes down how that ended; where it can't be, the lease runs out. */
export const sendDelivery = async (key: MessageKey, parts: OutboxParts): Promise<void> => {
  const { store, clock, log, data } = parts;
  try {
    const request = await store.find(key.reference);
    const delivery = request?.deliveries.find(({ id }) => id === key.id);
    if (request !== undefined && delivery?.state === 'pending') {
      const outcome = await attempt(request, delivery, parts);
      const arrival = { now: clock().toISOString() };
      await store.update(key.reference, undefined, stored => afterDelivery(stored, key.id, outcome, arrival));
      if (outcome.state !== 'sent')
        log.warn(
          {
            jurisdiction: data.profile.id,
            id: key.id,
            webhook: delivery.webhook,
            attempts: delivery.attempts + 1,
            reason: outcome.error,
          },
          outcome.state === 'waits' ? 'a webhook will be tried again' : 'a webhook was given up',
        );
    }
    await store.releaseMessages([key]);
  } catch (error) {
    log.error({ err: error, id: key.id }, 'what became of a webhook’s message could not be stored');
  }
};

const attempt = async (
  request: StoredRequest,
  delivery: StoredDelivery,
  { webhooks, data, clock, resolve, random = Math.random }: OutboxParts,
): Promise<Exclude<Outcome, { state: 'done' }>> => {
  const webhook = webhooks.find(({ id }) => id === delivery.webhook);
  if (webhook === undefined) return { state: 'failed', error: 'not configured any more' };
  const error = await deliver(webhook, delivery, request, {
    jurisdiction: data.profile.id,
    clock,
    ...(resolve !== undefined && { resolve }),
  });
  if (error === undefined) return { state: 'sent' };
  const delay = webhookDelay(delivery.attempts + 1, random);
  if (delay === undefined) return { state: 'failed', error };
  return { state: 'waits', error, nextAt: new Date(clock().getTime() + delay).toISOString() };
};

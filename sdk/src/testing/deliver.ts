import { afterAttempt, afterDelivery } from '../domain/outcomes.ts';
import type { Core } from './core.ts';

/**
 * Sends all messages that wait, to citizens and to webhooks: each arrives, or fails for good where `error` says why.
 * What people do, a call or a letter, is left to them.
 */
export const deliver = ({ store, random, now }: Core, error?: string): void => {
  const arrival = { now: now().toISOString(), newId: random.uuid };
  const outcome = error === undefined ? ({ state: 'sent' } as const) : ({ state: 'failed', error } as const);
  for (const { reference, notifications, deliveries } of store.all()) {
    for (const { id } of notifications)
      store.update(reference, stored => afterAttempt(stored, id, outcome, arrival));
    for (const { id } of deliveries)
      store.update(reference, stored => afterDelivery(stored, id, outcome, arrival));
  }
};

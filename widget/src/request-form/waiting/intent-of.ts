import { bodyOf, type OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import type { Intent } from '../../flow/state.ts';

/**
 * The intent of an item that is opened. Nobody waits here before an attempt failed, so that something may have arrived under its key,
 * whatever was answered since: who refuses may stand in front of the backend. Only the same key keeps that and what is sent next from
 * becoming two requests.
 */
export const intentOf = (item: OutboxItem): Intent => ({
  key: item.idempotencyKey,
  refused: false,
  changed: false,
  unanswered: [bodyOf(item) ?? [], item.earlier].flat(),
});

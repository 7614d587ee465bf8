import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { JurisdictionData } from '../jurisdictions/jurisdiction-data.ts';
import { type StoredRequest, type Subscriber, withMessages } from '@melikgazi/mimer-sdk/domain';

/** Whom a jurisdiction owes messages, and of what. */
export interface Debts {
  readonly data: JurisdictionData;
  readonly webhooks: readonly Subscriber[];
  readonly clock: Clock;
}

/** For a store: adds to each change the messages that its new events owe. */
export const oweMessages =
  ({ data, webhooks, clock }: Debts) =>
  (before: StoredRequest | undefined, after: StoredRequest): StoredRequest =>
    withMessages(before, after, {
      now: clock().toISOString(),
      newId: randomUUID,
      tells: type => data.templates.events[type] !== undefined,
      webhooks,
    });

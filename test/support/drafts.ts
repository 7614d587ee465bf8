import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { randomInt } from 'node:crypto';
import type { StoredEvent, StoredRequest, Uniques } from '@melikgazi/mimer-sdk/domain';
import type { Draft } from '../../reference-server/src/store/store.ts';

/** A request as a citizen of an invented town might have made it. */
export const storedRequest = (reference: string, given: Partial<StoredRequest> = {}): StoredRequest => {
  const receivedAt = given.receivedAt ?? '2026-11-23T09:30:00+03:00';
  return {
    format: 1,
    reference,
    revision: 1,
    version: 1,
    test: false,
    receivedAt,
    source: 'web',
    kind: 'request',
    service: 'road-repair',
    description: 'Kaldırım çökmüş.',
    attributes: {},
    attachments: [],
    reply: { channel: 'none', locale: 'tr' },
    notices: [],
    missing: [],
    tracking: { salt: 'salt', secretId: 'secret' },
    uniques: {},
    events: [eventOf('received', receivedAt)],
    notifications: [],
    deliveries: [],
    ...given,
  };
};

/** Something that happened to a request. */
export const eventOf = (
  type: StoredEvent['type'],
  at: string,
  given: Partial<StoredEvent> = {},
): StoredEvent => ({ id: `${type}-${at}`, at, type, actor: 'staff', public: true, ...given });

/** A draft that draws its reference at random, unless it is told which. */
export const draftOf = (
  uniques: Uniques,
  given: Partial<StoredRequest> = {},
  drawReference = () => referenceOf(2026, randomInt(10_000_000)),
): Draft => ({
  uniques,
  drawReference,
  build: reference => storedRequest(reference, { ...given, uniques }),
});

/** The idempotency key `key`, by default with the content that belongs to it. */
export const byKey = (key: string, content = `content of ${key}`): Uniques => ({
  idempotency: { key, content },
});

/** The same for a caller's own number. */
export const byNumber = (key: string, content = `content of ${key}`): Uniques => ({
  external: { key, content },
});

/** What a clerk does when the work starts: an event, and the next version. */
export const started = (stored: StoredRequest): StoredRequest => ({
  ...stored,
  version: stored.version + 1,
  events: [...stored.events, eventOf('started', '2026-11-24T10:00:00+03:00')],
});

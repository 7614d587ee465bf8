import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { eventOf, storedRequest } from './drafts.ts';

/** Stands in every place where something of a person, or of who worked on it, could be. */
export const canary = 'canary-7f3a';

const file = (id: string) => ({ id, name: `${canary}.jpg`, mediaType: 'image/jpeg', bytes: 3 });
const mark = { key: canary, content: canary };

/** A closed request with everything that a request can have. */
export const fullRequest = (reference: string, given: Partial<StoredRequest> = {}): StoredRequest =>
  storedRequest(reference, {
    version: 7,
    receivedAt: '2026-11-02T14:00:00.000Z',
    source: 'phone',
    kind: 'complaint',
    service: 'STR-2',
    client: canary,
    externalId: canary,
    operator: canary,
    description: canary,
    attributes: { note: canary, days: [canary] },
    attachments: [file('a'.repeat(32))],
    location: {
      lat: 1.234567,
      lng: 1.234567,
      neighbourhood: 'N1',
      street: canary,
      buildingNumber: canary,
      unitNumber: canary,
      directions: canary,
    },
    applicant: {
      givenName: canary,
      familyName: canary,
      nationalId: canary,
      phone: canary,
      email: canary,
      address: canary,
    },
    reply: { channel: 'email', locale: canary },
    notices: [{ id: 'general', version: canary }],
    missing: [canary],
    tracking: { salt: canary, secretId: canary, first: { salt: canary, secretId: canary } },
    uniques: {
      idempotency: { key: 'hmac-of-the-key', content: canary },
      alsoIdempotency: [{ key: 'hmac-of-another', content: canary }],
      external: mark,
      nonce: canary,
    },
    events: [
      eventOf('received', '2026-11-02T14:00:00.000Z', {
        by: canary,
        due: { on: '2026-11-12', basis: { rule: 'Charter 7', days: 10, unit: 'calendar' } },
      }),
      eventOf('forwarded', '2026-11-03T14:00:00.000Z', { unit: 'works', note: canary, mark }),
      eventOf('started', '2026-11-04T14:00:00.000Z', { expectedOn: '2026-11-09' }),
      eventOf('replied', '2026-11-05T14:00:00.000Z', {
        actor: 'citizen',
        text: canary,
        attachments: [file('b'.repeat(32))],
      }),
      eventOf('commented', '2026-11-06T14:00:00.000Z', { public: false, text: canary }),
      eventOf('resolved', '2026-11-07T14:00:00.000Z', {
        text: canary,
        institution: { name: canary, contact: canary },
        into: canary,
        reason: canary,
      }),
      eventOf('rated', '2026-11-08T14:00:00.000Z', { actor: 'citizen', score: 4, text: canary }),
    ],
    notifications: (['pending', 'sent', 'failed', 'task', 'done'] as const).map(state => ({
      id: `${canary}-${state}`,
      event: canary,
      about: canary,
      channel: 'email',
      state,
      attempts: 1,
      at: '2026-11-07T14:00:00.000Z',
      lastError: canary,
    })),
    deliveries: [
      {
        id: 'delivery-1',
        webhook: 'crm',
        event: 'resolved-1',
        type: 'request.resolved',
        version: 6,
        status: 'resolved',
        state: 'failed',
        attempts: 2,
        at: '2026-11-07T14:00:00.000Z',
        lastError: canary,
      },
    ],
    ...given,
  });

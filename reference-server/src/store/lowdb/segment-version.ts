import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { version } from '../../version.ts';
import { indexRow } from './index-row.ts';
import { packRow } from './packed-row.ts';

/** To be raised when the columns of a segment change. */
const format = 1;

const at = '2026-01-02T03:04:05.678Z';
const event = { id: 'e', at, actor: 'staff', public: true } as const;

/** Has something wherever a row takes something from. */
const specimen: StoredRequest = {
  format: 1,
  reference: '2026-0000000-0',
  revision: 1,
  version: 1,
  test: false,
  receivedAt: at,
  source: 'web',
  externalId: 'No. 1/٢',
  kind: 'kind',
  service: 'service',
  description: 'IŞIK ışık, Çığlık-ÂB é ﬁ ß Ǆ کتابة ی‌ه ۴ ² 水!',
  attributes: { a: 'Öğe', b: ['x', 'y'], c: true, d: 1.5 },
  attachments: [{ id: 'file', name: 'a.jpg', mediaType: 'image/jpeg', bytes: 1 }],
  location: { neighbourhood: 'n', street: 's', buildingNumber: '1', unitNumber: '2', directions: 'd' },
  applicant: {
    ...{ givenName: 'Gülşah', familyName: 'Çağlar', email: 'a.b@example.com', address: 'Bağ 1' },
    ...{ phone: '+90 530 253', nationalId: '1', hideIdentity: true },
  },
  reply: { channel: 'email', locale: 'tr' },
  notices: [],
  missing: ['phone'],
  tracking: { salt: 's', secretId: 'i' },
  uniques: {
    idempotency: { key: 'k', content: 'c' },
    alsoIdempotency: [{ key: 'l', content: 'c' }],
    external: { key: 'm', content: 'c' },
    nonce: 'n',
  },
  events: [
    {
      ...event,
      type: 'received',
      due: { on: '2026-02-01', basis: { rule: 'r', days: 1, unit: 'calendar' } },
    },
    { ...event, type: 'forwarded', unit: 'unit', note: 'Not' },
    { ...event, type: 'resolved', text: 'Cevap' },
    { ...event, type: 'rated', score: 4 },
  ],
  notifications: [
    { id: 'p', event: 'e', channel: 'email', state: 'pending', attempts: 0, at },
    { id: 'q', event: 'e', channel: 'sms', state: 'sent', attempts: 1, at },
  ],
  deliveries: [],
};

const digest = createHash('sha256')
  .update(JSON.stringify(packRow(indexRow(specimen))))
  .digest('base64url');

/**
 * What made a segment: its format, this server, the runtime (which knows what a letter is), and what a row comes out as
 * of a specimen. Another one's is not believed.
 */
export const segmentVersion = [format, version, process.version, endianness(), digest].join(' ');

import { createMimer } from '@melikgazi/mimer-sdk';
import type { Action, NewRequest, Status } from '@melikgazi/mimer-sdk/contract';
import { createTestBackend, type TestBackend, type TestBackendOptions } from '@melikgazi/mimer-sdk/testing';

/** Tuesday noon in Örnek. */
export const noon = new Date('2026-11-24T09:00:00Z');

/** A backend whose clock stands still until it is moved. */
export const startBackend = (options: TestBackendOptions = {}) => {
  let now = noon;
  const backend = createTestBackend({ now: () => now, ...options });
  const apiKey = backend.apiKey();
  return {
    backend,
    apiKey,
    /** A system of the municipality. */
    desk: createMimer({ endpoint: backend.endpoint, fetch: backend.fetch, apiKey }),
    /** A citizen's page. */
    citizen: createMimer({ endpoint: backend.endpoint, fetch: backend.fetch }),
    call: (path: string, init?: RequestInit) => backend.fetch(`${backend.endpoint}${path}`, init),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      backend.fetch(`${backend.endpoint}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    setNow: (to: string) => {
      now = new Date(to);
    },
  };
};

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** The test request of the seed that stands at a status. */
export const seeded = (backend: TestBackend, status: Status) => {
  const found = backend.requests.find(request => request.test && request.status === status);
  if (found === undefined) throw new Error(`No seeded request is ${status}.`);
  return found;
};

/** A complaint with all that Örnek wants to know. */
export const complaint: NewRequest = {
  kind: 'complaint',
  service: 'pothole',
  description: 'Sokağımızda büyük bir çukur var.',
  location: { neighbourhood: 'Çınar', street: 'Lale Sokak' },
  applicant: { givenName: 'Ayşe', familyName: 'Yılmaz', phone: '+905551112233', address: 'Lale Sokak 12' },
  reply: { channel: 'sms', locale: 'tr' },
  notices: [{ id: 'general', version: '2' }],
};

/** Every action of the desk, with what it needs; `into` and `eventId` are for the caller to replace. */
export const everyAction: { readonly [Type in Action['type']]: Extract<Action, { type: Type }> } = {
  review: { type: 'review' },
  forward: { type: 'forward', unit: 'roads' },
  start: { type: 'start' },
  ask: { type: 'ask', text: 'Hangi sokakta?' },
  answer: { type: 'answer', text: 'Lale Sokak', channel: 'phone' },
  resolve: { type: 'resolve', text: 'Onarıldı.' },
  decline: { type: 'decline', reason: 'no-clear-subject', text: 'Anlaşılamadı.' },
  transfer: { type: 'transfer', institution: { name: 'Su idaresi' }, text: 'Gönderildi.' },
  merge: { type: 'merge', into: '2026-0000000-0' },
  reopen: { type: 'reopen', text: 'Yeniden bakıyoruz.' },
  comment: { type: 'comment', text: 'Not.', public: false },
  amend: { type: 'amend', applicant: { email: 'ayse@ornek.example' } },
  redact: { type: 'redact', eventId: 'none' },
  renewCode: { type: 'renewCode' },
  classify: { type: 'classify', service: 'waste' },
  extend: { type: 'extend', days: 5, reason: 'Malzeme bekleniyor.' },
};

import type { Action, CallName, NewRequest } from '@melikgazi/mimer-sdk/contract';

const requests: NewRequest[] = [
  {
    kind: 'tip',
    service: 'STR-2',
    description: 'A house is growing without a permit.',
    reply: { channel: 'none', locale: 'en' },
  },
  {
    kind: 'idea',
    service: 'STR-2',
    description: 'A bench under the lime tree.',
    location: { neighbourhood: 'Işık mill', street: 'Mill Lane', lat: 40.7, lng: -74 },
    applicant: { givenName: 'Ada', phone: '+12125550123', email: 'ada@example.org' },
    reply: { channel: 'email', locale: 'tr' },
    source: 'phone',
    receivedAt: '2026-11-20T10:00:00Z',
    operator: 'clerk 7',
  },
];

const actions: Action[] = [
  { type: 'review' },
  { type: 'forward', unit: 'works', note: 'Please.' },
  { type: 'start', expectedOn: '2026-12-01' },
  { type: 'ask', text: 'Which tree?' },
  { type: 'answer', text: 'The lime.', channel: 'phone' },
  { type: 'comment', text: 'Looked at it.', public: false },
  { type: 'amend', location: { street: 'Elm Street' } },
  { type: 'redact', eventId: 'x' },
  { type: 'renewCode' },
  { type: 'classify', kind: 'idea' },
  { type: 'extend', days: 3, reason: 'Snow.' },
  { type: 'resolve', text: 'Done.' },
  { type: 'decline', reason: 'unclear', text: 'We could not tell.' },
  { type: 'transfer', institution: { name: 'County' }, text: 'Theirs.' },
  { type: 'merge', into: '2026-4819073-2' },
  { type: 'reopen', text: 'Not yet.' },
];

/** Bodies as they should be, to be spoilt: chance alone would hardly ever get past the door. */
export const examples: Partial<Record<CallName, readonly unknown[]>> = {
  createRequest: requests,
  actOnRequest: actions,
  replyToRequest: [{ text: 'The lime tree.' }],
  rateRequest: [{ score: 4, text: 'Thanks.' }],
  reopenRequest: [{ text: 'It broke again.' }],
  withdrawRequest: [{ text: 'Never mind.' }, {}],
  changeReplyChannel: [{ channel: 'none' }],
  settleNotification: [{ outcome: 'done' }],
};

/** A picture of one pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

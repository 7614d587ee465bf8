import type { CallName } from '../../calls.ts';
import type { Action, DeskRequest, DeskSummaryPage, Unit } from '../../desk.ts';
import type { Notification, NotificationOutcome, NotificationPage } from '../../notification.ts';
import type { WebhookDelivery, WebhookDeliveryPage } from '../../webhook.ts';
import type { WebhookEvent } from '../../webhook-event.ts';
import type { CallExample } from './call-example.ts';
import { attachment } from './submission.ts';
import { awaiting } from './tracking.ts';

const { reference } = awaiting;

const deskRequest: DeskRequest = {
  ...awaiting,
  version: 7,
  test: false,
  source: 'phone',
  externalId: 'call-88213',
  operator: 'm.demir',
  client: 'call-centre',
  attributes: { size: 'large' },
  applicant: {
    givenName: 'Ayşe',
    familyName: 'Yılmaz',
    phone: '+905302539191',
    address: 'Kılıçaslan Mah. Bahçe Sok. 12/3 Melikgazi',
  },
  reply: { channel: 'sms', locale: 'tr' },
  notices: [{ id: 'general', version: '2026-11' }],
  timeline: awaiting.timeline.map(event => ({
    ...event,
    public: true,
    ...(event.type === 'forwarded' && { by: 'call-centre', note: 'Ekip perşembe o sokakta.' }),
  })),
  notifications: [],
  missing: [],
};

const inProgress: DeskRequest = {
  ...deskRequest,
  version: 8,
  status: 'in_progress',
  statusLabel: 'İşlemde',
  updatedAt: '2026-11-25T08:30:00+03:00',
  timeline: [
    ...deskRequest.timeline,
    {
      id: 'e4',
      at: '2026-11-25T08:30:00+03:00',
      type: 'started',
      actor: 'staff',
      by: 'fen-isleri-desk',
      public: true,
      expectedOn: '2026-11-26',
    },
  ],
};

const summaries: DeskSummaryPage = {
  items: [
    {
      reference,
      kind: 'complaint',
      service: 'YOL-01',
      source: 'phone',
      status: 'awaiting_citizen',
      unit: 'fen-isleri',
      receivedAt: awaiting.receivedAt,
      updatedAt: awaiting.updatedAt,
      dueOn: '2026-12-23',
      version: 7,
      missing: [],
      test: false,
    },
  ],
  nextCursor: 'WyIyMDI2LTExLTIzVDA4OjQyOjAwWiIsIjIwMjYtNDgxOTA3My0yIl0',
};

const actions = {
  forward: {
    summary: 'To the unit that is in charge.',
    value: { type: 'forward', unit: 'fen-isleri', note: 'Ekip perşembe o sokakta.' } satisfies Action,
  },
  start: { summary: 'Work begins.', value: { type: 'start', expectedOn: '2026-11-26' } satisfies Action },
  ask: {
    summary: 'A question to the citizen.',
    value: { type: 'ask', text: 'Çukur hangi kapının önünde?' } satisfies Action,
  },
  resolve: {
    summary: 'Done, with a picture of it.',
    value: {
      type: 'resolve',
      text: 'Çukur bugün kapatıldı. Bildirdiğiniz için teşekkür ederiz.',
      attachments: [attachment.id],
    } satisfies Action,
  },
  decline: {
    summary: 'Not done, for a reason from the municipality’s list.',
    value: {
      type: 'decline',
      reason: 'repeated',
      text: 'Aynı konudaki başvurunuz geçen ay sonuçlanmıştı.',
    } satisfies Action,
  },
};

const notification: Notification = {
  id: `${reference}_3f6c0c1e-6a7e-4f37`,
  reference,
  channel: 'phone',
  state: 'task',
  attempts: 0,
  at: '2026-11-24T09:10:00+03:00',
  text: 'Çukur hangi kapının önünde?',
};
const notifications: NotificationPage = { items: [notification] };

const delivery: WebhookDelivery = {
  id: `${reference}_9a4e7f20-11c5-4b3a`,
  webhook: 'crm',
  reference,
  type: 'request.forwarded',
  state: 'failed',
  attempts: 10,
  at: '2026-11-26T13:05:00+03:00',
  lastError: 'HTTP 503',
};
const deliveries: WebhookDeliveryPage = { items: [delivery] };

const units: Unit[] = [
  { code: 'fen-isleri', name: 'Fen İşleri Müdürlüğü' },
  { code: 'zabita', name: 'Zabıta Müdürlüğü' },
];

/** What a webhook is sent. */
export const webhookEvent: WebhookEvent = {
  type: 'request.forwarded',
  timestamp: '2026-11-23T13:05:00+03:00',
  data: { jurisdiction: 'melikgazi', reference, version: 2, status: 'forwarded' },
};

/** What the municipality's own staff and systems do. */
export const deskExamples = {
  listDeskRequests: {
    tag: 'Desk',
    parameters: { status: 'awaiting_citizen', unit: 'fen-isleri', sort: 'dueOn', limit: 50 },
    answer: summaries,
  },
  getDeskRequest: {
    tag: 'Desk',
    description: 'A key that is bound to a unit sees its requests alone; others are `404`.',
    answer: deskRequest,
  },
  actOnRequest: {
    tag: 'Desk',
    description:
      'Decided on the version named in `If-Match`; when somebody was faster, the answer is `412 stale`. Which action is legal in which status, `409 illegal_transition` tells.',
    requests: actions,
    answer: inProgress,
  },
  getDeskAttachment: { tag: 'Attachments' },
  listUnits: { tag: 'Desk', answer: units },
  exportPersonalData: { tag: 'Personal data', answer: deskRequest },
  erasePersonalData: { tag: 'Personal data' },
  listNotifications: { tag: 'Notifications', parameters: { state: 'task' }, answer: notifications },
  settleNotification: {
    tag: 'Notifications',
    parameters: { id: notification.id },
    requests: {
      told: {
        summary: 'The citizen was told by telephone.',
        value: { outcome: 'done', note: 'Görüşüldü, 14 numaranın önünde.' } satisfies NotificationOutcome,
      },
      again: { summary: 'Send it again.', value: { outcome: 'retry' } satisfies NotificationOutcome },
    },
    answer: { ...notification, state: 'done' } satisfies Notification,
  },
  listWebhookDeliveries: { tag: 'Webhooks', parameters: { state: 'failed' }, answer: deliveries },
  replayWebhookDelivery: {
    tag: 'Webhooks',
    parameters: { id: delivery.id },
    answer: {
      id: delivery.id,
      webhook: 'crm',
      reference,
      type: 'request.forwarded',
      state: 'pending',
      attempts: 0,
      at: '2026-11-27T09:00:00+03:00',
    } satisfies WebhookDelivery,
  },
} as const satisfies Partial<Record<CallName, CallExample>>;

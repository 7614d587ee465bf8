import type {
  FieldError,
  Jurisdiction,
  NewRequest,
  ProblemCode,
  Receipt,
  Service,
  TrackedRequest,
} from '@melikgazi/mimer-sdk/contract';
import { problemCodes } from '@melikgazi/mimer-sdk/contract';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { jurisdiction, services } from './catalogue.ts';

export const endpoint = 'https://mimer.test/ornek/v1';

export const receipt: Receipt = {
  reference: '2026-4819073-2',
  trackingCode: '4805137296',
  receivedAt: '2026-11-23T14:05:00+03:00',
  dueOn: '2026-12-23',
  dueBasis: { rule: '3071', days: 30, unit: 'calendar' },
  subject: 'Çukur / yol bozukluğu',
  trackingUrl: 'https://mimer.test/takip#2026-4819073-2',
  test: false,
};

export const tracked: TrackedRequest = {
  reference: receipt.reference,
  kind: 'complaint',
  service: { code: 'YOL-01', name: 'Çukur / yol bozukluğu' },
  status: 'forwarded',
  statusLabel: 'Birime yönlendirildi',
  receivedAt: receipt.receivedAt,
  updatedAt: '2026-11-24T09:30:00+03:00',
  dueOn: '2026-12-23',
  unit: { code: 'fen-isleri', name: 'Fen İşleri Müdürlüğü' },
  description: 'Sokağımızda büyük bir çukur var.',
  attachments: [],
  reply: { channel: 'sms' },
  timeline: [
    { id: 'e1', at: receipt.receivedAt, type: 'received', actor: 'citizen' },
    {
      id: 'e2',
      at: '2026-11-24T09:30:00+03:00',
      type: 'forwarded',
      actor: 'staff',
      unit: { code: 'fen-isleri', name: 'Fen İşleri Müdürlüğü' },
      text: 'Ekiplerimiz yerinde inceleyecek.',
    },
  ],
  can: { reply: false, rate: false, reopen: false, withdraw: false, changeReplyChannel: false },
};

/** A submission as it arrived. */
export interface Arrival {
  readonly key: string | null;
  readonly body: NewRequest;
}

/** An answer of `application/problem+json`. */
export const problem = (code: ProblemCode, errors?: FieldError[]): Response =>
  HttpResponse.json(
    {
      type: 'about:blank',
      title: code,
      status: problemCodes[code],
      code,
      detail: 'For the log.',
      requestId: 'r-1',
      ...(errors && { errors }),
    },
    { status: problemCodes[code], headers: { 'Content-Type': 'application/problem+json' } },
  );

/** What a test may want to be otherwise. */
export interface FakeBackendOptions {
  readonly jurisdiction?: Partial<Jurisdiction>;
  readonly services?: readonly Service[];
  /** Answers in place of the municipality. */
  readonly onLoad?: () => Promise<Response | undefined> | Response | undefined | void;
  /** Answers a submission in place of the receipt; `undefined` leaves it to the receipt. */
  readonly onCreate?: (
    arrival: Arrival,
    count: number,
  ) => Promise<Response | undefined> | Response | undefined;
  readonly onTrack?: (reference: string, code: string) => Response | undefined;
}

/** A backend that speaks the core of the contract and remembers what arrived. */
export const createFakeBackend = (options: FakeBackendOptions = {}) => {
  const arrivals: Arrival[] = [];
  const handlers: RequestHandler[] = [
    http.get(
      `${endpoint}/`,
      async () =>
        (await options.onLoad?.()) ?? HttpResponse.json({ ...jurisdiction, ...options.jurisdiction }),
    ),
    http.get(`${endpoint}/services`, () => HttpResponse.json(options.services ?? services)),
    http.post<never, NewRequest>(`${endpoint}/requests`, async ({ request }) => {
      const arrival = { key: request.headers.get('Idempotency-Key'), body: await request.json() };
      arrivals.push(arrival);
      return (
        (await options.onCreate?.(arrival, arrivals.length)) ?? HttpResponse.json(receipt, { status: 201 })
      );
    }),
    http.get<{ reference: string }>(`${endpoint}/requests/:reference`, ({ request, params }) => {
      const code = request.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
      const known = params.reference === receipt.reference && code === receipt.trackingCode;
      return (
        options.onTrack?.(params.reference, code) ??
        (known ? HttpResponse.json(tracked) : problem('not_found'))
      );
    }),
  ];
  return { arrivals, handlers };
};

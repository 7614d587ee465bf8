import type {
  FieldError,
  Jurisdiction,
  NewRequest,
  ProblemCode,
  Receipt,
  Service,
  Statistics,
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

/** A call of a citizen's that changes a request, as it arrived; `call` is the path's last part. */
export interface Change {
  readonly call: string;
  readonly key: string | null;
  readonly challenge: string | null;
  readonly body: unknown;
}

/** A file as it arrived. */
export interface ArrivedFile {
  readonly file: File;
  readonly challenge: string | null;
  /** For a reply: the request, and its tracking code as the caller shows it. */
  readonly reference: string | null;
  readonly authorization: string | null;
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
  /** Answers `GET /statistics`, which is not found otherwise. */
  readonly onStatistics?: (query: URLSearchParams) => Statistics | Response;
  /** Answers in place of the municipality. */
  readonly onLoad?: () => Promise<Response | undefined> | Response | undefined | void;
  /** Answers a submission in place of the receipt; `undefined` leaves it to the receipt. */
  readonly onCreate?: (
    arrival: Arrival,
    count: number,
  ) => Promise<Response | undefined> | Response | undefined;
  /** Answers who asks for a receipt by its key; `undefined` means that there is none. */
  readonly onFindReceipt?: (key: string | null) => Response | undefined;
  readonly onTrack?: (reference: string, code: string, challenge: string | null) => Response | undefined;
  /** Answers for a file of a request. */
  readonly onFile?: (id: string) => Promise<Response> | Response;
  /** Answers a change of a request in place of the request as it was. */
  readonly onChange?: (change: Change, count: number) => Promise<Response | undefined> | Response | undefined;
  /** Answers an upload in place of an attachment; `undefined` leaves it to that. */
  readonly onUpload?: (
    arrived: ArrivedFile,
    count: number,
  ) => Promise<Response | undefined> | Response | undefined;
}

/** A backend that speaks the core of the contract and remembers what arrived. */
export const createFakeBackend = (options: FakeBackendOptions = {}) => {
  const arrivals: Arrival[] = [];
  const changes: Change[] = [];
  const files: ArrivedFile[] = [];
  const handlers: RequestHandler[] = [
    http.get(
      `${endpoint}/`,
      async () =>
        (await options.onLoad?.()) ?? HttpResponse.json({ ...jurisdiction, ...options.jurisdiction }),
    ),
    http.get(`${endpoint}/services`, () => HttpResponse.json(options.services ?? services)),
    http.get(`${endpoint}/statistics`, ({ request }) => {
      const answer = options.onStatistics?.(new URL(request.url).searchParams) ?? problem('not_found');
      return answer instanceof Response ? answer : HttpResponse.json(answer);
    }),
    http.post<never, NewRequest>(`${endpoint}/requests`, async ({ request }) => {
      const arrival = { key: request.headers.get('Idempotency-Key'), body: await request.json() };
      arrivals.push(arrival);
      return (
        (await options.onCreate?.(arrival, arrivals.length)) ?? HttpResponse.json(receipt, { status: 201 })
      );
    }),
    http.get(
      `${endpoint}/receipt`,
      ({ request }) =>
        options.onFindReceipt?.(request.headers.get('Idempotency-Key')) ?? problem('not_found'),
    ),
    http.post(`${endpoint}/attachments`, async ({ request }) => {
      const file = (await request.formData()).get('file');
      if (!(file instanceof File)) return problem('malformed');
      const { headers } = request;
      const arrived = {
        file,
        challenge: headers.get('Mimer-Challenge'),
        reference: headers.get('Mimer-Reference'),
        authorization: headers.get('Authorization'),
      };
      const count = files.push(arrived);
      const { name, size, type } = file;
      return (
        (await options.onUpload?.(arrived, count)) ??
        HttpResponse.json({ id: `file-${count}`, name, mediaType: type, bytes: size }, { status: 201 })
      );
    }),
    http.get<{ reference: string }>(`${endpoint}/requests/:reference`, ({ request, params }) => {
      const code = request.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
      const known = params.reference === receipt.reference && code === receipt.trackingCode;
      return (
        options.onTrack?.(params.reference, code, request.headers.get('Mimer-Challenge')) ??
        (known ? HttpResponse.json(tracked) : problem('not_found'))
      );
    }),
    http.get<{ id: string }>(
      `${endpoint}/requests/:reference/attachments/:id`,
      ({ params }) => options.onFile?.(params.id) ?? problem('not_found'),
    ),
    http.all<{ call: string }>(`${endpoint}/requests/:reference/:call`, async ({ request, params }) => {
      const change = {
        call: params.call,
        key: request.headers.get('Idempotency-Key'),
        challenge: request.headers.get('Mimer-Challenge'),
        body: await request.json(),
      };
      changes.push(change);
      return (await options.onChange?.(change, changes.length)) ?? HttpResponse.json(tracked);
    }),
  ];
  return { arrivals, changes, files, handlers };
};

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
import {
  attachmentSchema,
  newRequestSchema,
  problemCodes,
  type CallName,
} from '@melikgazi/mimer-sdk/contract';
import { createTestBackend, type TestBackend } from '@melikgazi/mimer-sdk/testing';
import { mswHandlers } from '@melikgazi/mimer-sdk/testing/msw';
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
  /** What the backend called it; `undefined` where it did not take it. */
  id?: string;
}

/** An answer of `application/problem+json`. */
export const problem = (code: ProblemCode, errors?: FieldError[]): Response =>
  Response.json(
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
  /** @default the machine's clock */
  readonly now?: () => Date;
  /** Answers `GET /statistics`. */
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

/** The municipality of the catalogue as the testing backend plays it, with hooks to have it otherwise. */
export const createFakeBackend = (options: FakeBackendOptions = {}) => {
  const arrivals: Arrival[] = [];
  const changes: Change[] = [];
  const files: ArrivedFile[] = [];
  const backend = createTestBackend({
    endpoint,
    ...(options.now && { now: options.now }),
    municipality: {
      jurisdiction: { ...jurisdiction, ...options.jurisdiction },
      services: options.services ?? services,
      units: [{ code: 'fen-isleri', name: 'Fen İşleri Müdürlüğü' }],
    },
  });
  plantTracked(backend);
  const answer = (
    call: CallName | readonly CallName[],
    hook: (
      request: Request,
      reach: () => Promise<Response>,
    ) => Promise<Response | undefined> | Response | undefined,
  ) => backend.scenarios.answer({ call, with: hook });

  answer('getJurisdiction', async () => (await options.onLoad?.()) ?? undefined);
  answer('getStatistics', ({ url }) => {
    const told = options.onStatistics?.(new URL(url).searchParams);
    return told === undefined || told instanceof Response ? told : Response.json(told);
  });
  answer('createRequest', async request => {
    const body = newRequestSchema.parse(await request.json());
    const arrival = { key: request.headers.get('Idempotency-Key'), body };
    const count = arrivals.push(arrival);
    return options.onCreate?.(arrival, count);
  });
  answer('findReceipt', ({ headers }) => options.onFindReceipt?.(headers.get('Idempotency-Key')));
  answer('uploadAttachment', async (request, reach) => {
    const file = (await request.formData()).get('file');
    if (!(file instanceof File)) return problem('malformed');
    const { headers } = request;
    const arrived: ArrivedFile = {
      file,
      challenge: headers.get('Mimer-Challenge'),
      reference: headers.get('Mimer-Reference'),
      authorization: headers.get('Authorization'),
    };
    const count = files.push(arrived);
    const taken = (await options.onUpload?.(arrived, count)) ?? (await reach());
    if (taken.ok) arrived.id = attachmentSchema.parse(await taken.clone().json()).id;
    return taken;
  });
  answer('trackRequest', ({ url, headers }) => {
    const code = headers.get('Authorization')?.replace('Bearer ', '') ?? '';
    return options.onTrack?.(lastPart(url), code, headers.get('Mimer-Challenge'));
  });
  answer('getAttachment', ({ url }) => options.onFile?.(lastPart(url)));
  answer(changingCalls, async request => {
    const { headers, url } = request;
    const body: unknown = await request.json();
    const change = {
      call: lastPart(url),
      key: headers.get('Idempotency-Key'),
      challenge: headers.get('Mimer-Challenge'),
      body,
    };
    const count = changes.push(change);
    return options.onChange?.(change, count);
  });
  return { arrivals, changes, files, handlers: mswHandlers(backend), backend };
};

/** Lets the request of `receipt` and `tracked` happen; the receipt of the next submission is `receipt` too. */
const plantTracked = ({ plant, awaitRequest }: TestBackend): void => {
  const { reference, trackingCode } = receipt;
  plant({
    reference,
    trackingCode,
    receivedAt: new Date(receipt.receivedAt),
    submitted: {
      kind: tracked.kind,
      service: tracked.service.code,
      description: tracked.description,
      attributes: { blocked: false },
      location: { neighbourhood: 'Hunat' },
      applicant: {
        givenName: 'Ayşe',
        familyName: 'Yılmaz',
        phone: '+905551112233',
        address: 'Lale Sokak 12',
      },
      reply: { channel: 'sms', locale: 'tr' },
      notices: [{ id: 'general', version: '2026-01' }],
    },
    deeds: [{ desk: { type: 'forward', unit: 'fen-isleri' }, at: new Date(tracked.updatedAt) }],
  });
  awaitRequest({ reference, trackingCode });
};

const changingCalls = [
  'replyToRequest',
  'rateRequest',
  'reopenRequest',
  'withdrawRequest',
  'changeReplyChannel',
] as const;

const lastPart = (url: string): string => decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');

import type { Breakage } from './breakage.ts';
import {
  isObject,
  isSubmission,
  isTracking,
  jsonIn,
  textIn,
  withHeaders,
  withJson,
  withText,
  type Answered,
  type Middleman,
  type Passing,
} from './proxy.ts';

/** Changes answers alone. */
const answering =
  (change: (answered: Answered, request: Passing) => Answered): (() => Middleman) =>
  () =>
  async (request, pass) =>
    change(await pass(request), request);

const isDesk = ({ path }: Passing) => path.startsWith('/desk/');

/** Backends that do the right thing and say it wrongly. */
export const brokenAnswers: readonly Breakage[] = [
  {
    name: 'answers errors as HTML',
    rule: 'errors/problem',
    create: answering(answered =>
      answered.status < 400
        ? answered
        : withHeaders(withText(answered, '<h1>Error</h1>'), { 'Content-Type': 'text/html' }),
    ),
  },
  {
    name: 'answers a submission with 200',
    rule: 'submission/accepted',
    create: answering((answered, request) =>
      isSubmission(request) && answered.status === 201 ? { ...answered, status: 200 } : answered,
    ),
  },
  {
    name: 'leaves out the CORS headers',
    rule: 'cors/open',
    create: answering(answered => withHeaders(answered, { 'Access-Control-Allow-Origin': null })),
  },
  {
    name: 'opens its desk to every origin',
    rule: 'cors/desk',
    create: answering((answered, request) =>
      isDesk(request) ? withHeaders(answered, { 'Access-Control-Allow-Origin': '*' }) : answered,
    ),
  },
  {
    name: 'hides its headers from pages',
    rule: 'cors/exposed',
    create: answering(answered => withHeaders(answered, { 'Access-Control-Expose-Headers': null })),
  },
  {
    name: 'gives times without an offset',
    rule: 'conventions/times',
    create: answering(answered =>
      withText(answered, textIn(answered).replaceAll(/(T\d\d:\d\d:\d\d(?:\.\d+)?)Z"/g, '$1"')),
    ),
  },
  {
    name: 'names a member in snake_case',
    rule: 'conventions/camel-case',
    create: answering(answered => {
      const json = jsonIn(answered);
      return isObject(json) ? withJson(answered, { ...json, created_at: 1 }) : answered;
    }),
  },
  {
    name: 'leaves a required member out of its receipts',
    rule: 'conventions/schema',
    create: answering((answered, request) => {
      const json = jsonIn(answered);
      if (!isSubmission(request) || answered.status !== 201 || !isObject(json)) return answered;
      const { subject: _, ...rest } = json;
      return withJson(answered, rest);
    }),
  },
  {
    name: 'redirects the root without a slash',
    rule: 'conventions/no-redirect',
    create: () => async (request, pass) =>
      request.path === ''
        ? withHeaders({ ...(await pass(request)), status: 301 }, { Location: '/' })
        : pass(request),
  },
  {
    name: 'says nothing of its language',
    rule: 'conventions/language',
    create: answering(answered => withHeaders(answered, { 'Content-Language': null })),
  },
  {
    name: 'sets a cookie',
    rule: 'conventions/no-cookies',
    create: answering(answered => withHeaders(answered, { 'Set-Cookie': 'session=1' })),
  },
  {
    name: 'lets caches keep what is private',
    rule: 'caching/tracked-private',
    create: answering((answered, request) =>
      isTracking(request) ? withHeaders(answered, { 'Cache-Control': 'max-age=60' }) : answered,
    ),
  },
  {
    name: 'takes no notice of If-None-Match',
    rule: 'caching/public-not-modified',
    create: () => (request, pass) => {
      request.headers.delete('If-None-Match');
      return pass(request);
    },
  },
  {
    name: 'does not mark a replay',
    rule: 'exactly-once/replayed-header',
    create: answering(answered => withHeaders(answered, { 'Idempotency-Replayed': null })),
  },
  {
    name: 'repeats the credential in an error',
    rule: 'errors/no-secrets',
    create: answering((answered, { headers }) => {
      const json = jsonIn(answered);
      if (answered.status < 400 || !isObject(json)) return answered;
      return withJson(answered, { ...json, detail: `No: ${headers.get('Authorization') ?? ''}` });
    }),
  },
  {
    name: 'gives an error a status that is not its code’s',
    rule: 'errors/codes',
    create: answering(answered => (answered.status === 422 ? { ...answered, status: 400 } : answered)),
  },
  {
    name: 'tells a small count',
    rule: 'statistics/threshold',
    create: answering((answered, { path }) => {
      const json = jsonIn(answered);
      if (!path.startsWith('/statistics') || !isObject(json)) return answered;
      return withJson(answered, { ...json, byKind: { complaint: 2 } });
    }),
  },
  {
    name: 'shows a citizen who of the staff did it',
    rule: 'tracking/no-desk-members',
    create: answering((answered, request) => {
      const json = jsonIn(answered);
      if (!isTracking(request) || !isObject(json) || !Array.isArray(json['timeline'])) return answered;
      const timeline = json['timeline'].map((event: unknown) =>
        isObject(event) ? { ...event, by: 'A. Clerk' } : event,
      );
      return withJson(answered, { ...json, timeline });
    }),
  },
  {
    name: 'offers a citizen what it then refuses',
    rule: 'citizen/can-agrees',
    create: answering((answered, request) => {
      const json = jsonIn(answered);
      if (!isTracking(request) || !isObject(json) || !isObject(json['can'])) return answered;
      return withJson(answered, { ...json, can: { ...json['can'], rate: true } });
    }),
  },
  {
    name: 'shows a status that its events do not lead to',
    rule: 'lifecycle/derived-status',
    create: answering((answered, request) => {
      const json = jsonIn(answered);
      if (!isDesk(request) || !isObject(json) || json['status'] !== 'in_progress') return answered;
      return withJson(answered, { ...json, status: 'in_review' });
    }),
  },
  {
    name: 'serves files as pages of its own',
    rule: 'attachments/bytes',
    create: answering((answered, { path }) =>
      /\/attachments\/./.test(path)
        ? withHeaders(answered, { 'Content-Disposition': null, 'Content-Security-Policy': null })
        : answered,
    ),
  },
  {
    name: 'ends its live answers after the first event',
    rule: 'live/change',
    create: answering((answered, { path }) =>
      path.endsWith('/live') ? { ...answered, body: firstEventOf(answered.body) } : answered,
    ),
  },
  {
    name: 'calls its live answers JSON',
    rule: 'live/first-event',
    create: answering((answered, { path }) =>
      path.endsWith('/live') ? withHeaders(answered, { 'Content-Type': 'application/json' }) : answered,
    ),
  },
  {
    name: 'begins anew whatever Last-Event-ID says',
    rule: 'live/resumes',
    create: () => (request, pass) => {
      request.headers.delete('Last-Event-ID');
      return pass(request);
    },
  },
];

/** A stream up to the end of its first event. */
const firstEventOf = (body: Answered['body']): Answered['body'] => {
  if (body instanceof Uint8Array) return body;
  let told = '';
  return body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        controller.enqueue(chunk);
        told += new TextDecoder().decode(chunk);
        if (/data: .*\n\n/.test(told)) controller.terminate();
      },
    }),
  );
};

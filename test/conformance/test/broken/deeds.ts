import { solveChallenge } from '@melikgazi/mimer-sdk/challenge';
import { challengeSchema } from '@melikgazi/mimer-sdk/contract';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import * as z from 'zod/mini';
import type { Breakage } from './breakage.ts';
import {
  bodyOf,
  codeOf,
  isObject,
  isSubmission,
  isTracking,
  jsonIn,
  textIn,
  withJson,
  withText,
  type Answered,
  type Middleman,
  type Pass,
  type Passing,
} from './proxy.ts';

const withBody = (request: Passing, body: unknown): Passing => ({ ...request, body: JSON.stringify(body) });

const withHeader = (request: Passing, name: string, value: string): Passing => {
  const headers = new Headers(request.headers);
  headers.set(name, value);
  return { ...request, headers };
};

const referenceIn = ({ path }: Passing): string => /\d{4}-\d{7}-\d/.exec(path)?.[0] ?? '';

const isAction = ({ method, path }: Passing): boolean => method === 'POST' && path.endsWith('/actions');

/** What the desk sees of the request that another call is about. */
const atDesk = async (request: Passing, pass: Pass, key: string): Promise<Answered> =>
  pass({
    method: 'GET',
    path: `/desk/requests/${referenceIn(request)}`,
    headers: new Headers({ Authorization: `Bearer ${key}` }),
    body: undefined,
  });

const versionOf = (answered: Answered): string => answered.headers.get('ETag') ?? '"0"';

/** Gives references other names outside than they have inside. */
const renaming = (rename: (reference: string) => string): Middleman => {
  const outside = new Map<string, string>();
  const inside = new Map<string, string>();
  const pattern = /\d{4}-\d{7}-\d/g;
  const comeIn = (text: string) => text.replaceAll(pattern, name => inside.get(name) ?? name);
  return async (request, pass) => {
    const { body } = request;
    const answered = await pass({
      ...request,
      path: comeIn(request.path),
      body: typeof body === 'string' ? comeIn(body) : body,
    });
    if (!/json/.test(answered.headers.get('Content-Type') ?? '')) return answered;
    const text = textIn(answered).replaceAll(pattern, real => {
      const name = outside.get(real) ?? rename(real);
      outside.set(real, name);
      inside.set(name, real);
      return name;
    });
    return withText(answered, text);
  };
};

/** Backends that do the wrong thing. */
export const brokenDeeds: readonly Breakage[] = [
  {
    name: 'stores a second request for a repeated key',
    rule: 'exactly-once/replay',
    create: () => (request, pass) =>
      pass(
        isSubmission(request) && request.headers.has('Idempotency-Key')
          ? withHeader(request, 'Idempotency-Key', crypto.randomUUID())
          : request,
      ),
  },
  {
    name: 'forgets the key where posts come at once',
    rule: 'exactly-once/parallel',
    create: () => {
      const known = new Set<string>();
      return async (request, pass) => {
        const key = request.headers.get('Idempotency-Key') ?? '';
        // Looked up when the request comes, remembered when its answer goes: in between, the same key is new.
        if (!isSubmission(request) || key === '' || known.has(key)) return pass(request);
        const answered = await pass(withHeader(request, 'Idempotency-Key', crypto.randomUUID()));
        known.add(key);
        return answered;
      };
    },
  },
  {
    name: 'takes other content for the same',
    rule: 'exactly-once/mismatch',
    create: () => {
      const receipts = new Map<string, Answered>();
      return async (request, pass) => {
        const key = request.headers.get('Idempotency-Key') ?? '';
        const answered = await pass(request);
        if (!isSubmission(request)) return answered;
        if (answered.status === 201) receipts.set(key, answered);
        return codeOf(answered) === 'idempotency_mismatch' ? (receipts.get(key) ?? answered) : answered;
      };
    },
  },
  {
    name: 'stores a second request for a repeated externalId',
    rule: 'exactly-once/external-id',
    create: () => (request, pass) => {
      const body = bodyOf(request);
      if (!isSubmission(request) || body?.['externalId'] === undefined) return pass(request);
      return pass(withBody(request, { ...body, externalId: crypto.randomUUID() }));
    },
  },
  {
    name: 'accepts a member that there is not',
    rule: 'conventions/unknown-member',
    create: () => (request, pass) => {
      const body = bodyOf(request);
      if (!isSubmission(request) || body === undefined) return pass(request);
      const { conformanceUnknown: _, reply, ...rest } = body;
      const { conformanceUnknown: _1, ...known } = isObject(reply) ? reply : {};
      return pass(withBody(request, { ...rest, ...(reply !== undefined && { reply: known }) }));
    },
  },
  {
    name: 'gives references a wrong check digit',
    rule: 'receipt/check-digit',
    create: () => renaming(reference => `${reference.slice(0, -1)}${(Number(reference.at(-1)) + 1) % 10}`),
  },
  {
    name: 'counts its references up',
    rule: 'receipt/reference-random',
    create: () => {
      let count = 4_000_000;
      return renaming(reference => referenceOf(Number(reference.slice(0, 4)), (count += 1)));
    },
  },
  {
    name: 'tells a wrong code from a wrong reference',
    rule: 'tracking/same-answer',
    create:
      ({ key }) =>
      async (request, pass) => {
        const answered = await pass(request);
        const json = jsonIn(answered);
        if (!isTracking(request) || answered.status !== 404 || !isObject(json)) return answered;
        const isThere = (await atDesk(request, pass, key)).status === 200;
        return isThere ? withJson(answered, { ...json, detail: 'The code is wrong.' }) : answered;
      },
  },
  {
    name: 'takes a key for a tracking code',
    rule: 'credentials/key-on-citizen-call',
    create:
      ({ key }) =>
      async (request, pass) => {
        const isKey = request.headers.get('Authorization') === `Bearer ${key}`;
        return isTracking(request) && isKey ? atDesk(request, pass, key) : pass(request);
      },
  },
  {
    name: 'shows an internal comment to the citizen',
    rule: 'actions/internal-comment',
    create:
      ({ key }) =>
      async (request, pass) => {
        const answered = await pass(request);
        const json = jsonIn(answered);
        if (!isTracking(request) || answered.status !== 200 || !isObject(json)) return answered;
        const desk = jsonIn(await atDesk(request, pass, key));
        return withJson(answered, { ...json, timeline: isObject(desk) ? desk['timeline'] : [] });
      },
  },
  {
    name: 'shows the last item of a page on the next one again',
    rule: 'desk-list/under-writes',
    create: () => {
      let last: unknown;
      return async (request, pass) => {
        const answered = await pass(request);
        const json = jsonIn(answered);
        if (!request.path.startsWith('/desk/requests?') || !isObject(json)) return answered;
        const items: readonly unknown[] = Array.isArray(json['items']) ? json['items'] : [];
        const again = /[?&]cursor=/.test(request.path) ? [last, ...items] : items;
        last = items.at(-1);
        return withJson(answered, { ...json, items: again });
      };
    },
  },
  {
    name: 'leaves out the first item of every page but the first',
    rule: 'desk-list/under-writes',
    create: () => async (request, pass) => {
      const answered = await pass(request);
      const json = jsonIn(answered);
      if (!/[?&]cursor=/.test(request.path) || !isObject(json)) return answered;
      const items: readonly unknown[] = Array.isArray(json['items']) ? json['items'] : [];
      return withJson(answered, { ...json, items: items.slice(1) });
    },
  },
  {
    name: 'lists more than 200 at once',
    rule: 'desk-list/bad-query',
    create: () => (request, pass) =>
      pass({ ...request, path: request.path.replace('limit=201', 'limit=200') }),
  },
  {
    name: 'wants no If-Match',
    rule: 'actions/if-match-required',
    create:
      ({ key }) =>
      async (request, pass) => {
        if (!isAction(request) || request.headers.has('If-Match')) return pass(request);
        return pass(withHeader(request, 'If-Match', versionOf(await atDesk(request, pass, key))));
      },
  },
  {
    name: 'takes any If-Match',
    rule: 'actions/stale',
    create:
      ({ key }) =>
      async (request, pass) => {
        const answered = await pass(request);
        if (!isAction(request) || codeOf(answered) !== 'stale') return answered;
        return pass(withHeader(request, 'If-Match', versionOf(await atDesk(request, pass, key))));
      },
  },
  {
    name: 'says that an illegal action was done',
    rule: 'lifecycle/illegal-in-resolved',
    create:
      ({ key }) =>
      async (request, pass) => {
        const answered = await pass(request);
        return isAction(request) && codeOf(answered) === 'illegal_transition'
          ? atDesk(request, pass, key)
          : answered;
      },
  },
  {
    name: 'lets two requests claim one file',
    rule: 'attachments/claimed-once',
    create: () => async (request, pass) => {
      const answered = await pass(request);
      if (!isSubmission(request) || codeOf(answered) !== 'unknown_attachment') return answered;
      const { attachments: _, ...rest } = bodyOf(request) ?? {};
      return pass(withBody(request, rest));
    },
  },
  {
    name: 'keeps what it was told to erase',
    rule: 'personal-data/erased',
    create: () => {
      const kept = new Map<string, unknown>();
      return async (request, pass) => {
        const answered = await pass(request);
        const json = jsonIn(answered);
        if (!/^\/desk\/requests\/[^/]+$/.test(request.path) || !isObject(json)) return answered;
        if (json['erasedOn'] === undefined) kept.set(request.path, json['description']);
        return withJson(answered, { ...json, description: kept.get(request.path) ?? json['description'] });
      };
    },
  },
  {
    name: 'takes one solved challenge again and again',
    rule: 'challenge/once',
    anonymous: true,
    create: () => async (request, pass) => {
      const answered = await pass(request);
      const body = bodyOf(request);
      const isPaid = isSubmission(request) && body?.['challenge'] !== undefined;
      if (!isPaid || codeOf(answered) !== 'challenge_failed') return answered;
      const get = { method: 'GET', path: '/challenge', headers: new Headers(), body: undefined };
      const challenge = await solveChallenge(z.parse(challengeSchema, jsonIn(await pass(get))));
      return pass(withBody(request, { ...body, challenge }));
    },
  },
];

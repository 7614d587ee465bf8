import assert from 'node:assert/strict';
import { createMimer, type CallReport, type CallOptions, type Mimer } from '@melikgazi/mimer-sdk';
import { calls, type Call, type CallName } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { jurisdiction } from '../support/catalogue.ts';
import { json, problem, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const apiKey = 'mimer_test_0123456789ab_secret';
const code = '0123456789';
const reference = '2026-4819073-2';
const id = 'b1946ac92492d2347c6235b4d2611184';

/** How each call of the contract is made; one that is missing here does not compile. */
const rows: Record<CallName, (mimer: Mimer, options: CallOptions) => Promise<unknown>> = {
  getJurisdiction: ({ jurisdiction }, options) => jurisdiction.get(options),
  listServices: ({ services }, options) => services.list(options),
  getChallenge: ({ challenge }, options) => challenge.get(options),
  uploadAttachment: ({ attachments }, options) =>
    attachments.upload(new Blob(['abc'], { type: 'image/jpeg' }), { name: 'a.jpg', ...options }),
  findReceipt: ({ requests }, options) => requests.findReceipt(crypto.randomUUID(), options),
  createRequest: ({ requests }, options) =>
    requests.create(
      { kind: 'tip', service: 'S-1', description: 'x', reply: { channel: 'none', locale: 'en' } },
      options,
    ),
  trackRequest: ({ requests }, options) => requests.track(reference, code, options),
  getAttachment: ({ attachments }, options) => attachments.get(reference, code, id, options),
  watchRequest: ({ requests }, options) => requests.watch(reference, code, options).next(),
  replyToRequest: ({ requests }, options) => requests.reply(reference, code, { text: 'x' }, options),
  rateRequest: ({ requests }, options) => requests.rate(reference, code, { score: 5 }, options),
  reopenRequest: ({ requests }, options) => requests.reopen(reference, code, { text: 'x' }, options),
  withdrawRequest: ({ requests }, options) => requests.withdraw(reference, code, {}, options),
  changeReplyChannel: ({ requests }, options) =>
    requests.changeReplyChannel(reference, code, { channel: 'sms' }, options),
  getStatistics: ({ statistics }, options) => statistics.get({ from: '2026-01-01' }, options),
  listDeskRequests: ({ desk }, options) => desk.requests.page({ unit: 'works', overdue: true }, options),
  getDeskRequest: ({ desk }, options) => desk.requests.get(reference, options),
  actOnRequest: ({ desk }, options) =>
    desk.requests.act(reference, { type: 'review' }, { version: 3, ...options }),
  getDeskAttachment: ({ desk }, options) => desk.attachments.get(reference, id, options),
  exportPersonalData: ({ desk }, options) => desk.requests.export(reference, options),
  erasePersonalData: ({ desk }, options) => desk.requests.erase(reference, options),
  getDeskStatistics: ({ desk }, options) => desk.statistics.get({ to: '2026-06-30' }, options),
  listNotifications: ({ desk }, options) => desk.notifications.page({ state: 'task', limit: 2 }, options),
  settleNotification: ({ desk }, options) => desk.notifications.settle(id, { outcome: 'done' }, options),
  listWebhookDeliveries: ({ desk }, options) => desk.webhookDeliveries.page({ state: 'failed' }, options),
  replayWebhookDelivery: ({ desk }, options) => desk.webhookDeliveries.replay(id, options),
  listUnits: ({ desk }, options) => desk.units.list(options),
};

/** What is done once, or never known to be: a second attempt could do it twice, or be refused for the first one's sake. */
const sentOnce: readonly CallName[] = [
  'uploadAttachment',
  'actOnRequest',
  'settleNotification',
  'replayWebhookDelivery',
];

const isName = (name: string): name is CallName => name in calls;
const names = Object.keys(calls).filter(isName);

const credentialOf = ({ credential }: Call): string | null => {
  if (credential === 'code') return `Bearer ${code}`;
  return credential === 'none' ? null : `Bearer ${apiKey}`;
};

/** What is watched is asked for what the backend offers first. */
const offering =
  (name: CallName, send: typeof fetch): typeof fetch =>
  (input, init) =>
    name === 'watchRequest' && new Request(input, init).url === `${endpoint}/`
      ? Promise.resolve(json({ ...jurisdiction, capabilities: ['live'] }))
      : send(input, init);

const refused = () => problem('forbidden', 403);
const away = () => problem('unavailable', 503, {}, { 'Retry-After': '0' });

for (const name of names) {
  const call: Call = calls[name];

  test(`${name} goes out as the contract says`, async () => {
    const { fetch, requests } = scriptedFetch(refused());
    const told: CallReport[] = [];
    const hooks = { onCall: (each: CallReport) => told.push(each) };
    const mimer = createMimer({ endpoint, apiKey, fetch: offering(name, fetch), hooks });
    await assert.rejects(rows[name](mimer, {}), { name: 'ApiError' });
    assert.equal(requests.length, 1);
    const request = requests[0] ?? assert.fail();
    const url = new URL(request.url);
    assert.equal(request.method, call.method);
    assert.equal(url.pathname, `/town/v1${call.path.replace('{reference}', reference).replace('{id}', id)}`);
    assert.equal(request.headers.get('Authorization'), credentialOf(call));
    for (const header of call.headers ?? [])
      if (header.required) assert.ok(request.headers.has(header.name), `${header.name} is missing`);
    if (call.query !== undefined) {
      const query = Object.fromEntries(url.searchParams);
      assert.notDeepEqual(query, {});
      z.parse(call.query, query);
    }
    if (call.body !== undefined) z.parse(call.body, await request.json());
    if (call.multipart) assert.ok((await request.formData()).get('file') instanceof File);
    assert.deepEqual(
      told.slice(-1).map(({ call, method, path }) => [call, method, path]),
      [[name, call.method, call.path]],
    );
  });

  test(`${name} can be ended by its caller, before and after it went out`, async () => {
    const { fetch, requests } = scriptedFetch(refused());
    const reason = new Error('enough');
    const mimer = createMimer({ endpoint, apiKey, fetch });
    const assertEnded = async (called: Promise<unknown>) =>
      // Whoever watches stops watching; everybody else waits for an answer that does not come.
      name === 'watchRequest'
        ? assert.deepEqual(await called, { done: true, value: undefined })
        : assert.rejects(called, reason);
    await assertEnded(rows[name](mimer, { signal: AbortSignal.abort(reason) }));
    assert.equal(requests.length, 0);
    const controller = new AbortController();
    const silent = createMimer({ endpoint, apiKey, fetch: () => new Promise(() => undefined) });
    const ended = assertEnded(rows[name](silent, { signal: controller.signal }));
    controller.abort(reason);
    await ended;
  });

  test(`${name} does not wait longer than it may`, async () => {
    const mimer = createMimer({ endpoint, apiKey, fetch: () => new Promise(() => undefined) });
    await assert.rejects(rows[name](mimer, { timeout: 1, retries: 0 }), {
      name: 'ConnectionError',
      code: 'timeout',
    });
  });

  test(`${name} is tried ${sentOnce.includes(name) ? 'once' : 'as often as its caller wants'}`, async () => {
    const { fetch, requests } = scriptedFetch(away(), away(), away(), away());
    await assert.rejects(
      rows[name](createMimer({ endpoint, apiKey, fetch: offering(name, fetch) }), { retries: 1 }),
      {
        code: 'unavailable',
      },
    );
    assert.equal(requests.length, sentOnce.includes(name) ? 1 : 2);
    const keys = new Set(requests.map(({ headers }) => headers.get('Idempotency-Key')));
    assert.equal(keys.size, 1);
  });
}

test('every method of the client is in the table', () => {
  const methodsOf = (value: object): string[] =>
    Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
      if (typeof member === 'function') return [name];
      return typeof member === 'object' && member !== null
        ? methodsOf(member).map(inner => `${name}.${inner}`)
        : [];
    });
  // Those that make one of the calls above, several times or before something else.
  const more = [
    'challenge.solve',
    'desk.requests.list',
    'desk.notifications.list',
    'desk.webhookDeliveries.list',
  ];
  const methods = methodsOf(createMimer({ endpoint }));
  assert.equal(methods.length, names.length + more.length, methods.join());
  for (const name of more) assert.ok(methods.includes(name), name);
});

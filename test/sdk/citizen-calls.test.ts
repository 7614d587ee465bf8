import assert from 'node:assert/strict';
import { createMimer, isUnsupportedError, type Mimer } from '@melikgazi/mimer-sdk';
import { calls } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import { jurisdiction } from '../support/catalogue.ts';
import { tracked } from '../support/fake-backend.ts';
import { json, networkFailure, problem, receipt, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const reference = tracked.reference;
const code = '0123456789';

const rows = [
  [
    calls.replyToRequest,
    { text: 'On the left.' },
    ({ requests }: Mimer, body: { text: string }) => requests.reply(reference, code, body),
  ],
  [
    calls.reopenRequest,
    { text: 'Still there.' },
    ({ requests }: Mimer, body: { text: string }) => requests.reopen(reference, code, body),
  ],
  [
    calls.withdrawRequest,
    { text: 'Solved.' },
    ({ requests }: Mimer, body: { text: string }) => requests.withdraw(reference, code, body),
  ],
] as const;

for (const [call, body, make] of rows)
  test(`${call.path} is called with the code, the body and one key for all attempts`, async () => {
    const { fetch, requests } = scriptedFetch(networkFailure(), json(tracked, call.answer.status));
    assert.equal((await make(createMimer({ endpoint, fetch }), body)).reference, reference);
    assert.equal(requests.length, 2);
    for (const request of requests) {
      assert.equal(request.method, call.method);
      assert.equal(request.url, endpoint + call.path.replace('{reference}', reference));
      assert.equal(request.headers.get('Authorization'), `Bearer ${code}`);
      assert.deepEqual(await request.json(), body);
    }
    const [first, second] = requests.map(({ headers }) => headers.get('Idempotency-Key'));
    assert.match(first ?? '', /^[\w-]{36}$/);
    assert.equal(first, second);
  });

test('a rating goes out with its score and the key that it is given', async () => {
  const { fetch, requests } = scriptedFetch(json(tracked));
  await createMimer({ endpoint, fetch }).requests.rate(
    reference,
    code,
    { score: 5 },
    { idempotencyKey: 'k'.repeat(16) },
  );
  assert.equal(requests[0]?.url, `${endpoint}/requests/${reference}/rating`);
  assert.equal(requests[0].headers.get('Idempotency-Key'), 'k'.repeat(16));
  assert.deepEqual(await requests[0].json(), { score: 5 });
});

test('a withdrawal needs no words', async () => {
  const { fetch, requests } = scriptedFetch(json(tracked));
  await createMimer({ endpoint, fetch }).requests.withdraw(reference, code);
  assert.deepEqual(await requests[0]?.json(), {});
});

test('another reply channel is put, and put again after silence, without a key', async () => {
  const { fetch, requests } = scriptedFetch(networkFailure(), json(tracked));
  await createMimer({ endpoint, fetch }).requests.changeReplyChannel(reference, code, { channel: 'email' });
  assert.deepEqual(
    requests.map(({ method, headers }) => [method, headers.get('Idempotency-Key')]),
    [
      ['PUT', null],
      ['PUT', null],
    ],
  );
});

test('a lost receipt is found by its key, without any credential', async () => {
  const { fetch, requests } = scriptedFetch(json(receipt));
  const key = crypto.randomUUID();
  const found = await createMimer({ endpoint, fetch, apiKey: 'k' }).requests.findReceipt(key);
  assert.equal(found.trackingCode, receipt.trackingCode);
  assert.equal(requests[0]?.url, `${endpoint}/receipt`);
  assert.equal(requests[0].headers.get('Idempotency-Key'), key);
  assert.equal(requests[0].headers.get('Authorization'), null);
});

test('a backend without replies is told apart from a request that is not there', async () => {
  const without = scriptedFetch(
    problem('not_found', 404),
    json({ ...jurisdiction, capabilities: ['rating'] }),
  );
  await assert.rejects(
    createMimer({ endpoint, fetch: without.fetch }).requests.reply(reference, code, { text: 'x' }),
    error => isUnsupportedError(error) && error.capability === 'replies',
  );
  const withThem = scriptedFetch(
    problem('not_found', 404),
    json({ ...jurisdiction, capabilities: ['replies'] }),
  );
  await assert.rejects(
    createMimer({ endpoint, fetch: withThem.fetch }).requests.reply(reference, code, { text: 'x' }),
    {
      code: 'not_found',
    },
  );
});

test('an action with a key is tried again after silence, with the same key and version', async () => {
  const answer = {
    ...tracked,
    version: 4,
    test: false,
    source: 'web',
    attributes: {},
    reply: { channel: 'sms', locale: 'tr' },
    notices: [],
    timeline: [],
    notifications: [],
    missing: [],
  };
  const { fetch, requests } = scriptedFetch(networkFailure(), json(answer));
  const options = { version: 3, idempotencyKey: 'k'.repeat(16) };
  const mimer = createMimer({ endpoint, fetch, apiKey: 'k' });
  assert.equal((await mimer.desk.requests.act(reference, { type: 'review' }, options)).version, 4);
  assert.deepEqual(
    requests.map(({ headers }) => [headers.get('If-Match'), headers.get('Idempotency-Key')]),
    [
      ['"3"', 'k'.repeat(16)],
      ['"3"', 'k'.repeat(16)],
    ],
  );
});

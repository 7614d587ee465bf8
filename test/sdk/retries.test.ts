import assert from 'node:assert/strict';
import { createMimer, isApiError, type NewRequest } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { json, networkFailure, problem, receipt, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const body: NewRequest = {
  kind: 'tip',
  service: 'S-1',
  description: 'x',
  reply: { channel: 'none', locale: 'en' },
};

const submit = (...answers: (Response | Error)[]) => {
  const { fetch, requests } = scriptedFetch(...answers);
  return { requests, promise: createMimer({ endpoint, fetch }).requests.create(body) };
};

for (const [trouble, answer] of [
  ['silence', networkFailure],
  ['a loss that a service worker words', () => new TypeError('FetchEvent.respondWith received an error.')],
  ['a backend that is away', () => problem('unavailable', 503, {}, { 'Retry-After': '0' })],
  [
    'a first attempt that is still being written',
    () => problem('in_flight', 409, {}, { 'Retry-After': '0' }),
  ],
] as const)
  test(`after ${trouble} a submission is sent again with the same key and the same body`, async () => {
    const { promise, requests } = submit(answer(), json(receipt, 201));
    assert.equal((await promise).reference, receipt.reference);
    assert.equal(requests.length, 2);
    const keys = requests.map(({ headers }) => headers.get('Idempotency-Key'));
    assert.match(keys[0] ?? '', /^[\w-]{36}$/);
    assert.equal(keys[0], keys[1]);
    const bodies = await Promise.all(requests.map(request => request.text()));
    assert.equal(bodies[0], bodies[1]);
  });

for (const [title, answer] of [
  ['a refusal', () => problem('invalid', 422)],
  ['another content under the same key', () => problem('idempotency_mismatch', 422)],
  ['a duplicate', () => problem('duplicate_external_id', 409)],
  [
    'a limit that lasts for minutes',
    () => problem('rate_limited', 429, { retryAfter: 300 }, { 'Retry-After': '300' }),
  ],
  ['a limit that wants a proof of work', () => problem('challenge_required', 429)],
] as const)
  test(`${title} is not tried again`, async () => {
    const { promise, requests } = submit(answer(), json(receipt, 201));
    await assert.rejects(promise, error => isApiError(error));
    assert.equal(requests.length, 1);
  });

test('two submissions have two keys', async () => {
  const { fetch, requests } = scriptedFetch(json(receipt, 201), json(receipt, 201));
  const mimer = createMimer({ endpoint, fetch });
  await mimer.requests.create(body);
  await mimer.requests.create(body);
  assert.notEqual(requests[0]?.headers.get('Idempotency-Key'), requests[1]?.headers.get('Idempotency-Key'));
});

test('an action of the desk is not repeated by itself', async () => {
  const { fetch, requests } = scriptedFetch(networkFailure(), json({}));
  const act = createMimer({ endpoint, fetch, apiKey: 'k' }).desk.requests.act(
    '2026-4819073-2',
    { type: 'resolve', text: 'Done.' },
    { version: 3 },
  );
  await assert.rejects(act, { name: 'ConnectionError' });
  assert.equal(requests.length, 1);
  assert.equal(requests[0]?.headers.get('If-Match'), '"3"');
});

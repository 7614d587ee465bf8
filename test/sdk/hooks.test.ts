import assert from 'node:assert/strict';
import { createMimer, type CallReport } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { json, networkFailure, problem, receipt, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const apiKey = 'mimer_live_0123456789ab_kanarya';
const code = '9876543210';
const reference = '2026-4819073-2';
const idempotencyKey = 'kanarya-0123456789';
const words = 'Bülbülüm altın kafeste.';

const withLog = (...answers: (Response | Error)[]) => {
  const { fetch } = scriptedFetch(...answers);
  const told: CallReport[] = [];
  return {
    told,
    mimer: createMimer({ endpoint, apiKey, fetch, hooks: { onCall: each => told.push(each) } }),
  };
};

const submission = {
  kind: 'tip',
  service: 'S-1',
  description: words,
  applicant: { givenName: 'Kanarya' },
  reply: { channel: 'none', locale: 'tr' },
} as const;

test('each attempt is told, with how it ended', async () => {
  const { told, mimer } = withLog(
    networkFailure(),
    problem('unavailable', 503, {}, { 'Retry-After': '0' }),
    json(receipt, 201, { 'X-Request-Id': 'request-3' }),
  );
  await mimer.requests.create(submission);
  assert.deepEqual(
    told.map(({ milliseconds, ...rest }) => ({ ...rest, timed: milliseconds >= 0 })),
    [
      { attempt: 1, status: undefined, requestId: undefined, code: 'unreachable' },
      { attempt: 2, status: 503, requestId: 'request-1', code: 'unavailable' },
      { attempt: 3, status: 201, requestId: 'request-3', code: undefined },
    ].map(rest => ({ call: 'createRequest', method: 'POST', path: '/requests', ...rest, timed: true })),
  );
});

test('a call that its caller ends is told as such', async () => {
  const told: CallReport[] = [];
  const hooks = { onCall: (each: CallReport) => told.push(each) };
  const mimer = createMimer({ endpoint, fetch: () => new Promise(() => undefined), hooks });
  const controller = new AbortController();
  const ended = assert.rejects(mimer.services.list({ signal: controller.signal }));
  controller.abort();
  await ended;
  assert.deepEqual(
    told.map(({ code }) => code),
    ['aborted'],
  );
});

test('nothing told names a person, a request, a key or a code', async () => {
  const answers = () => [json(receipt, 201), problem('invalid', 422, { detail: words }), networkFailure()];
  for (const answer of answers()) {
    const { told, mimer } = withLog(
      ...[0, 1, 2, 3].map(() => (answer instanceof Error ? answer : answer.clone())),
    );
    await Promise.allSettled([
      mimer.requests.create(submission, { idempotencyKey, retries: 0 }),
      mimer.requests.track(reference, code, { retries: 0 }),
      mimer.desk.requests.list({ q: words }, { retries: 0 }).next(),
      mimer.desk.requests.erase(reference, { retries: 0 }),
    ]);
    assert.equal(told.length, 4);
    const text = JSON.stringify(told);
    for (const canary of [apiKey, code, reference, idempotencyKey, words, 'Kanarya', receipt.trackingCode])
      assert.ok(!text.includes(canary), `“${canary}” is in ${text}`);
  }
});

test('a log that fails undoes nothing', async () => {
  const { fetch } = scriptedFetch(json(receipt, 201));
  const onCall = () => {
    throw new Error('The disk is full.');
  };
  const mimer = createMimer({ endpoint, fetch, hooks: { onCall } });
  assert.equal((await mimer.requests.create(submission)).reference, receipt.reference);
});

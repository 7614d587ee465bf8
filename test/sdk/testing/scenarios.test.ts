import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { solveChallenge } from '@melikgazi/mimer-sdk/challenge';
import { test } from 'node:test';
import { bearer, complaint, seeded, startBackend } from './support.ts';

const once = { retries: 0 };

test('a lost answer is lost after the request was taken in, so a second try is a replay', async () => {
  const { backend, desk } = startBackend();
  const before = backend.requests.length;
  backend.scenarios.lostAnswer({ call: 'createRequest' });
  const idempotencyKey = crypto.randomUUID();
  await assert.rejects(desk.requests.create(complaint, { ...once, idempotencyKey }), {
    name: 'ConnectionError',
  });
  assert.equal(backend.requests.length, before + 1);
  const receipt = await desk.requests.create(complaint, { ...once, idempotencyKey });
  assert.equal(receipt.reference, backend.requests.at(-1)?.reference);
  assert.equal(backend.requests.length, before + 1);
});

test('offline, nothing arrives until it is switched off', async () => {
  const { backend, desk } = startBackend();
  const before = backend.requests.length;
  const online = backend.scenarios.offline({ times: Infinity });
  for (let attempt = 0; attempt < 2; attempt += 1)
    await assert.rejects(desk.requests.create(complaint, once), { name: 'ConnectionError' });
  assert.equal(backend.requests.length, before);
  online();
  await desk.requests.create(complaint, once);
  assert.equal(backend.requests.length, before + 1);
});

test('a scenario befalls the calls that it names, as often as it says', async () => {
  const { backend, desk } = startBackend();
  backend.scenarios.unavailable({ call: ['listUnits', 'listServices'], times: 2 });
  await desk.jurisdiction.get();
  await assert.rejects(desk.desk.units.list(once), { code: 'unavailable', status: 503 });
  await assert.rejects(desk.services.list(once), { code: 'unavailable' });
  assert.equal((await desk.desk.units.list(once)).length, 3);
});

test('a slow answer comes after its time, and not to who has gone', async () => {
  const { backend, desk } = startBackend();
  backend.scenarios.slow({ milliseconds: 60_000 });
  await assert.rejects(desk.services.list({ ...once, timeout: 20 }), { name: 'ConnectionError' });
  backend.scenarios.slow({ milliseconds: 1 });
  assert.equal((await desk.services.list(once)).length, 7);
});

test('a field is refused as the test says', async () => {
  const { backend, desk } = startBackend();
  const field = { pointer: '/applicant/phone', code: 'mobile_required' };
  backend.scenarios.invalidField({ call: 'createRequest', field });
  await assert.rejects(desk.requests.create(complaint, once), {
    name: 'ApiError',
    code: 'invalid',
    fields: [field],
  });
});

test('who calls too often is told when to come again', async () => {
  const { backend, call, desk } = startBackend();
  backend.scenarios.rateLimited({ retryAfter: 7, times: 2 });
  await assert.rejects(desk.services.list(once), { code: 'rate_limited', retryAfter: 7 });
  const response = await call('/services');
  assert.equal(response.headers.get('Retry-After'), '7');
});

test('an answer of another shape, a page of HTML and half an answer are no answers of the contract', async () => {
  const { backend, desk } = startBackend();
  for (const trouble of ['schemaBreak', 'html', 'truncated'] as const) {
    backend.scenarios[trouble]({ call: 'getJurisdiction' });
    await assert.rejects(desk.jurisdiction.get(once), { name: 'ContractError' }, trouble);
  }
  backend.scenarios.schemaBreak({ change: () => ({ kinds: 7 }) });
  await assert.rejects(desk.jurisdiction.get(once), { name: 'ContractError' });
  assert.equal((await desk.jurisdiction.get(once)).id, 'ornek');
});

test('a challenge expires, by a scenario and by the clock', async () => {
  const { backend, citizen, setNow } = startBackend();
  const challenge = await solveChallenge(await citizen.challenge.get());
  const isExpired = { code: 'challenge_failed', fields: [{ pointer: '/challenge', code: 'invalid' }] };
  backend.scenarios.challengeExpired({ call: 'createRequest' });
  await assert.rejects(citizen.requests.create({ ...complaint, challenge }, once), isExpired);
  setNow('2026-11-24T09:31:00Z');
  await assert.rejects(citizen.requests.create({ ...complaint, challenge }, once), isExpired);
});

test('a challenge is asked for, by a scenario and after ten wrong codes, and lets the owner in', async () => {
  const { backend, citizen } = startBackend();
  const { reference, trackingCode } = seeded(backend, 'received');
  const track = (code: string, options = {}) =>
    citizen.requests.track(reference, code, { ...once, ...options });
  backend.scenarios.challengeRequired({ call: 'trackRequest' });
  await assert.rejects(track(trackingCode), { code: 'challenge_required', status: 429 });
  for (let attempt = 0; attempt < 10; attempt += 1)
    await assert.rejects(track('0000000000'), { code: 'not_found' });
  await assert.rejects(track(trackingCode), { code: 'challenge_required' });
  const challenge = await solveChallenge(await citizen.challenge.get());
  assert.equal((await track(trackingCode, { challenge })).reference, reference);
  await assert.rejects(track(trackingCode, { challenge }), { code: 'challenge_failed' });
});

test('a test answers for itself, or leaves it to the backend', async () => {
  const { backend, call, apiKey } = startBackend();
  const seen: string[] = [];
  backend.scenarios.answer({
    with: request => {
      seen.push(new URL(request.url).pathname);
      return request.url.endsWith('/services') ? Response.json([]) : undefined;
    },
  });
  assert.deepEqual(await (await call('/services')).json(), []);
  assert.equal((await call('/desk/units', { headers: bearer(apiKey) })).status, 200);
  assert.deepEqual(seen, ['/ornek/v1/services', '/ornek/v1/desk/units']);
});

test('two scenarios befall one call', async () => {
  const { backend } = startBackend();
  const order: string[] = [];
  const note = (name: string) => () => void order.push(name);
  backend.scenarios.answer({ with: note('first') });
  backend.scenarios.answer({ with: note('second') });
  await createMimer({ endpoint: backend.endpoint, fetch: backend.fetch }).services.list(once);
  assert.deepEqual(order, ['second', 'first']);
  backend.scenarios.clear();
  await createMimer({ endpoint: backend.endpoint, fetch: backend.fetch }).services.list(once);
  assert.equal(order.length, 2);
});

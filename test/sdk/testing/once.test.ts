import assert from 'node:assert/strict';
import { problemSchema, receiptSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { bearer, complaint, seeded, startBackend } from './support.ts';

const codeOf = async (response: Response) => z.parse(problemSchema, await response.json()).code;

test('parallel posts with one key make one request', async () => {
  const { backend, apiKey, post } = startBackend();
  const before = backend.requests.length;
  const headers = { ...bearer(apiKey), 'Idempotency-Key': crypto.randomUUID() };
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => post('/requests', complaint, headers)),
  );
  const receipts = await Promise.all(responses.map(response => response.text()));
  assert.equal(new Set(receipts).size, 1);
  assert.equal(backend.requests.length, before + 1);
  const replays = responses.filter(({ headers }) => headers.get('Idempotency-Replayed') === 'true');
  assert.equal(replays.length, 19);
});

test('a key is required, and its content may not change', async () => {
  const { apiKey, post } = startBackend();
  assert.equal(await codeOf(await post('/requests', complaint, bearer(apiKey))), 'idempotency_key_required');
  const headers = { ...bearer(apiKey), 'Idempotency-Key': crypto.randomUUID() };
  await post('/requests', complaint, headers);
  const other = { ...complaint, description: 'Başka bir şey.' };
  assert.equal(await codeOf(await post('/requests', other, headers)), 'idempotency_mismatch');
  const { kind, ...rest } = complaint;
  assert.equal((await post('/requests', { ...rest, kind }, headers)).status, 201, 'the order is no content');
});

test('the caller’s own number is a second key', async () => {
  const { apiKey, post } = startBackend();
  const numbered = { ...complaint, source: 'phone', externalId: 'call-17' };
  const send = (body: object, key = crypto.randomUUID()) =>
    post('/requests', body, { ...bearer(apiKey), 'Idempotency-Key': key });
  const first = z.parse(receiptSchema, await (await send(numbered)).json());
  const key = crypto.randomUUID();
  const again = await send(numbered, key);
  assert.deepEqual([again.status, again.headers.get('Idempotency-Replayed')], [200, 'true']);
  assert.deepEqual(z.parse(receiptSchema, await again.json()), first);
  assert.equal((await send(numbered, key)).status, 201, 'the second key is known from then on');
  const other = { ...numbered, description: 'Başka bir şey.' };
  assert.equal(await codeOf(await send(other)), 'duplicate_external_id');
});

test('an action is done on the version it was decided on, and once for its key', async () => {
  const { backend, apiKey, post, desk } = startBackend();
  const { reference } = seeded(backend, 'received');
  const act = (headers: Record<string, string>) =>
    post(`/desk/requests/${reference}/actions`, { type: 'review' }, { ...bearer(apiKey), ...headers });
  assert.equal(await codeOf(await act({})), 'precondition_required');
  assert.equal(await codeOf(await act({ 'If-Match': '"99"' })), 'stale');
  const { version } = await desk.desk.requests.get(reference);
  const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': crypto.randomUUID() };
  const [first, second] = [await act(headers), await act(headers)];
  assert.deepEqual([first.status, second.status], [200, 200]);
  assert.equal(second.headers.get('Idempotency-Replayed'), 'true');
  assert.equal(first.headers.get('ETag'), `"${version + 1}"`);
  assert.equal(second.headers.get('ETag'), first.headers.get('ETag'));
});

test('two requests are not merged into each other', async () => {
  const { backend, desk } = startBackend();
  const [one, other] = [seeded(backend, 'received').reference, seeded(backend, 'in_review').reference];
  const merge = async (reference: string, into: string) => {
    const { version } = await desk.desk.requests.get(reference);
    return desk.desk.requests.act(reference, { type: 'merge', into }, { version });
  };
  const outcomes = await Promise.allSettled([merge(one, other), merge(other, one)]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('a file is claimed once', async () => {
  const { desk } = startBackend();
  const file = new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], { type: 'image/jpeg' });
  const { id } = await desk.attachments.upload(file, { name: '../../çukur.jpeg' });
  await desk.requests.create({ ...complaint, attachments: [id] });
  await assert.rejects(desk.requests.create({ ...complaint, attachments: [id] }), {
    code: 'unknown_attachment',
    fields: [{ pointer: '/attachments/0', code: 'unknown_value' }],
  });
});

test('what was erased is gone, and its key says so', async () => {
  const { backend, desk, citizen } = startBackend();
  const idempotencyKey = crypto.randomUUID();
  const { reference, trackingCode } = await desk.requests.create(complaint, { idempotencyKey });
  await assert.rejects(desk.desk.requests.erase(reference), { code: 'still_open' });
  const { version } = await desk.desk.requests.get(reference);
  await desk.desk.requests.act(reference, { type: 'resolve', text: 'Onarıldı.' }, { version });
  await desk.desk.requests.erase(reference);
  await assert.rejects(citizen.requests.track(reference, trackingCode), { code: 'not_found' });
  await assert.rejects(desk.requests.create(complaint, { idempotencyKey }), { code: 'erased' });
  const left = await desk.desk.requests.export(reference);
  assert.doesNotMatch(JSON.stringify(left), /Yılmaz|çukur|Lale/);
  assert.ok(!backend.requests.some(request => request.reference === reference));
});

import assert from 'node:assert/strict';
import { receiptSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { assertProblem } from '../../support/problem.ts';
import { bearer, generalNotice, startServer, tip } from '../../support/server.ts';

const once = { 'Idempotency-Key': '0123456789abcdef' };
const receiptIn = async (response: Response) => z.parse(receiptSchema, await response.json());

test('the same key and content answer the same receipt, marked as replayed', async t => {
  const server = await startServer(t);
  const headers = { ...once, ...bearer(await server.key(['requests:write'])) };
  const first = await server.post('/requests', tip, headers);
  assert.equal(first.status, 201);
  assert.equal(first.headers.get('Idempotency-Replayed'), null);
  const again = await server.post(
    '/requests',
    { ...tip },
    { ...headers, 'Idempotency-Key': '"0123456789abcdef"' },
  );
  assert.equal(again.status, 201);
  assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
  assert.deepEqual(await receiptIn(again), await receiptIn(first));
});

test('the same key with other content is a mismatch', async t => {
  const server = await startServer(t);
  const headers = { ...once, ...bearer(await server.key(['requests:write'])) };
  await server.post('/requests', tip, headers);
  await assertProblem(
    await server.post('/requests', { ...tip, description: 'Other' }, headers),
    'idempotency_mismatch',
  );
});

test('a hundred parallel posts with one key make one request', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write', 'desk:read']);
  const headers = { ...once, ...bearer(key) };
  const responses = await Promise.all(
    Array.from({ length: 100 }, () => server.post('/requests', tip, headers)),
  );
  const references = new Set<string>();
  for (const response of responses) references.add((await receiptIn(response)).reference);
  assert.equal(references.size, 1);
  const page = z.parse(
    z.object({ items: z.array(z.unknown()) }),
    await (await server.call('/desk/requests', { headers: bearer(key) })).json(),
  );
  assert.equal(page.items.length, 1);
});

test('two clients may use the same key', async t => {
  const server = await startServer(t);
  const one = await server.key(['requests:write'], { client: 'one' });
  const two = await server.key(['requests:write'], { client: 'two' });
  const first = await receiptIn(await server.post('/requests', tip, { ...once, ...bearer(one) }));
  const second = await receiptIn(await server.post('/requests', tip, { ...once, ...bearer(two) }));
  assert.notEqual(first.reference, second.reference);
});

test('a client’s key outlives its API key', async t => {
  const server = await startServer(t);
  const before = await server.key(['requests:write'], { client: 'same' });
  const after = await server.key(['requests:write'], { client: 'same' });
  const first = await receiptIn(await server.post('/requests', tip, { ...once, ...bearer(before) }));
  const second = await receiptIn(await server.post('/requests', tip, { ...once, ...bearer(after) }));
  assert.equal(first.reference, second.reference);
});

test('the caller’s own number is a second key: same content answers 200 and the receipt', async t => {
  const server = await startServer(t);
  const headers = bearer(await server.key(['requests:write']));
  const body = { ...tip, source: 'phone', externalId: 'call 7' };
  const first = await server.post('/requests', body, { ...headers, 'Idempotency-Key': 'a'.repeat(16) });
  const again = await server.post('/requests', body, { ...headers, 'Idempotency-Key': 'b'.repeat(16) });
  assert.equal(again.status, 200);
  assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
  assert.deepEqual(await receiptIn(again), await receiptIn(first));
});

test('the caller’s own number with other content is a duplicate', async t => {
  const server = await startServer(t);
  const headers = bearer(await server.key(['requests:write']));
  const body = { ...tip, source: 'phone', externalId: 'call 7' };
  await server.post('/requests', body, { ...headers, 'Idempotency-Key': 'a'.repeat(16) });
  const other = await server.post(
    '/requests',
    { ...body, description: 'Other' },
    { ...headers, 'Idempotency-Key': 'b'.repeat(16) },
  );
  await assertProblem(other, 'duplicate_external_id');
});

test('the same number from another source is another request', async t => {
  const server = await startServer(t);
  const headers = bearer(await server.key(['requests:write']));
  const body = { ...tip, externalId: '7' };
  const phone = await receiptIn(
    await server.post(
      '/requests',
      { ...body, source: 'phone' },
      { ...headers, 'Idempotency-Key': 'a'.repeat(16) },
    ),
  );
  const email = await receiptIn(
    await server.post(
      '/requests',
      { ...body, source: 'email' },
      { ...headers, 'Idempotency-Key': 'b'.repeat(16) },
    ),
  );
  assert.notEqual(phone.reference, email.reference);
});

test('a retry after a lost answer succeeds with another challenge or none, even after a restart', async t => {
  const server = await startServer(t, { now: new Date().toISOString() });
  const body = { ...tip, notices: [generalNotice] };
  const first = await receiptIn(
    await server.post('/requests', { ...body, challenge: await server.solve() }, once),
  );
  await server.close();
  const restarted = await startServer(t, { folder: server.folder });
  const again = await restarted.post('/requests', body, once);
  assert.equal(again.status, 201);
  assert.deepEqual(await receiptIn(again), first);
});

test('a retry is known after the secret was rotated', async t => {
  const old = 'the old secret, which is long enough too';
  const server = await startServer(t, { secret: old });
  const headers = { ...once, ...bearer(await server.key(['requests:write'])) };
  const first = await receiptIn(await server.post('/requests', tip, headers));
  await server.close();
  const rotated = await startServer(t, {
    folder: server.folder,
    secret: `the new secret, which is long enough too,${old}`,
  });
  assert.deepEqual(await receiptIn(await rotated.post('/requests', tip, headers)), first);
});

test('a key that was answered through the caller’s own number is remembered', async t => {
  const server = await startServer(t);
  const headers = bearer(await server.key(['requests:write']));
  const body = { ...tip, source: 'phone', externalId: 'call 7' };
  const first = await receiptIn(
    await server.post('/requests', body, { ...headers, 'Idempotency-Key': 'a'.repeat(16) }),
  );
  const second = { ...headers, 'Idempotency-Key': 'b'.repeat(16) };
  await server.post('/requests', body, second);
  await assertProblem(await server.post('/requests', tip, second), 'idempotency_mismatch');
  await server.close();
  const restarted = await startServer(t, { folder: server.folder });
  assert.deepEqual(await receiptIn(await restarted.post('/requests', body, second)), first);
});

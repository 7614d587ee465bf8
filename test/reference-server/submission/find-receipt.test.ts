import assert from 'node:assert/strict';
import { receiptSchema } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { assertProblem } from '../../support/problem.ts';
import { bearer, generalNotice, startServer, tip } from '../../support/server.ts';

const submitted = async (t: TestContext, idempotencyKey: string) => {
  const server = await startServer(t, { now: new Date().toISOString() });
  const body = { ...tip, notices: [generalNotice], challenge: await server.solve() };
  const response = await server.post('/requests', body, { 'Idempotency-Key': idempotencyKey });
  return { server, receipt: z.parse(receiptSchema, await response.json()) };
};

const ask = (server: Awaited<ReturnType<typeof startServer>>, key: string) =>
  server.call('/receipt', { headers: { 'Idempotency-Key': key } });

test('a lost receipt is found by the key it was made with', async t => {
  const key = crypto.randomUUID();
  const { server, receipt } = await submitted(t, key);
  for (const given of [key, `"${key}"`]) {
    const response = await ask(server, given);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
    assert.deepEqual(z.parse(receiptSchema, await response.json()), receipt);
  }
});

test('with another key nothing is found', async t => {
  const { server } = await submitted(t, crypto.randomUUID());
  await assertProblem(await ask(server, crypto.randomUUID()), 'not_found');
});

test('a key that could be guessed finds nothing', async t => {
  const key = 'melikgazi-demo-1';
  const { server } = await submitted(t, key);
  await assertProblem(await ask(server, key), 'not_found');
});

test('what a client submitted with an API key is not found by anyone', async t => {
  const server = await startServer(t);
  const key = crypto.randomUUID();
  const headers = { ...bearer(await server.key(['requests:write'])), 'Idempotency-Key': key };
  assert.equal((await server.post('/requests', tip, headers)).status, 201);
  await assertProblem(await ask(server, key), 'not_found');
});

test('without a key, or with none, the call is refused', async t => {
  const server = await startServer(t);
  await assertProblem(await server.call('/receipt'), 'idempotency_key_required');
  await assertProblem(await ask(server, 'short'), 'idempotency_key_required');
});

test('of an erased request there is no receipt', async t => {
  const idempotencyKey = crypto.randomUUID();
  const { server, receipt } = await submitted(t, idempotencyKey);
  const key = await server.key(['desk:read', 'desk:write', 'desk:erase']);
  const path = `/desk/requests/${receipt.reference}`;
  const headers = { ...bearer(key), 'If-Match': '"1"' };
  await server.post(`${path}/actions`, { type: 'resolve', text: 'Done.' }, headers);
  await server.call(`${path}/personal-data`, { method: 'DELETE', headers: bearer(key) });
  await assertProblem(await ask(server, idempotencyKey), 'erased');
});

import assert from 'node:assert/strict';
import { receiptSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { trackingCodeOf } from '../../../reference-server/src/requests/tracking-code.ts';
import { secretsFrom } from '../../../reference-server/src/secrets.ts';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';

const secret = 'a secret of these tests, long enough';

test('a renewed code opens the request, the old one does not, and the desk sees neither', async t => {
  const server = await startServer(t, { secret });
  const key = await deskKey(server);
  const request = await openCase(server, key);
  const { reference, trackingCode } = request.receipt;
  const renewed = await request.does({ type: 'renewCode' });
  const stored = await server.endpoint.store.find(reference);
  assert.ok(stored !== undefined);
  const code = trackingCodeOf(secretsFrom(secret).mint.key, {
    jurisdiction: 'riverton',
    reference,
    salt: stored.tracking.salt,
  });
  assert.notEqual(code, trackingCode);
  const open = (token: string) => server.call(`/requests/${reference}`, { headers: bearer(token) });
  await assertProblem(await open(trackingCode), 'not_found');
  assert.equal((await open(code)).status, 200);
  const seen = JSON.stringify(renewed);
  assert.ok(!seen.includes(code) && !seen.includes(stored.tracking.salt));
});

test('the citizen is owed the news', async t => {
  const server = await startServer(t);
  const request = await openCase(server, await deskKey(server));
  const { timeline } = await request.does({ type: 'renewCode' });
  assert.deepEqual(
    [timeline.at(-1)?.type, timeline.at(-1)?.public, timeline.at(-1)?.notification?.channel],
    ['codeRenewed', true, 'sms'],
  );
});

test('a new code is made with the newest secret', async t => {
  const server = await startServer(t, { secret });
  const key = await deskKey(server);
  const { reference } = (await openCase(server, key)).receipt;
  await server.close();
  const rotated = `a newer secret of these tests, long enough,${secret}`;
  const later = await startServer(t, { folder: server.folder, secret: rotated });
  const response = await later.post(
    `/desk/requests/${reference}/actions`,
    { type: 'renewCode' },
    { ...bearer(key), 'If-Match': '"1"' },
  );
  assert.equal(response.status, 200);
  const stored = await later.endpoint.store.find(reference);
  assert.equal(stored?.tracking.secretId, secretsFrom(rotated).mint.id);
});

test('a receipt that is made again has the code that it had, not the new one', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const headers = { ...bearer(key), 'Idempotency-Key': crypto.randomUUID() };
  const submit = async () =>
    z.parse(receiptSchema, await (await server.post('/requests', { ...tip, ...complaint }, headers)).json());
  const before = await submit();
  for (const version of [1, 2])
    await server.post(
      `/desk/requests/${before.reference}/actions`,
      { type: 'renewCode' },
      { ...bearer(key), 'If-Match': `"${version}"` },
    );
  assert.deepEqual(await submit(), before);
});

test('a code is not renewed where nothing carries it to the citizen', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  for (const channel of ['none', 'phone'] as const) {
    const request = await openCase(server, key, { ...complaint, reply: { channel, locale: 'en' } });
    await assertInvalid(await request.act({ type: 'renewCode' }, 1), { '/type': 'not_allowed' });
  }
});

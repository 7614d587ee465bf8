import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Webhook as Verifier } from 'standardwebhooks';
import type { Resolve } from '../../../reference-server/src/outbound/safe-addresses.ts';
import type { Webhook } from '../../../reference-server/src/webhooks/webhook-settings.ts';
import { deskKey, openCase } from '../../support/desk.ts';
import { httpReceiver, type Received } from '../../support/http-receiver.ts';
import { outboxOf, secretOf } from '../../support/outbox.ts';
import { noon, startServer } from '../../support/server.ts';

const webhookAt = (url: string, given: Partial<Webhook> = {}): Webhook => ({
  id: 'crm',
  url: new URL(url),
  secrets: [secretOf('a')],
  allowPrivate: true,
  wants: () => true,
  ...given,
});

const start = async (t: TestContext, webhooks: readonly Webhook[], resolve?: Resolve) => {
  // Signatures are good for minutes, so that here the clock is the machine's.
  const server = await startServer(t, { webhooks, now: new Date().toISOString() });
  const request = await openCase(server, await deskKey(server));
  const worker = outboxOf(server, resolve === undefined ? {} : { resolve });
  const deliveries = async () =>
    (await server.endpoint.store.find(request.receipt.reference))?.deliveries ?? [];
  return { server, request, worker, deliveries };
};

const headersOf = ({ headers }: Received) =>
  Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(name => [name, String(headers[name])]),
  );

test('an event arrives signed as Standard Webhooks says, without personal data', async t => {
  const receiver = await httpReceiver(t);
  const { server, request, worker } = await start(t, [webhookAt(receiver.url)]);
  await request.does({ type: 'resolve', text: 'Dear Ayşe' });
  await worker.round();
  const payloads = receiver.taken.map(call => new Verifier(secretOf('a')).verify(call.body, headersOf(call)));
  const [received, resolved] = (await server.endpoint.store.find(request.receipt.reference))?.events ?? [];
  const { reference } = request.receipt;
  assert.deepEqual(payloads, [
    {
      type: 'request.received',
      timestamp: received?.at,
      data: { jurisdiction: 'riverton', reference, version: 1, status: 'received' },
    },
    {
      type: 'request.resolved',
      timestamp: resolved?.at,
      data: { jurisdiction: 'riverton', reference, version: 2, status: 'resolved' },
    },
  ]);
});

test('while a secret is changed, both sign', async t => {
  const receiver = await httpReceiver(t);
  const secrets = [secretOf('n'), secretOf('o')];
  const { worker } = await start(t, [webhookAt(receiver.url, { secrets })]);
  await worker.round();
  const [call] = receiver.taken;
  assert.ok(call !== undefined);
  for (const secret of secrets) new Verifier(secret).verify(call.body, headersOf(call));
  assert.throws(() => new Verifier(secretOf('x')).verify(call.body, headersOf(call)));
});

test('a webhook hears of what it wants and of nothing that stays inside', async t => {
  const receiver = await httpReceiver(t);
  const { request, worker } = await start(t, [
    webhookAt(receiver.url, { wants: type => type !== 'received' }),
  ]);
  await request.does({ type: 'comment', text: 'Inside', public: false });
  await request.does({ type: 'forward', unit: 'works' });
  await worker.round();
  assert.deepEqual(
    receiver.taken.map(({ body }) => /"type":"([^"]+)"/.exec(body)?.[1]),
    ['request.forwarded'],
  );
});

test('a message is tried ten times over about three days, always the same, and then given up', async t => {
  const receiver = await httpReceiver(t, () => 500);
  const { server, worker, deliveries } = await start(t, [webhookAt(receiver.url)]);
  const begun = Date.now();
  const triedAt: number[] = [];
  for (let minutes = 0; minutes < 5 * 24 * 60; minutes += 30) {
    server.setNow(new Date(begun + minutes * 60_000).toISOString());
    const before = receiver.calls.length;
    await worker.round();
    if (receiver.calls.length > before) triedAt.push(minutes / 60 / 24);
  }
  assert.equal(receiver.calls.length, 10);
  const last = triedAt.at(-1) ?? 0;
  assert.ok(last > 2.5 && last < 4, `the last try was after ${last} days`);
  assert.equal(new Set(receiver.calls.map(({ body }) => body)).size, 1);
  assert.equal(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size, 1);
  assert.equal(new Set(receiver.calls.map(({ headers }) => headers['webhook-timestamp'])).size, 10);
  const [delivery] = await deliveries();
  assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.lastError], ['failed', 10, 'HTTP 500']);
});

test('a webhook that is configured no more is owed nothing', async t => {
  const { server, deliveries } = await start(t, [webhookAt('http://127.0.0.1:9/')]);
  await outboxOf(server, { webhooks: [] }).round();
  const [delivery] = await deliveries();
  assert.deepEqual([delivery?.state, delivery?.lastError], ['failed', 'not configured any more']);
});

test('a private address is not connected to, unless the webhook’s settings allow it', async t => {
  const receiver = await httpReceiver(t);
  const { worker, deliveries } = await start(t, [webhookAt(receiver.url, { allowPrivate: false })]);
  await worker.round();
  assert.equal(receiver.calls.length, 0);
  const [delivery] = await deliveries();
  assert.deepEqual([delivery?.state, delivery?.lastError], ['pending', 'private address']);
});

test('a name that leads to a private address is not connected to, and is asked once a try', async t => {
  const receiver = await httpReceiver(t);
  const asked: string[] = [];
  const resolve: Resolve = name => {
    asked.push(name);
    return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  };
  const url = `http://crm.example:${receiver.port}/in`;
  const { worker, deliveries } = await start(t, [webhookAt(url, { allowPrivate: false })], resolve);
  await worker.round();
  assert.equal(receiver.calls.length, 0);
  assert.deepEqual(asked, ['crm.example']);
  assert.equal((await deliveries())[0]?.lastError, 'private address');
});

test('a name that can’t be resolved is a failed try', async t => {
  const resolve = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
  const { worker, deliveries } = await start(
    t,
    [webhookAt('https://crm.example', { allowPrivate: false })],
    resolve,
  );
  await worker.round();
  assert.equal((await deliveries())[0]?.lastError, 'ENOTFOUND');
});

test('messages that were owed before a restart are sent after it', async t => {
  const receiver = await httpReceiver(t);
  const { server, deliveries } = await start(t, [webhookAt(receiver.url)]);
  const [delivery] = await deliveries();
  await server.close();
  const again = await startServer(t, { folder: server.folder, now: noon });
  await outboxOf(again, { webhooks: [webhookAt(receiver.url)], clock: () => new Date() }).round();
  assert.equal(receiver.taken[0]?.headers['webhook-id'], delivery?.id);
});

test('of two webhooks the one that is down keeps nothing from the other', async t => {
  const up = await httpReceiver(t);
  const down = await httpReceiver(t, () => 500);
  const { request, worker } = await start(t, [
    webhookAt(up.url, { id: 'up' }),
    webhookAt(down.url, { id: 'down' }),
  ]);
  await request.does({ type: 'review' });
  await worker.round();
  assert.deepEqual([up.taken.length, down.calls.length], [2, 2]);
});

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { complaint } from '../../support/desk.ts';
import { keepingChannel, listNotifications, outboxOf } from '../../support/outbox.ts';
import { startServer } from '../../support/server.ts';

const withTest = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await server.key(['requests:write', 'desk:read'], { test: true });
  await server.submit(key, complaint);
  return { server, key };
};

test('a test request’s messages never leave, and are done', async t => {
  const { server, key } = await withTest(t);
  const channel = keepingChannel();
  await outboxOf(server, { channels: { sms: channel } }).round();
  assert.deepEqual(channel.sent, []);
  const [notification] = await listNotifications(server, key);
  assert.deepEqual(
    [notification?.state, notification?.attempts, notification?.lastError],
    ['done', 0, 'a test, not sent'],
  );
});

test('they do leave for recipients that the operator named', async t => {
  const { server, key } = await withTest(t);
  const channel = keepingChannel();
  const testRecipients = new Set([complaint.applicant.phone]);
  await outboxOf(server, { channels: { sms: channel }, testRecipients }).round();
  assert.equal(channel.sent.length, 1);
  assert.equal((await listNotifications(server, key))[0]?.state, 'sent');
});

test('webhooks hear nothing of test requests', async t => {
  const webhook = {
    id: 'crm',
    url: new URL('https://crm.example'),
    secrets: [],
    allowPrivate: false,
    wants: () => true,
  };
  const server = await startServer(t, { webhooks: [webhook] });
  const { reference } = await server.submit(await server.key(['requests:write'], { test: true }));
  assert.deepEqual((await server.endpoint.store.find(reference))?.deliveries, []);
});

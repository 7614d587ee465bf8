import type { Action } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { keepingChannel, listNotifications, outboxOf, refused, unreachable } from '../../support/outbox.ts';
import { noon, startServer } from '../../support/server.ts';

const resolve = { type: 'resolve', text: 'Done.' } as const satisfies Action;
const twoMinutesPast = '2026-11-23T17:02:00.000Z';

const start = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await deskKey(server);
  return { server, key };
};

test('what was sent is on the timeline of the citizen with its time, and takes no line of its own', async t => {
  const { server, key } = await start(t);
  const request = await openCase(server, key);
  server.setNow(twoMinutesPast);
  await outboxOf(server, { channels: { sms: keepingChannel() } }).round();
  const { timeline } = await request.track();
  assert.deepEqual(
    timeline.map(({ type, notification }) => [type, notification]),
    [['received', { channel: 'sms', state: 'sent', at: twoMinutesPast }]],
  );
});

test('the desk’s timeline has an event for each outcome', async t => {
  const { server, key } = await start(t);
  const request = await openCase(server, key);
  server.setNow(twoMinutesPast);
  await outboxOf(server, { channels: { sms: keepingChannel(refused) } }).round();
  const delivered = (await request.get()).timeline.filter(({ type }) => type === 'delivered');
  assert.deepEqual(
    delivered.map(({ actor, public: isPublic, notification }) => [actor, isPublic, notification]),
    [['system', false, { channel: 'sms', state: 'failed', at: twoMinutesPast }]],
  );
});

test('a delivery raises no version that a clerk may hold, and is no news of the request', async t => {
  const { server, key } = await start(t);
  const request = await openCase(server, key);
  const before = await request.get();
  server.setNow(twoMinutesPast);
  await outboxOf(server, { channels: { sms: keepingChannel() } }).round();
  const after = await request.get();
  assert.deepEqual([after.version, after.updatedAt], [before.version, before.updatedAt]);
  assert.equal((await request.act(resolve, before.version)).status, 200);
});

test('a text message that can’t be delivered becomes a call that somebody has to make, once', async t => {
  const { server, key } = await start(t);
  await openCase(server, key);
  const worker = outboxOf(server, { channels: { sms: keepingChannel(refused) } });
  await worker.round();
  await worker.round();
  const notifications = await listNotifications(server, key);
  assert.deepEqual(
    notifications.map(({ channel, state, attempts, lastError }) => [channel, state, attempts, lastError]),
    [
      ['sms', 'failed', 1, 'HTTP 400'],
      ['phone', 'task', 0, undefined],
    ],
  );
});

test('an e-mail that can’t be delivered is listed as failed', async t => {
  const { server, key } = await start(t);
  await openCase(server, key, {
    ...complaint,
    applicant: { email: 'a@example.com', phone: '+905302539191' },
    reply: { channel: 'email', locale: 'en' },
  });
  await outboxOf(server, { channels: { email: keepingChannel(refused) } }).round();
  const notifications = await listNotifications(server, key);
  assert.deepEqual(
    notifications.map(({ channel, state }) => [channel, state]),
    [['email', 'failed']],
  );
});

test('what may succeed later is tried again after a while, and the wait grows', async t => {
  const { server, key } = await start(t);
  await openCase(server, key);
  let tries = 0;
  const channel = keepingChannel(() => {
    tries += 1;
    return unreachable();
  });
  const worker = outboxOf(server, { channels: { sms: channel } });
  const triesBy = async (seconds: number) => {
    server.setNow(new Date(Date.parse(noon) + seconds * 1000).toISOString());
    await worker.round();
    return tries;
  };
  assert.deepEqual(
    [await triesBy(0), await triesBy(14), await triesBy(15), await triesBy(59), await triesBy(60)],
    [1, 1, 2, 2, 3],
  );
  const [notification] = await listNotifications(server, key);
  assert.deepEqual(
    [notification?.state, notification?.attempts, notification?.lastError],
    ['pending', 3, 'ECONNREFUSED'],
  );
});

test('a message whose words can’t be made is given up and does not stop the others', async t => {
  const { server, key } = await start(t);
  const broken = await openCase(server, key);
  await openCase(server, key);
  await server.endpoint.store.update(broken.receipt.reference, undefined, stored => ({
    ...stored,
    tracking: { ...stored.tracking, secretId: 'gone' },
  }));
  const channel = keepingChannel();
  await outboxOf(server, { channels: { sms: channel } }).round();
  assert.equal(channel.sent.length, 1);
  const [failed] = await listNotifications(server, key, '?state=failed');
  assert.equal(failed?.lastError, 'no words');
});

test('a message goes to the number that is on record when it is sent', async t => {
  const { server, key } = await start(t);
  const request = await openCase(server, key);
  await request.does({ type: 'amend', applicant: { phone: '+905301112233' } });
  const channel = keepingChannel();
  await outboxOf(server, { channels: { sms: channel } }).round();
  assert.deepEqual(
    channel.sent.map(({ to }) => to),
    ['+905301112233'],
  );
});

test('what the citizen gets first has number and code', async t => {
  const { server, key } = await start(t);
  const { receipt } = await openCase(server, key);
  const channel = keepingChannel();
  await outboxOf(server, { channels: { sms: channel } }).round();
  const [message] = channel.sent;
  assert.equal(message?.text, `Riverton got it: ${receipt.reference}, code ${receipt.trackingCode}`);
  assert.deepEqual([message?.reference, message?.locale], [receipt.reference, 'en']);
});

test('a new code goes out by the citizen’s channel, and opens the request', async t => {
  const { server, key } = await start(t);
  const request = await openCase(server, key);
  await request.does({ type: 'renewCode' });
  const channel = keepingChannel();
  await outboxOf(server, { channels: { sms: channel } }).round();
  const code = /new code (\d{10})/.exec(channel.sent.at(-1)?.text ?? '')?.[1] ?? '';
  assert.notEqual(code, request.receipt.trackingCode);
  const response = await server.call(`/requests/${request.receipt.reference}`, {
    headers: { Authorization: `Bearer ${code}` },
  });
  assert.equal(response.status, 200);
});

import { notificationPageSchema, notificationSchema, type Notification } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { complaint, deskKey, openCase } from '../../support/desk.ts';
import { keepingChannel, listNotifications, outboxOf, refused } from '../../support/outbox.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const byPhone = { ...complaint, reply: { channel: 'phone', locale: 'en' } } as const;

const start = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const settle = (id: string, outcome: object, by = key) =>
    server.post(`/desk/notifications/${id}/outcome`, outcome, bearer(by));
  const settled = async (id: string, outcome: object): Promise<Notification> => {
    const response = await settle(id, outcome);
    assert.equal(response.status, 200, await response.clone().text());
    return z.parse(notificationSchema, await response.json());
  };
  const only = async (query = '') => {
    const [first, ...others] = await listNotifications(server, key, query);
    assert.ok(first !== undefined && others.length === 0, `${others.length + 1} notifications`);
    return first;
  };
  return { server, key, settle, settled, only };
};

test('what goes by telephone is a task that says what is to be said', async t => {
  const { server, key, only } = await start(t);
  const { receipt } = await openCase(server, key, byPhone);
  const task = await only();
  assert.deepEqual(
    [task.reference, task.channel, task.state, task.attempts, task.text],
    [receipt.reference, 'phone', 'task', 0, `We got ${receipt.reference}.`],
  );
});

test('a task that was done is done, and the timeline says by whom and how', async t => {
  const { server, key, settled, only } = await start(t);
  const request = await openCase(server, key, byPhone);
  const { id } = await only();
  const done = await settled(id, { outcome: 'done', note: 'She was glad.' });
  assert.deepEqual([done.id, done.state, done.text], [id, 'done', undefined]);
  const event = (await request.get()).timeline.at(-1);
  assert.deepEqual(
    [event?.type, event?.actor, event?.by, event?.note, event?.public, event?.notification?.state],
    ['delivered', 'staff', 'desk-one', 'She was glad.', false, 'done'],
  );
  assert.ok(!JSON.stringify(await request.track()).includes('She was glad.'));
});

test('settling raises no version', async t => {
  const { server, key, settled, only } = await start(t);
  const request = await openCase(server, key, byPhone);
  await settled((await only()).id, { outcome: 'done' });
  assert.equal((await request.get()).version, 1);
});

test('a message that failed is sent again with its id when the desk wants it', async t => {
  const { server, key, settled, only } = await start(t);
  await openCase(server, key);
  await outboxOf(server, { channels: { sms: keepingChannel(refused) } }).round();
  const { id } = await only('?state=failed');
  const retried = await settled(id, { outcome: 'retry' });
  assert.deepEqual([retried.state, retried.attempts, retried.lastError], ['pending', 0, 'HTTP 400']);
  const channel = keepingChannel();
  await outboxOf(server, { channels: { sms: channel } }).round();
  assert.deepEqual(
    channel.sent.map(message => message.id),
    [id],
  );
});

test('a message that waits for a gateway can be given up, and becomes a call', async t => {
  const { server, key, settled, only } = await start(t);
  await openCase(server, key);
  await settled((await only()).id, { outcome: 'failed' });
  assert.equal((await only('?state=task')).channel, 'phone');
});

test('a task that failed can be taken up again', async t => {
  const { server, key, settled, only } = await start(t);
  await openCase(server, key, byPhone);
  const { id } = await only();
  assert.equal((await settled(id, { outcome: 'failed', note: 'Nobody answers.' })).state, 'failed');
  assert.equal((await settled(id, { outcome: 'retry' })).state, 'task');
});

test('what makes no sense is an illegal transition that names state and outcome', async t => {
  const { server, key, settle, settled, only } = await start(t);
  await openCase(server, key);
  const pending = await only();
  const problem = await assertProblem(await settle(pending.id, { outcome: 'done' }), 'illegal_transition');
  assert.match(problem.detail, /pending.*done/);
  await outboxOf(server, { channels: { sms: keepingChannel() } }).round();
  for (const outcome of ['done', 'failed', 'retry'])
    await assertProblem(await settle(pending.id, { outcome }), 'illegal_transition');
  await openCase(server, key, byPhone);
  const { id } = await only('?state=task');
  await assertProblem(await settle(id, { outcome: 'retry' }), 'illegal_transition');
  await settled(id, { outcome: 'done' });
  await assertProblem(await settle(id, { outcome: 'done' }), 'illegal_transition');
});

test('an outcome that is none is refused', async t => {
  const { server, key, settle, only } = await start(t);
  await openCase(server, key, byPhone);
  await assertInvalid(await settle((await only()).id, { outcome: 'perhaps' }), {
    '/outcome': 'unknown_value',
  });
});

test('what is not there is not found', async t => {
  const { server, key, settle, only } = await start(t);
  const { receipt } = await openCase(server, key, byPhone);
  for (const id of ['nonsense', `${receipt.reference}_nonsense`, `2026-0000000-0_${(await only()).id}`])
    await assertProblem(await settle(id, { outcome: 'done' }), 'not_found');
});

test('a unit’s key sees and settles the messages of its own requests', async t => {
  const { server, key, settle } = await start(t);
  const works = await server.key(['desk:read', 'desk:write'], { unit: 'works' });
  const mine = await openCase(server, key, byPhone);
  await openCase(server, key, byPhone);
  await mine.does({ type: 'forward', unit: 'works' });
  const all = await listNotifications(server, key);
  const seen = await listNotifications(server, works);
  assert.deepEqual([all.length, seen.length], [3, 2]);
  assert.ok(seen.every(({ reference }) => reference === mine.receipt.reference));
  const theirs = all.find(({ reference }) => reference !== mine.receipt.reference);
  await assertProblem(await settle(theirs?.id ?? '', { outcome: 'done' }, works), 'not_found');
  assert.equal((await settle(seen[0]?.id ?? '', { outcome: 'done' }, works)).status, 200);
});

test('messages of test requests are for test keys alone', async t => {
  const { server, key, settle } = await start(t);
  const testKey = await server.key(['requests:write', 'desk:read', 'desk:write'], { test: true });
  await openCase(server, testKey, byPhone);
  await openCase(server, key, byPhone);
  const [live, ...otherLive] = await listNotifications(server, key);
  const [tried, ...otherTried] = await listNotifications(server, testKey);
  assert.deepEqual([otherLive, otherTried], [[], []]);
  assert.notEqual(live?.id, tried?.id);
  await assertProblem(await settle(live?.id ?? '', { outcome: 'done' }, testKey), 'not_found');
});

test('filters and pages are followed, and a bad query names its parameter', async t => {
  const { server, key } = await start(t);
  for (let number = 0; number < 3; number += 1) await openCase(server, key, byPhone);
  const sms = await openCase(server, key);
  assert.equal((await listNotifications(server, key, '?channel=phone&state=task')).length, 3);
  assert.equal((await listNotifications(server, key, `?reference=${sms.receipt.reference}`)).length, 1);
  const page = async (query: string) =>
    z.parse(
      notificationPageSchema,
      await (await server.call(`/desk/notifications${query}`, { headers: bearer(key) })).json(),
    );
  const first = await page('?limit=3');
  const second = await page(`?limit=3&cursor=${first.nextCursor}`);
  assert.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 4);
  assert.equal(second.nextCursor, undefined);
  for (const [query, parameter] of [
    ['?state=lost', 'state'],
    ['?channel=pigeon', 'channel'],
    ['?reference=1', 'reference'],
    ['?cursor=nonsense', 'cursor'],
    ['?limit=0', 'limit'],
  ]) {
    const response = await server.call(`/desk/notifications${query}`, { headers: bearer(key) });
    const problem = await assertProblem(response, 'invalid');
    assert.equal(problem.errors?.[0]?.parameter, parameter);
  }
});

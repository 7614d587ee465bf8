import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { MessageQuery } from '../../../reference-server/src/store/messages.ts';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, eventOf } from '../drafts.ts';
import { deliveryOf, nameOf, notificationOf } from '../message-drafts.ts';
import type { OpenStore } from '../request-store-suite.ts';

const one = referenceOf(2026, 1);
const two = referenceOf(2026, 2);

const insert = (store: RequestStore, reference: string, given: Partial<StoredRequest>) =>
  store.insert(draftOf(byKey(`key-of-${reference}`), given, () => reference));

const list = async (store: RequestStore, query: Partial<MessageQuery> = {}): Promise<string[]> => {
  const { items } = await store.listMessages({ kind: 'notification', ...query });
  return items.map(nameOf);
};

/** Two requests, the older with three messages, the newer with one in between them in time. */
const withMessages = async (store: RequestStore) => {
  await insert(store, one, {
    receivedAt: '2026-11-20T09:00:00Z',
    notifications: [
      notificationOf(one, 'a', { state: 'sent' }),
      notificationOf(one, 'b', { state: 'failed', lastError: 'HTTP 400' }),
      notificationOf(one, 'c', { state: 'task', channel: 'phone' }),
    ],
    deliveries: [deliveryOf(one, 'x', { state: 'failed' }), deliveryOf(one, 'y', { webhook: 'archive' })],
  });
  await insert(store, two, {
    receivedAt: '2026-11-21T09:00:00Z',
    test: true,
    events: [
      eventOf('received', '2026-11-21T09:00:00Z'),
      eventOf('forwarded', '2026-11-21T10:00:00Z', { unit: 'works' }),
    ],
    notifications: [notificationOf(two, 'd', { state: 'failed' })],
  });
};

/** The desk's list of messages, and what merged requests have yet to be told. */
export const messageListTests = (open: OpenStore): void => {
  test('messages are listed by request, the newest first, and the oldest of each first', async t => {
    const store = await open(t);
    await withMessages(store);
    assert.deepEqual(await list(store), ['d', 'a', 'b', 'c']);
    assert.deepEqual(await list(store, { kind: 'delivery' }), ['x', 'y']);
  });

  for (const [title, query, expected] of [
    ['state', { state: 'failed' }, ['d', 'b']],
    ['channel', { lane: 'phone' }, ['c']],
    ['state and channel together', { state: 'failed', lane: 'phone' }, []],
    ['reference', { reference: one }, ['a', 'b', 'c']],
    ['a reference that is unknown', { reference: referenceOf(2026, 3) }, []],
    ['unit', { unit: 'works' }, ['d']],
    ['being a test', { test: true }, ['d']],
    ['being none', { test: false }, ['a', 'b', 'c']],
    ['webhook', { kind: 'delivery', lane: 'archive' }, ['y']],
    ['the state of a delivery', { kind: 'delivery', state: 'failed' }, ['x']],
  ] as const)
    test(`messages are filtered by ${title}`, async t => {
      const store = await open(t);
      await withMessages(store);
      assert.deepEqual(await list(store, query), expected);
    });

  test('a listed message comes with the request as it is stored', async t => {
    const store = await open(t);
    await withMessages(store);
    const { items } = await store.listMessages({ kind: 'notification', reference: one, limit: 1 });
    assert.deepEqual(items[0]?.request, await store.find(one));
  });

  for (const limit of [1, 2, 3])
    test(`pages of ${limit} hold every message once`, async t => {
      const store = await open(t);
      await withMessages(store);
      const found: string[] = [];
      for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
        const page = await store.listMessages({ kind: 'notification', limit, cursor });
        assert.ok(page.items.length <= limit);
        found.push(...page.items.map(nameOf));
        cursor = page.nextCursor;
      }
      assert.deepEqual(found, ['d', 'a', 'b', 'c']);
    });

  test('a page goes on after a message that has another state by now', async t => {
    const store = await open(t);
    await insert(store, one, {
      notifications: ['a', 'b', 'c'].map(name => notificationOf(one, name)),
    });
    const { nextCursor } = await store.listMessages({ kind: 'notification', state: 'pending', limit: 2 });
    await store.update(one, undefined, stored => ({
      ...stored,
      notifications: stored.notifications.map(message =>
        nameOf(message) === 'c' ? message : { ...message, state: 'sent' },
      ),
    }));
    assert.deepEqual(await list(store, { state: 'pending', cursor: nextCursor }), ['c']);
  });

  test('a cursor of another list is refused', async t => {
    const store = await open(t);
    await withMessages(store);
    const { nextCursor } = await store.listMessages({ kind: 'notification', limit: 1 });
    for (const cursor of [nextCursor, 'nonsense'])
      await assert.rejects(store.listMessages({ kind: 'delivery', cursor }), { name: 'QueryError' });
  });
};

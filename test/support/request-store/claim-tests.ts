import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredDelivery, StoredNotification } from '@melikgazi/mimer-sdk/domain';
import type { Claiming } from '../../../reference-server/src/store/messages.ts';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf } from '../drafts.ts';
import { deliveryOf, nameOf, notificationOf } from '../message-drafts.ts';
import type { OpenStore } from '../request-store-suite.ts';

const one = referenceOf(2026, 1);
const two = referenceOf(2026, 2);

const insert = (
  store: RequestStore,
  reference: string,
  messages: {
    notifications?: readonly StoredNotification[];
    deliveries?: readonly StoredDelivery[];
  },
) => store.insert(draftOf(byKey(`key-of-${reference}`), messages, () => reference));

const claim = async (store: RequestStore, given: Partial<Claiming> = {}): Promise<string[]> => {
  const claimed = await store.claimMessages({
    kind: 'notification',
    now: '2026-11-23T10:00:00Z',
    until: '2026-11-23T10:02:00Z',
    limit: 10,
    ...given,
  });
  return claimed.map(nameOf);
};

const settle = (store: RequestStore, reference: string, name: string, given: Partial<StoredNotification>) =>
  store.update(reference, undefined, stored => ({
    ...stored,
    notifications: stored.notifications.map(message =>
      nameOf(message) === name ? { ...message, ...given } : message,
    ),
  }));

/** Claiming messages that are to be sent. */
export const claimTests = (open: OpenStore): void => {
  test('only what is pending is claimed', async t => {
    const store = await open(t);
    const states = ['pending', 'sent', 'failed', 'task', 'done'] as const;
    for (const [number, state] of states.entries()) {
      const reference = referenceOf(2026, number);
      await insert(store, reference, { notifications: [notificationOf(reference, state, { state })] });
    }
    assert.deepEqual(await claim(store), ['pending']);
  });

  test('a message is claimed by one of many at once', async t => {
    const store = await open(t);
    await insert(store, one, { notifications: [notificationOf(one, 'a')] });
    const claims = await Promise.all(Array.from({ length: 10 }, () => claim(store)));
    assert.deepEqual(claims.flat(), ['a']);
  });

  test('a lease that ended lets the message be claimed again', async t => {
    const store = await open(t);
    await insert(store, one, { notifications: [notificationOf(one, 'a')] });
    await claim(store);
    assert.deepEqual(await claim(store, { now: '2026-11-23T10:01:59Z' }), []);
    assert.deepEqual(await claim(store, { now: '2026-11-23T10:02:01Z' }), ['a']);
  });

  test('a lease that was given back lets the message be claimed again', async t => {
    const store = await open(t);
    await insert(store, one, { notifications: [notificationOf(one, 'a')] });
    await claim(store);
    await store.releaseMessages([{ reference: one, id: notificationOf(one, 'a').id }]);
    assert.deepEqual(await claim(store), ['a']);
  });

  test('a message whose time has not come is not claimed', async t => {
    const store = await open(t);
    const nextAt = '2026-11-23T13:00:01+03:00';
    await insert(store, one, { notifications: [notificationOf(one, 'a', { nextAt })] });
    assert.deepEqual(await claim(store), []);
    assert.deepEqual(await claim(store, { now: '2026-11-23T10:00:01Z' }), ['a']);
  });

  test('of one request and channel the earlier message goes first, and keeps the later ones back', async t => {
    const store = await open(t);
    const later = { nextAt: '2026-11-23T11:00:00Z' };
    await insert(store, one, {
      notifications: [notificationOf(one, 'a'), notificationOf(one, 'b'), notificationOf(one, 'c')],
    });
    assert.deepEqual(await claim(store), ['a']);
    await settle(store, one, 'a', later);
    await store.releaseMessages([{ reference: one, id: notificationOf(one, 'a').id }]);
    assert.deepEqual(await claim(store), [], 'it waits for its next try');
    await settle(store, one, 'a', { state: 'sent' });
    assert.deepEqual(await claim(store), ['b']);
    await settle(store, one, 'b', { state: 'failed' });
    assert.deepEqual(await claim(store), ['c'], 'one that was given up keeps nobody back');
  });

  test('other channels and other requests do not wait', async t => {
    const store = await open(t);
    await insert(store, one, {
      notifications: [notificationOf(one, 'a'), notificationOf(one, 'b', { channel: 'email' })],
    });
    await insert(store, two, { notifications: [notificationOf(two, 'c')] });
    assert.deepEqual((await claim(store)).sort(), ['a', 'b', 'c']);
  });

  test('only the channels that were asked for are claimed', async t => {
    const store = await open(t);
    await insert(store, one, {
      notifications: [notificationOf(one, 'a'), notificationOf(one, 'b', { channel: 'email' })],
    });
    assert.deepEqual(await claim(store, { lanes: ['email'] }), ['b']);
  });

  test('no more than the limit is claimed, what waited longest first', async t => {
    const store = await open(t);
    for (let number = 0; number < 5; number += 1) {
      const reference = referenceOf(2026, number);
      await insert(store, reference, { notifications: [notificationOf(reference, `${number}`)] });
    }
    assert.deepEqual(await claim(store, { limit: 3 }), ['0', '1', '2']);
    assert.deepEqual(await claim(store, { limit: 3 }), ['3', '4']);
  });

  test('messages to webhooks are apart from those to citizens', async t => {
    const store = await open(t);
    await insert(store, one, {
      notifications: [notificationOf(one, 'a')],
      deliveries: [deliveryOf(one, 'b')],
    });
    assert.deepEqual(await claim(store, { kind: 'delivery' }), ['b']);
    assert.deepEqual(await claim(store), ['a']);
  });

  test('a message to a webhook that waits for its next try keeps no later one back', async t => {
    const store = await open(t);
    await insert(store, one, {
      deliveries: [deliveryOf(one, 'a', { nextAt: '2026-11-24T10:00:00Z' }), deliveryOf(one, 'b')],
    });
    assert.deepEqual(await claim(store, { kind: 'delivery' }), ['b']);
  });

  test('a message to a webhook that is being sent keeps the later ones of its request back', async t => {
    const store = await open(t);
    await insert(store, one, { deliveries: [deliveryOf(one, 'a'), deliveryOf(one, 'b')] });
    assert.deepEqual(await claim(store, { kind: 'delivery' }), ['a']);
    assert.deepEqual(await claim(store, { kind: 'delivery' }), []);
  });

  test('a long queue for one webhook leaves room for the other', async t => {
    const store = await open(t);
    for (let number = 0; number < 4; number += 1) {
      const reference = referenceOf(2026, number);
      await insert(store, reference, { deliveries: [deliveryOf(reference, `crm-${number}`)] });
    }
    await insert(store, referenceOf(2026, 9), {
      deliveries: [deliveryOf(referenceOf(2026, 9), 'archive', { webhook: 'archive' })],
    });
    assert.ok((await claim(store, { kind: 'delivery', limit: 2 })).includes('archive'));
  });

  test('the backlog counts what waits, by channel, with the oldest', async t => {
    const store = await open(t);
    await insert(store, one, {
      notifications: [
        notificationOf(one, 'a', { state: 'sent', at: '2026-11-01T09:00:00Z' }),
        notificationOf(one, 'b', { at: '2026-11-22T09:00:00Z' }),
        notificationOf(one, 'c'),
      ],
      deliveries: [deliveryOf(one, 'd')],
    });
    assert.deepEqual(await store.messageBacklog(), [
      { kind: 'notification', lane: 'sms', pending: 2, oldest: '2026-11-22T09:00:00.000Z' },
      { kind: 'delivery', lane: 'crm', pending: 1, oldest: '2026-11-23T09:00:00.000Z' },
    ]);
  });

  test('a request that was removed owes nothing', async t => {
    const store = await open(t);
    await insert(store, one, { notifications: [notificationOf(one, 'a')] });
    await store.remove(one);
    assert.deepEqual(await claim(store), []);
    assert.deepEqual(await store.messageBacklog(), []);
  });

  test('whoever watches is told of a new request and of a change, until they stop', async t => {
    const store = await open(t);
    const told: string[] = [];
    const stop = store.watch(reference => told.push(reference));
    await insert(store, one, { notifications: [notificationOf(one, 'a')] });
    await settle(store, one, 'a', { state: 'sent' });
    stop();
    await insert(store, two, {});
    assert.deepEqual(told, [one, one]);
  });
};

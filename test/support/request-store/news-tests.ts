import type { EventType } from '@melikgazi/mimer-sdk/contract';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StoredEvent, type StoredRequest, withNews } from '@melikgazi/mimer-sdk/domain';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, eventOf } from '../drafts.ts';
import type { OpenStore } from '../request-store-suite.ts';

const one = referenceOf(2026, 1);
const two = referenceOf(2026, 2);
const three = referenceOf(2026, 3);

const insert = (store: RequestStore, reference: string, given: Partial<StoredRequest> = {}) =>
  store.insert(
    draftOf(
      byKey(`key-of-${reference}`),
      { reply: { channel: 'sms', locale: 'tr' }, ...given },
      () => reference,
    ),
  );

let minutes = 0;

/** Adds an event and answers its id. */
const add = async (
  store: RequestStore,
  reference: string,
  type: EventType,
  given: Partial<StoredEvent> = {},
): Promise<string> => {
  minutes += 1;
  const event = eventOf(type, new Date(Date.UTC(2026, 10, 24, 0, minutes)).toISOString(), given);
  await store.update(reference, undefined, stored => ({ ...stored, events: [...stored.events, event] }));
  return event.id;
};

const owed = async (store: RequestStore) =>
  (await store.owedNews(10)).map(({ reference, about, event }) => [reference, about, event]);

const tell = async (store: RequestStore) => {
  for (const news of await store.owedNews(10))
    await store.update(news.reference, undefined, stored =>
      withNews(stored, news, { now: '2026-11-25T10:00:00Z', newId: () => crypto.randomUUID() }),
    );
};

/** What the citizens of merged requests have yet to be told. */
export const newsTests = (open: OpenStore): void => {
  for (const type of ['resolved', 'declined', 'transferred'] as const)
    test(`when a request is ${type}, those that were merged into it are owed the news`, async t => {
      const store = await open(t);
      for (const reference of [one, two]) await insert(store, reference);
      await add(store, one, 'merged', { into: two });
      assert.deepEqual(await owed(store), []);
      const event = await add(store, two, type);
      assert.deepEqual(await owed(store), [[one, two, event]]);
    });

  test('news that was told is owed no more', async t => {
    const store = await open(t);
    for (const reference of [one, two]) await insert(store, reference);
    await add(store, one, 'merged', { into: two });
    await add(store, two, 'resolved');
    await tell(store);
    assert.deepEqual(await owed(store), []);
    assert.equal((await store.find(one))?.notifications.length, 1);
  });

  test('another closing is news again', async t => {
    const store = await open(t);
    for (const reference of [one, two]) await insert(store, reference);
    await add(store, one, 'merged', { into: two });
    await add(store, two, 'resolved');
    await tell(store);
    await add(store, two, 'reopened');
    assert.deepEqual(await owed(store), []);
    const event = await add(store, two, 'declined');
    assert.deepEqual(await owed(store), [[one, two, event]]);
  });

  test('news passes through a request that was merged itself', async t => {
    const store = await open(t);
    for (const reference of [one, two, three]) await insert(store, reference);
    await add(store, one, 'merged', { into: two });
    await add(store, two, 'merged', { into: three });
    const event = await add(store, three, 'resolved');
    assert.deepEqual((await owed(store)).sort(), [
      [one, three, event],
      [two, three, event],
    ]);
  });

  test('news passes through a request whose citizen wants none', async t => {
    const store = await open(t);
    await insert(store, two, { reply: { channel: 'none', locale: 'tr' } });
    for (const reference of [one, three]) await insert(store, reference);
    await add(store, one, 'merged', { into: two });
    await add(store, two, 'merged', { into: three });
    const event = await add(store, three, 'resolved');
    assert.deepEqual(await owed(store), [[one, three, event]]);
  });

  test('a request that is merged no more is owed nothing', async t => {
    const store = await open(t);
    for (const reference of [one, two]) await insert(store, reference);
    await add(store, one, 'merged', { into: two });
    await add(store, one, 'reopened');
    await add(store, two, 'resolved');
    assert.deepEqual(await owed(store), []);
  });

  test('a withdrawal is no answer, so no news', async t => {
    const store = await open(t);
    for (const reference of [one, two]) await insert(store, reference);
    await add(store, one, 'merged', { into: two });
    await add(store, two, 'withdrawn');
    assert.deepEqual(await owed(store), []);
  });

  test('requests that lead to each other are told nothing, and nobody waits for ever', async t => {
    const store = await open(t);
    for (const reference of [one, two]) await insert(store, reference);
    await add(store, one, 'merged', { into: two });
    await add(store, two, 'merged', { into: one });
    assert.deepEqual(await owed(store), []);
  });
};

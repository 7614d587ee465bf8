import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { StoredEvent } from '@melikgazi/mimer-sdk/domain';
import type { Database } from '../../reference-server/src/store/postgres/database.ts';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import { byKey, draftOf, eventOf } from '../support/drafts.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { openHandle } from '../support/postgres/open-store.ts';

const [one, two, three] = [1, 2, 3].map(number => referenceOf(2026, number));
if (one === undefined || two === undefined || three === undefined) assert.fail();

const add = (store: RequestStore, reference: string, event: StoredEvent) =>
  store.update(reference, undefined, stored => ({ ...stored, events: [...stored.events, event] }));

const merge = (store: RequestStore, reference: string, into: string) =>
  add(store, reference, eventOf('merged', '2026-11-24T09:00:00Z', { into }));

const resolve = (store: RequestStore, reference: string) =>
  add(store, reference, eventOf('resolved', '2026-11-24T10:00:00Z'));

const owed = async (store: RequestStore) =>
  (await store.owedNews(10)).map(({ reference }) => reference).sort();

/** A database whose transactions stop before they commit, until they are let go. */
const gate = () => {
  const reached = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const through = (database: Database): Database => ({
    ...database,
    transaction: work =>
      database.transaction(async session => {
        const result = await work(session);
        reached.resolve();
        await open.promise;
        return result;
      }),
  });
  return { through, reached: reached.promise, open: () => open.resolve() };
};

const opened = async (t: TestContext) => {
  const url = await emptyDatabase(t);
  const handle = await openHandle(t, url);
  const store = await handle.open(t);
  for (const reference of [one, two, three])
    await store.insert(
      draftOf(byKey(reference), { reply: { channel: 'sms', locale: 'tr' } }, () => reference),
    );
  /** Resolves when somebody waits for what another one has locked. */
  const someoneWaits = async () => {
    for (;;) {
      const waiting = await runOn(
        url,
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      if (waiting.length > 0) return;
      await new Promise(resume => setTimeout(resume, 10));
    }
  };
  return { handle, store, someoneWaits };
};

for (const [title, chain] of [
  ['the request it goes into', []],
  ['one further on', [[two, three]]],
] as const)
  test(`a merger and a closing of ${title} that run at once, with a look in between, leave the news owed`, async t => {
    const { handle, store, someoneWaits } = await opened(t);
    for (const [from, into] of chain) await merge(store, from, into);
    const end = chain.length === 0 ? two : three;
    const [merging, closing] = [gate(), gate()];
    const merger = await handle.openThrough(t, merging.through);
    const closer = await handle.openThrough(t, closing.through);
    const merged = merge(merger, one, two);
    await merging.reached;
    const closed = resolve(closer, end);
    await Promise.race([closing.reached, someoneWaits()]);
    merging.open();
    await merged;
    await closing.reached;
    const look = store.owedNews(10);
    await Promise.race([look, someoneWaits()]);
    closing.open();
    await Promise.all([closed, look]);
    assert.ok((await owed(store)).includes(one));
  });

test('a closing and a merger into it that run at once, with a look in between, leave the news owed', async t => {
  const { handle, store, someoneWaits } = await opened(t);
  const [merging, closing] = [gate(), gate()];
  const closed = resolve(await handle.openThrough(t, closing.through), two);
  await closing.reached;
  const merged = merge(await handle.openThrough(t, merging.through), one, two);
  await Promise.race([merging.reached, someoneWaits()]);
  const look = store.owedNews(10);
  await Promise.race([look, someoneWaits()]);
  closing.open();
  await closed;
  merging.open();
  await Promise.all([merged, look]);
  assert.deepEqual(await owed(store), [one]);
});

test('a candidate that is written down again while it is dropped is not dropped', async t => {
  const { handle, store } = await opened(t);
  await merge(store, one, two);
  const looking = await handle.openThrough(t, database => ({
    ...database,
    query: async (statement, values) => {
      if (statement.name === 'drop-news-candidates') await resolve(store, two);
      return database.query(statement, values);
    },
  }));
  assert.deepEqual(await owed(looking), []);
  assert.deepEqual(await owed(store), [one]);
});

test('what is owed nothing is not looked at again', async t => {
  const { handle, store } = await opened(t);
  await merge(store, one, two);
  await owed(store);
  let looks = 0;
  const looking = await handle.openThrough(t, database => ({
    ...database,
    query: (statement, values) => {
      looks += Number(statement.name === 'drop-news-candidates');
      return database.query(statement, values);
    },
  }));
  await owed(looking);
  assert.equal(looks, 0);
});

test('requests that come merged and closed already, in any order, are owed their news', async t => {
  const { store } = await opened(t);
  const closed = [eventOf('received', '2026-11-23T09:00:00Z'), eventOf('resolved', '2026-11-24T10:00:00Z')];
  const into = referenceOf(2026, 9);
  const merged = (number: number) =>
    draftOf(
      byKey(`merged ${number}`),
      {
        reply: { channel: 'sms', locale: 'tr' },
        events: [
          eventOf('received', '2026-11-23T09:00:00Z'),
          eventOf('merged', '2026-11-23T10:00:00Z', { into }),
        ],
      },
      () => referenceOf(2026, number),
    );
  await store.insert(merged(7));
  assert.deepEqual(await owed(store), []);
  await store.insert(draftOf(byKey('closed'), { events: closed }, () => into));
  await store.insert(merged(8));
  assert.deepEqual(await owed(store), [referenceOf(2026, 7), referenceOf(2026, 8)].sort());
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, type RequestStore } from '../../reference-server/src/store/store.ts';
import { byKey, draftOf, eventOf } from '../support/drafts.ts';
import { startCluster } from '../support/postgres/cluster.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { openHandle, threeStores } from '../support/postgres/open-store.ts';

const writers = 12;

/** Tries until it is done; how often it was in vain. */
const insist = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly inVain: number }> => {
  for (let inVain = 0; ; inVain += 1) {
    try {
      return { result: await work(), inVain };
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
};

/** Stores requests and starts work on each, as several clients that try again would; answers what they were told. */
const write = async (stores: readonly RequestStore[], isOver: () => boolean) => {
  const acknowledged = new Map<string, string>();
  let inVain = 0;
  const client = async (number: number) => {
    for (let count = 0; !isOver(); count += 1) {
      const key = `key-${number}-${count}`;
      const store = stores[(number + count) % stores.length] ?? assert.fail();
      const inserted = await insist(() => store.insert(draftOf(byKey(key))));
      const { reference } = inserted.result.request;
      acknowledged.set(key, reference);
      const mark = { key, content: '' };
      const changed = await insist(() =>
        store.update(reference, undefined, stored =>
          stored.events.some(event => event.mark?.key === key)
            ? stored
            : { ...stored, events: [...stored.events, eventOf('started', '2026-11-24T10:00:00Z', { mark })] },
        ),
      );
      inVain += inserted.inVain + changed.inVain;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, number) => client(number)));
  return { acknowledged, inVain };
};

const assertKept = async (store: RequestStore, acknowledged: ReadonlyMap<string, string>) => {
  const stored = new Set<string>();
  for await (const reference of store.references({})) stored.add(reference);
  assert.deepEqual(stored, new Set(acknowledged.values()));
  assert.equal(new Set(acknowledged.values()).size, acknowledged.size, 'two keys, one request');
  for (const [key, reference] of acknowledged) {
    assert.equal((await store.findByIdempotencyKey([key]))?.reference, reference);
    assert.deepEqual(
      (await store.find(reference))?.events.map(({ type }) => type),
      ['received', 'started'],
    );
  }
};

test('a database that crashes under load and comes back has all that was acknowledged, once, and no process need be restarted', async t => {
  const cluster = await startCluster(t);
  const handles = await Promise.all([1, 2].map(() => openHandle(t, cluster.url)));
  const stores = await Promise.all(handles.map(handle => handle.open(t)));
  let isOver = false;
  const writing = write(stores, () => isOver);
  const enough = async (count: number) => {
    for (;;) {
      const rows = await runOn(cluster.url, 'SELECT count(*)::int AS count FROM mimer.requests');
      if (Number(rows[0]?.['count']) >= count) return;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  for (const count of [60, 120]) {
    await enough(count);
    await cluster.stop('immediate');
    assert.equal((await stores[0]?.check())?.writable, false);
    await cluster.start();
  }
  await enough(180);
  isOver = true;
  const { acknowledged, inVain } = await writing;
  assert.ok(inVain > 0, 'nobody noticed');
  for (const store of stores) {
    await assertKept(store, acknowledged);
    assert.equal((await store.check()).writable, true);
  }
});

test('connections that are cut under load lose nothing, double nothing and leave nothing locked', async t => {
  const { url, stores } = await threeStores(t);
  let cuts = 0;
  const writing = write(stores, () => cuts >= 15);
  while (cuts < 15) {
    const cut = await runOn(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'mimer' AND datname = current_database() AND random() < 0.4`,
    );
    cuts += Number(cut.length > 0);
    await new Promise(resolve => setTimeout(resolve, 60));
  }
  const { acknowledged, inVain } = await writing;
  assert.ok(inVain > 0, 'nobody noticed');
  assert.ok(acknowledged.size > writers);
  for (const store of stores) await assertKept(store, acknowledged);
});

test('a database that is not there is told in a word', async t => {
  const cluster = await startCluster(t);
  const handle = await openHandle(t, cluster.url);
  const store = await handle.open(t);
  await cluster.stop('fast');
  assert.equal((await store.check()).reason, 'ECONNREFUSED');
  await assert.rejects(store.insert(draftOf(byKey('a'))), { name: 'UnavailableError' });
  await cluster.start();
  await insist(() => store.insert(draftOf(byKey('a'))));
  await runOn(cluster.url, 'ALTER SYSTEM SET default_transaction_read_only = on');
  await runOn(cluster.url, 'SELECT pg_reload_conf()');
  while ((await store.check()).reason !== 'read_only_sql_transaction')
    await new Promise(resolve => setTimeout(resolve, 20));
  await assert.rejects(store.insert(draftOf(byKey('b'))), { name: 'UnavailableError' });
});

test('what a change throws is thrown as it is, whatever it looks like', async t => {
  const store = await (await openHandle(t, await emptyDatabase(t))).open(t);
  const { reference } = (await store.insert(draftOf(byKey('a')))).request;
  const looksLost = Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' });
  await assert.rejects(
    store.update(reference, undefined, () => Promise.reject(looksLost)),
    error => error === looksLost,
  );
});

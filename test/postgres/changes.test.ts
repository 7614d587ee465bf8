import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import type pg from 'pg';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import { openChanges } from '../../reference-server/src/store/postgres/changes.ts';
import type { Database } from '../../reference-server/src/store/postgres/database.ts';
import { byKey, draftOf, started } from '../support/drafts.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { openHandle } from '../support/postgres/open-store.ts';

/** What a store tells of, from now on. */
const listen = (t: TestContext, store: RequestStore) => {
  const told: string[] = [];
  t.after(store.watch(reference => told.push(reference), { closely: true }));
  return told;
};

/** Whoever waits for something that others do. */
const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, 20));
};

/** Ways in which a process can't listen. */
const deaf: Readonly<Record<string, (database: Database) => Database>> = {
  'that may not connect to listen': database => ({
    ...database,
    connect: () => Promise.reject(new Error('There is no connection for this.')),
  }),
  'behind a pooler that takes a LISTEN and never answers it': database => ({
    ...database,
    connect: async () => {
      const client = await database.connect();
      const query = client.query.bind(client);
      return Object.assign(client, {
        query: (statement: string | pg.QueryConfig) =>
          query(statement === 'LISTEN mimer' ? 'SELECT 1' : statement),
      });
    },
  }),
};

const bothHear = async (t: TestContext, one: RequestStore, other: RequestStore) => {
  for (const [writer, watcher] of [
    [one, other],
    [other, one],
  ] as const) {
    const told = listen(t, watcher);
    const { reference } = (await writer.insert(draftOf(byKey(randomUUID())))).request;
    await until(() => told.includes(reference));
    told.length = 0;
    await writer.update(reference, undefined, started);
    await until(() => told.includes(reference));
  }
};

test('processes hear of each other’s changes', async t => {
  const url = await emptyDatabase(t);
  const [one, other] = await Promise.all([openHandle(t, url), openHandle(t, url)]);
  await bothHear(t, await one.open(t), await other.open(t));
});

for (const [name, through] of Object.entries(deaf))
  test(`a process ${name} hears of changes by looking for them`, async t => {
    const url = await emptyDatabase(t);
    const openDeaf = (database: Database) => openChanges({ database: through(database), setTimer: hurried });
    const [one, other] = await Promise.all([openHandle(t, url, openDeaf), openHandle(t, url, openDeaf)]);
    await bothHear(t, await one.open(t), await other.open(t));
  });

test('what is changed while the connection is away is heard of when it is back', async t => {
  const url = await emptyDatabase(t);
  const [one, other] = await Promise.all([openHandle(t, url), openHandle(t, url)]);
  const [writer, watcher] = [await one.open(t), await other.open(t)];
  const listening = "query LIKE '%pg_notify%' OR query LIKE 'LISTEN%'";
  const told = listen(t, watcher);
  const cut = await runOn(
    url,
    `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
     WHERE application_name = 'mimer' AND datname = current_database() AND (${listening})`,
  );
  assert.equal(cut.length, 2);
  const { reference } = (await writer.insert(draftOf(byKey('a')))).request;
  await until(() => told.includes(reference));
  await until(async () => {
    const rows = await runOn(
      url,
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND (${listening}) AND application_name = 'mimer'`,
    );
    return rows.length === 2;
  });
  await bothHear(t, writer, watcher);
});

test('nobody looks for changes in an idle database where nobody watches closely', async t => {
  const url = await emptyDatabase(t);
  const waiting: (() => void)[] = [];
  const setTimer = (task: () => void) => {
    waiting.push(task);
    return () => waiting.splice(waiting.indexOf(task), 1);
  };
  const handle = await openHandle(t, url, database => openChanges({ database, setTimer }));
  const store = await handle.open(t);
  const stop = store.watch(() => undefined);
  assert.equal(waiting.length, 0);
  const stopClosely = store.watch(() => undefined, { closely: true });
  assert.equal(waiting.length, 1);
  stopClosely();
  assert.equal(waiting.length, 0);
  stop();
});

const hurried = (task: () => void, milliseconds: number) => {
  const timer = setTimeout(task, milliseconds / 20);
  return () => clearTimeout(timer);
};

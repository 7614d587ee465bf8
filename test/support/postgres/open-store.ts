import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { openChanges, type Changes } from '../../../reference-server/src/store/postgres/changes.ts';
import { openDatabase, type Database } from '../../../reference-server/src/store/postgres/database.ts';
import { openPostgresStore } from '../../../reference-server/src/store/postgres/postgres-store.ts';
import type { Scope } from '../server-process.ts';
import { emptyDatabase } from './empty-database.ts';

/** What one process has of a database. */
export interface Handle {
  readonly database: Database;
  readonly changes: Changes;
  close(): Promise<void>;
  /** Opens the store of a jurisdiction, which is closed after the test. */
  open(t: Scope, jurisdiction?: string): Promise<RequestStore>;
  /** Opens one whose database is seen through something. */
  openThrough(t: Scope, through: (database: Database) => Database): Promise<RequestStore>;
}

/** Opens a database as a process of its own would; it is closed after the test. */
export const openHandle = async (
  t: Scope,
  url: string,
  changesOf: (database: Database) => Promise<Changes> = database => openChanges({ database }),
): Promise<Handle> => {
  const database = await openDatabase({ url });
  const changes = await changesOf(database);
  const close = async () => {
    await changes.close();
    await database.close();
  };
  t.after(close);
  return {
    close,
    database,
    changes,
    open: async (scope, jurisdiction = 'riverton') => {
      const store = await openPostgresStore({ database, changes, jurisdiction });
      scope.after(() => store.close());
      return store;
    },
    openThrough: async (scope, through) => {
      const seen = through(database);
      const store = await openPostgresStore({ database: seen, changes, jurisdiction: 'riverton' });
      scope.after(() => store.close());
      return store;
    },
  };
};

/** Three processes with one database, and the store of one town in each. */
export const threeStores = async (t: Scope) => {
  const url = await emptyDatabase(t);
  const handles = await Promise.all([1, 2, 3].map(() => openHandle(t, url)));
  const stores = await Promise.all(handles.map(handle => handle.open(t)));
  return { url, stores, at: (index: number) => stores[index % 3] ?? assert.fail() };
};

let shared: Promise<Handle> | undefined;
// The process would wait for the connections.
after(async () => (await shared)?.close());

/** A store in a jurisdiction of its own, in a database that it shares with the stores of all other tests. */
export const ownStore = async (t: Scope): Promise<RequestStore> => {
  const forEver = { after: () => undefined };
  shared ??= emptyDatabase(forEver).then(url => openHandle(forEver, url));
  const handle = await shared;
  return handle.open(t, `town-${randomBytes(6).toString('hex')}`);
};

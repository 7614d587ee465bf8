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
  /** Opens the store of a jurisdiction, which is closed after the test. */
  open(t: Scope, jurisdiction?: string): Promise<RequestStore>;
}

/** Opens a database as a process of its own would; it is closed after the test. */
export const openHandle = async (t: Scope, url: string): Promise<Handle> => {
  const database = await openDatabase({ url });
  const changes = await openChanges({ database });
  t.after(async () => {
    await changes.close();
    await database.close();
  });
  return {
    database,
    changes,
    open: async (scope, jurisdiction = 'riverton') => {
      const store = await openPostgresStore({ database, changes, jurisdiction });
      scope.after(() => store.close());
      return store;
    },
  };
};

let shared: Promise<Handle> | undefined;
const atTheEnd: (() => unknown)[] = [];
// The process would wait for the connections.
after(async () => {
  for (const end of atTheEnd.reverse()) await end();
});

/** A store in a jurisdiction of its own, in a database that it shares with the stores of all other tests. */
export const ownStore = async (t: Scope): Promise<RequestStore> => {
  const process: Scope = { after: end => end !== undefined && atTheEnd.push(end) };
  shared ??= emptyDatabase(process).then(url => openHandle(process, url));
  const handle = await shared;
  return handle.open(t, `town-${randomBytes(6).toString('hex')}`);
};

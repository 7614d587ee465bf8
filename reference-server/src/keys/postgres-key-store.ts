import * as z from 'zod/mini';
import type { Session, Statement } from '../store/postgres/statement.ts';
import { createKeyStore, type KeyRecords, type KeyStore } from './key-store.ts';
import { storedKeySchema } from './stored-key.ts';

/** The keys of a PostgreSQL database, which are the server's: one key opens every jurisdiction. */
export const openPostgresKeyStore = (database: Session): KeyStore =>
  createKeyStore(postgresKeyRecords(database));

/** What is stored of them. */
export const postgresKeyRecords = (database: Session): KeyRecords => ({
  add: async key => {
    await database.query(addKey, [key.id, JSON.stringify(key)]);
  },
  find: async id => (await database.query(findKey, [id]))[0]?.key,
  all: async () => (await database.query(allKeys)).map(({ key }) => key),
  revoke: async (id, at) => (await database.query(revokeKey, [id, at])).length > 0,
});

const keyRow = z.object({ key: storedKeySchema });

const addKey: Statement<unknown> = {
  name: 'add-key',
  text: 'INSERT INTO mimer.api_keys (id, key) VALUES ($1, $2)',
  row: z.unknown(),
};

const findKey = {
  name: 'find-key',
  text: 'SELECT key FROM mimer.api_keys WHERE id = $1',
  row: keyRow,
};

const allKeys = {
  name: 'all-keys',
  text: 'SELECT key FROM mimer.api_keys',
  row: keyRow,
};

const revokeKey = {
  name: 'revoke-key',
  text: `UPDATE mimer.api_keys
    SET key = CASE WHEN key ? 'revokedAt' THEN key ELSE key || jsonb_build_object('revokedAt', $2::text) END
    WHERE id = $1
    RETURNING id`,
  row: z.object({ id: z.string() }),
};

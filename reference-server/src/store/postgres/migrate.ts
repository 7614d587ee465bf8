import type pg from 'pg';
import * as z from 'zod/mini';
import { DatabaseError } from './connection-trouble.ts';
import { migrations } from './migrations/index.ts';

/** Any number that no other program takes: “mimer” in ASCII. */
const lock = 0x6d696d6572;

const oldestServer = 140_000;

const usabilityRow = z.object({ version: z.number(), encoding: z.string(), readOnly: z.boolean() });

const versionRow = z.object({ version: z.number() });

/**
 * Brings the tables up to date, one version after the other, each in a transaction. Of servers that start at once one
 * does it, and the others wait for it; where nothing is to be done, nothing is written.
 *
 * @throws {@link DatabaseError} when a newer server has been here, or the database can't be used.
 */
export const migrate = async (client: pg.Client): Promise<void> => {
  await assertUsable(client);
  await client.query('SELECT pg_advisory_lock($1)', [lock]);
  try {
    const from = await versionIn(client);
    const to = migrations.length;
    if (from > to)
      throw new DatabaseError(
        `The database is of version ${from}, and this server knows ${to}: a newer one has been here. Start that one again, or restore a backup from before it.`,
      );
    for (const [index, text] of [...migrations.entries()].slice(from)) await apply(client, index + 1, text);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock]);
  }
};

const assertUsable = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
       current_setting('transaction_read_only')::bool AS "readOnly"`,
  );
  const [row] = rows.map(found => z.parse(usabilityRow, found));
  if (row === undefined) return;
  if (row.version < oldestServer)
    throw new DatabaseError('PostgreSQL is older than 14, which this server needs. Upgrade it first.');
  if (row.encoding !== 'UTF8')
    throw new DatabaseError(
      `The database’s encoding is ${row.encoding}, which can’t hold every letter. Create one with ENCODING 'UTF8'.`,
    );
  if (row.readOnly)
    throw new DatabaseError(
      'The database is read-only: a standby, perhaps. DATABASE_URL must name the primary.',
    );
};

/** How many migrations were applied, 0 in a new database. */
const versionIn = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT to_regclass('mimer.migrations') IS NOT NULL AS there`,
  );
  const [row] = rows.map(found => z.parse(z.object({ there: z.boolean() }), found));
  if (row?.there !== true) return 0;
  const applied = await client.query<Record<string, unknown>>(
    'SELECT coalesce(max(version), 0) AS version FROM mimer.migrations',
  );
  return applied.rows.map(found => z.parse(versionRow, found))[0]?.version ?? 0;
};

const apply = async (client: pg.Client, version: number, text: string): Promise<void> => {
  await client.query('BEGIN');
  try {
    await client.query(
      `CREATE SCHEMA IF NOT EXISTS mimer;
       CREATE TABLE IF NOT EXISTS mimer.migrations (
         version int PRIMARY KEY,
         applied_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
    await client.query(text);
    await client.query('INSERT INTO mimer.migrations (version) VALUES ($1)', [version]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

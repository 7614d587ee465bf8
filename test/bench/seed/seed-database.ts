import * as z from 'zod/mini';
import { messageRow } from '../../../reference-server/src/store/lowdb/message-row.ts';
import type { Database } from '../../../reference-server/src/store/postgres/database.ts';
import {
  columnNames,
  columnValues,
  requestColumns,
} from '../../../reference-server/src/store/postgres/request-columns.ts';
import type { Session } from '../../../reference-server/src/store/postgres/statement.ts';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { copying, originalOf, type Copy } from './copies.ts';
import { seed } from './seed-store.ts';
import { jurisdiction } from './setting.ts';

/** So many requests of a seeded database went through the store; queries about those are about some that are there. */
export const originals = 2000;

const batch = 20_000;

const noRow = z.unknown();
const indexRow = z.object({ name: z.string(), definition: z.string() });

/**
 * Fills a database: the first requests through the store, all others as copies of those with numbers, keys and times of
 * their own, by statements that take minutes in place of an hour. Indexes are made afterwards.
 *
 * @throws when a copy is not what the store would have written.
 */
export const seedDatabase = (
  { store, database }: { readonly store: RequestStore; readonly database: Database },
  count: number,
): Promise<void> =>
  database.alone(async session => {
    const run = async (...texts: readonly string[]) => {
      for (const text of texts) await session.query({ text, row: noRow });
    };
    await run('SET synchronous_commit = off', "SET maintenance_work_mem = '1GB'");
    // Or else it would spend most of its time on checkpoints.
    await run("ALTER SYSTEM SET max_wal_size = '16GB'", 'SELECT pg_reload_conf()');
    const indexes = await session.query({ text: indexesText, row: indexRow });
    await seed(store, originals);
    await run(...indexes.map(({ name }) => `DROP INDEX mimer.${name}`));
    await keepOriginals(session);
    const copyOf = copying(originals);
    for (let first = originals; first < count; first += batch) {
      const length = Math.min(batch, count - first);
      await insertCopies(
        session,
        first,
        Array.from({ length }, (_, index) => copyOf(first + index)),
      );
    }
    await run(...indexes.map(({ definition }) => definition));
    await run('VACUUM ANALYZE mimer.requests', 'VACUUM ANALYZE mimer.request_keys');
    await run('ALTER SYSTEM RESET max_wal_size', 'SELECT pg_reload_conf()', 'CHECKPOINT');
    for (let index = originals; index < count; index += Math.ceil(count / 50))
      await assertConsistent(session, store, copyOf(index).reference);
  });

const indexesText = `
SELECT indexname AS name, indexdef AS definition FROM pg_indexes
WHERE schemaname = 'mimer' AND tablename = 'requests' AND indexname NOT LIKE '%\\_pkey'`;

/** A list of each member, as `unnest` takes them. */
const listsOf = (copies: readonly Copy[]): readonly unknown[] =>
  members.map(name => copies.map(copy => copy[name]));

const members = ['reference', 'phone', 'key', 'nonce', 'keyHash', 'nonceHash', 'numbers', 'at'] as const;
const memberNames = members.map(name => `"${name}"`).join(', ');
const memberLists = (first: number) =>
  members.map((name, index) => `$${first + index}::${name === 'at' ? 'int' : 'text'}[]`).join(', ');

/** The originals with what their copies don't have taken out of their lexemes. */
const keepOriginals = async (session: Session): Promise<void> => {
  const text = `
CREATE TEMP TABLE originals AS
SELECT original.place, ${members.map(name => `original."${name}" AS "own_${name}"`).join(', ')}, request.*,
  ts_delete(terms, tsvector_to_array(original.numbers::tsvector)) AS words
FROM unnest(${memberLists(1)}) WITH ORDINALITY AS original (${memberNames}, place)
JOIN mimer.requests AS request ON request.jurisdiction = '${jurisdiction}' AND request.reference = original.reference`;
  const all = Array.from({ length: originals }, (_, index) => originalOf(index, originals));
  await session.query({ text, row: noRow }, listsOf(all));
  await session.query({ text: 'ALTER TABLE originals ADD PRIMARY KEY (place)', row: noRow });
  await session.query({ text: 'ANALYZE originals', row: noRow });
};

const inMinute = (column: string) => `date_trunc('minute', ${column}) + copy.at * interval '1 millisecond'`;

/** How a column of a copy follows from the original; those that are not here are the same. */
const changed: Partial<Record<keyof typeof requestColumns, string>> = {
  document: `regexp_replace(
    replace(replace(replace(replace(document::text,
      own_reference, copy.reference), own_phone, copy.phone), "own_key", copy.key), own_nonce, copy.nonce),
    ':\\d\\d\\.\\d\\d\\dZ', ':' || lpad((copy.at / 1000)::text, 2, '0') || '.' || lpad((copy.at % 1000)::text, 3, '0') || 'Z',
    'g')::json`,
  received_at: inMinute('received_at'),
  updated_at: inMinute('updated_at'),
  closed_at: inMinute('closed_at'),
  terms: 'words || copy.numbers::tsvector',
};

const columns = new Map<string, string>(Object.entries(changed));

const copiesText = `
WITH copy AS MATERIALIZED (
  SELECT 1 + ($1::int + ordinality - 1) % ${originals} AS place, ${memberNames}
  FROM unnest(${memberLists(2)}) WITH ORDINALITY AS copy (${memberNames}, ordinality)
), keys AS (
  INSERT INTO mimer.request_keys (jurisdiction, key, reference)
  SELECT '${jurisdiction}', "keyHash", reference FROM copy WHERE "keyHash" <> ''
  UNION ALL SELECT '${jurisdiction}', "nonceHash", reference FROM copy WHERE "nonceHash" <> ''
)
INSERT INTO mimer.requests (jurisdiction, reference, ${columnNames.join(', ')})
SELECT '${jurisdiction}', copy.reference, ${columnNames.map(name => columns.get(name) ?? name).join(', ')}
FROM copy JOIN originals USING (place)`;

const insertCopies = async (session: Session, first: number, copies: readonly Copy[]): Promise<void> => {
  await session.query({ text: copiesText, row: noRow }, [first, ...listsOf(copies)]);
};

const compared = columnNames.filter(name => name !== 'document' && name !== 'tracking');

/** Sees that the columns of a request are those that the store would write for its document. */
const assertConsistent = async (session: Session, store: RequestStore, reference: string): Promise<void> => {
  const request = await store.find(reference);
  if (request === undefined || request.reference !== reference)
    throw new Error(`The seeded request ${reference} is not there.`);
  const values = columnValues(jurisdiction, request, messageRow(request));
  const types = new Map<string, string>(Object.entries(requestColumns));
  const differing = await session.query(
    {
      text: `SELECT column_name FROM mimer.requests, LATERAL (VALUES ${compared
        .map(
          (name, index) =>
            `('${name}', ${name} IS NOT DISTINCT FROM $${index + 3}::${types.get(name) ?? 'text'})`,
        )
        .join(', ')}) AS same (column_name, is_same)
      WHERE jurisdiction = $1 AND reference = $2 AND NOT is_same`,
      row: z.object({ column_name: z.string() }),
    },
    [jurisdiction, reference, ...compared.map(name => values[columnNames.indexOf(name)])],
  );
  if (differing.length > 0)
    throw new Error(
      `The seeded request ${reference} differs in: ${differing.map(({ column_name }) => column_name).join(', ')}.`,
    );
};

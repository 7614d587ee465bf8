import * as z from 'zod/mini';
import type { Session } from '../store/postgres/statement.ts';
import { erasureSchema, type ErasureLog } from './erasure-log.ts';

/**
 * The log of a jurisdiction in a PostgreSQL database, in a table of its own. Nothing is ever changed or deleted there, and
 * an entry is known by what it says: so a newer copy of the table can be loaded over an older one.
 */
export const openPostgresErasureLog = (database: Session, jurisdiction: string): ErasureLog => ({
  append: async erasure => {
    const { reference, at } = erasure;
    await database.query(addErasure, [jurisdiction, reference, at, JSON.stringify(erasure)]);
  },
  // What can be read there is committed.
  settle: () => Promise.resolve(),
  entries: async () => (await database.query(allErasures, [jurisdiction])).map(({ entry }) => entry),
});

const addErasure = {
  name: 'add-erasure',
  text: `INSERT INTO mimer.erasures (jurisdiction, reference, at, entry) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING`,
  row: z.unknown(),
};

const allErasures = {
  name: 'all-erasures',
  text: 'SELECT entry FROM mimer.erasures WHERE jurisdiction = $1 ORDER BY at, reference',
  row: z.object({ entry: erasureSchema }),
};

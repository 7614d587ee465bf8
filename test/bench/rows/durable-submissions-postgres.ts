import { openDatabase } from '../postgres.ts';
import type { Row } from '../row.ts';

export const durableSubmissionsPostgres: Row = {
  name: 'durable-submissions-postgres',
  group: 'server',
  what: 'durable submissions/s through HTTP, 64 at a time, PostgreSQL store',
  peer: '`INSERT` of the same row through pg',
  floor: 'none',
  budget: '≥ 0.6 × the peer',
  run: openDatabase,
};

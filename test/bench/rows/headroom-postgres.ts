import { openDatabase } from '../postgres.ts';
import type { Row } from '../row.ts';

export const headroomPostgres: Row = {
  name: 'headroom-postgres',
  group: 'server',
  what: 'submissions and desk lists with a million requests in PostgreSQL',
  peer: 'what a thousand municipalities send: 2 requests a second',
  floor: 'their peak: 40 a second',
  budget: '≥ 40 submissions/s; lists p99 ≤ 50 ms for filters, number, telephone, name, ≤ 300 ms for text',
  run: openDatabase,
};

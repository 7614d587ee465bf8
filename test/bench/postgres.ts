import type { NotRun } from './row.ts';

/**
 * What the rows about PostgreSQL say until there is something to measure. A database of one's own belongs here once
 * the server has that store: a worker `mimer-server` with `DATABASE_URL` in its environment then opens it by itself,
 * and `seed` of `seed/seed-store.ts` fills it through the same port.
 */
export const openDatabase = (): Promise<NotRun> =>
  Promise.resolve({ notRun: 'the server has no PostgreSQL store yet.' });
